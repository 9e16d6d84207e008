import { it } from 'vitest';
import { manifest } from '../../scripts/places.mjs';
import { openWorkbench, type Workbench } from '../kit';
import { report } from './figures';
import { median } from './statistics';

const bench = 'opening';
const length = 1_000_000;
const times = 7;
const extension = `${manifest.publisher}.${manifest.name}`;

/** Documents of others: what a line of each is like. */
const kinds: Readonly<Record<string, (line: number) => string>> = {
  'a.json': (line) =>
    `${line === 0 ? '{' : ','}"key${line}": { "enabled": true, "url": "http://127.0.0.1:${line}/" }\n`,
  'a.yaml': (line) => `rule_${line}:\n  port: ${line}\n  hosts: [a, b]\n`,
  'a.log': (line) => `2030-01-01T00:00:00Z level=info msg=started request=${line} path=/sessions/whoami status=401\n`,
  'a.ts': (line) => `export const value${line}: string = 'text ${line}'; // ${line}\n`,
  'in-one-line.json': (line) => `${line === 0 ? '[' : ','}{"id":${line},"name":"somebody"}`,
};

function textOf(line: (number: number) => string): string {
  const lines: string[] = [];
  for (let written = 0; written < length;) written += lines[lines.push(line(lines.length)) - 1]?.length ?? 0;
  return lines.join('');
}

it('opens documents of others', async () => {
  const texts = Object.entries(kinds).flatMap(([name, line]) => {
    const text = textOf(line);
    return Array.from({ length: times }, (_, at) => [`${at}/${name}`, text] as const);
  });
  const workbench = await openWorkbench({
    view: false,
    workspace: { ...Object.fromEntries(texts), 'kratos.yml': 'dsn: memory\n' },
  });
  await measure(workbench, 'before any configuration');
  await workbench.openFile('kratos.yml');
  await workbench.statusItem(/^Kratos v/).waitFor();
  await measure(workbench, 'beside a configuration');
});

async function measure(workbench: Workbench, when: string): Promise<void> {
  for (const name of Object.keys(kinds)) {
    const seen: number[] = [];
    for (let at = 0; at < times; at += 1) seen.push(await timeOf(workbench, `${at}/${name}`));
    report({
      bench,
      name: `${name}, 1 MB, ${when}: our time, median of ${times}`,
      value: median(seen),
      unit: 'ms',
      target: 1,
      note: seen.map((ms) => ms.toFixed(2)).join(', '),
    });
  }
}

/** Microseconds between two looks of the profiler. Where it looks much later, nobody here had the processor. */
const interval = 50;

/**
 * Milliseconds that the extension host spends in this extension, and in what it calls, while a document is opened and
 * shown, as its profiler sees it.
 */
async function timeOf(workbench: Workbench, file: string): Promise<number> {
  const { nodes, folder } = await workbench.inHost(
    async (vscode, { name, extension, interval }) => {
      // What came forward when the last one was closed is looked at first.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const { Session } = process.getBuiltinModule('node:inspector/promises');
      const session = new Session();
      session.connect();
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval });
      const [root] = vscode.workspace.workspaceFolders ?? [];
      if (!root) throw new Error('There is no workspace.');
      await session.post('Profiler.start');
      await vscode.window.showTextDocument(vscode.Uri.joinPath(root.uri, name));
      // Checks wait for a pause, and the editor asks for links and lenses then.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      const spent = new Map<number, number>();
      for (const [at, id] of (profile.samples ?? []).entries())
        spent.set(id, (spent.get(id) ?? 0) + Math.min(profile.timeDeltas?.[at] ?? 0, 10 * interval));
      return {
        nodes: profile.nodes.map(({ id, callFrame: { url }, children = [] }) => ({
          id,
          url,
          children,
          us: spent.get(id) ?? 0,
        })),
        folder: vscode.extensions.getExtension(extension)?.extensionPath ?? '?',
      };
    },
    { name: file, extension, interval },
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const spentIn = (id: number, isOurs: boolean): number => {
    const node = byId.get(id);
    if (!node) return 0;
    const ours = isOurs || node.url.includes(folder);
    return (ours ? node.us : 0) + node.children.reduce((sum, child) => sum + spentIn(child, ours), 0);
  };
  return spentIn(nodes[0]?.id ?? 0, false) / 1000;
}
