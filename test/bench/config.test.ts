import { it } from 'vitest';
import { openWorkbench, type Workbench } from '../kit';
import { configText } from './configText';
import { report } from './figures';
import { runProgram } from './program';
import type { ConfigTimes, Sides } from './programs/config';
import { median, quantile } from './statistics';

const bench = 'config';
const windows = 7;
const p95 = (times: readonly number[]): number => quantile(times, 0.95);

it('explains, completes and checks a configuration of 800 lines, beside yaml-language-server', async () => {
  const { hover, completion, diagnostics, long, slope } = (await runProgram('config')) as ConfigTimes;
  reportRatio('hover p95, ours : yaml-language-server', hover, 0.1);
  reportRatio('completion p95, ours : yaml-language-server', completion, 0.02);
  reportRatio('diagnostics after a key p95, ours : its validation', diagnostics, 0.35);
  report({ bench, name: 'diagnostics after a key, p95', value: p95(diagnostics.ours), unit: 'ms', target: 50 });
  reportRatio('diagnostics after a key, 20,000 lines, p95, ours : its validation', long, 0.35);
  report({
    bench,
    name: 'diagnostics after a key, 20,000 lines, median',
    value: median(long.ours),
    unit: 'ms',
    target: 20,
    targetBeside: 0.35,
  });
  const [first, ...longer] = slope.map(({ lines, times }) => ({ lines, ms: median(times) / lines }));
  if (!first) throw new Error('No slope was measured.');
  for (const { lines, ms } of longer)
    report({
      bench,
      name: `cost of a line at ${lines.toLocaleString('en')} lines : at ${first.lines.toLocaleString('en')}`,
      value: ms / first.ms,
      unit: '×',
      target: 1.05,
      note: slope.map(({ lines: of, times }) => `${String(of)} lines ${median(times).toFixed(1)} ms`).join(', '),
    });
});

it('explains a key soon after the first configuration was opened, beside the built-in JSON extension', async () => {
  const workbench = await openWorkbench({
    view: false,
    workspace: { 'kratos.yml': configText(800), '.vscode/extensions.json': '{\n  "recommendations": []\n}\n' },
  });
  const pairs: { readonly ours: number; readonly theirs: number }[] = [];
  while (pairs.length < windows) {
    await workbench.reload();
    // Who comes first waits for the rest of the window too.
    pairs.push(await firstHovers(workbench, pairs.length % 2 === 0));
  }
  const [ours, theirs] = [pairs.map((pair) => pair.ours), pairs.map((pair) => pair.theirs)];
  const name = `first file opened → its first hover, median of ${String(windows)} windows`;
  report(
    { bench, name, value: median(ours), unit: 'ms', targetBeside: 0.3, note: ours.map(Math.round).join(', ') },
    {
      bench,
      name: 'the same, ours : of the built-in JSON extension, in the same windows',
      value: median(ours) / median(theirs),
      unit: '×',
      target: 1,
      note: `its ${theirs.map(Math.round).join(', ')} ms`,
    },
  );
});

/**
 * Milliseconds from opening a file in a new window until a hover is there, as the extension host sees it: of a
 * configuration, and of a file that the editor's own JSON extension explains, one after the other.
 */
function firstHovers(workbench: Workbench, isOursFirst: boolean): Promise<{ ours: number; theirs: number }> {
  return workbench.inHost(async (vscode, isOursFirst) => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (!folder) throw new Error('There is no workspace.');
    const firstHover = async (name: string, key: string): Promise<number> => {
      const file = vscode.Uri.joinPath(folder.uri, name);
      const start = performance.now();
      const document = await vscode.workspace.openTextDocument(file);
      const place = document.positionAt(document.getText().indexOf(key) + 2);
      for (;;) {
        const hovers = await vscode.commands.executeCommand<unknown[]>('vscode.executeHoverProvider', file, place);
        if (hovers.length > 0) return performance.now() - start;
      }
    };
    const ofOurs = (): Promise<number> => firstHover('kratos.yml', 'required_aal');
    const ofTheirs = (): Promise<number> => firstHover('.vscode/extensions.json', 'recommendations');
    const first = isOursFirst ? await ofOurs() : await ofTheirs();
    const second = isOursFirst ? await ofTheirs() : await ofOurs();
    return isOursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first };
  }, isOursFirst);
}

function reportRatio(name: string, { ours, theirs }: Sides, target: number): void {
  const note = `${p95(ours).toFixed(2)} : ${p95(theirs).toFixed(2)} ms, medians ${median(ours).toFixed(2)} : ${median(theirs).toFixed(2)}`;
  report({ bench, name, value: p95(ours) / p95(theirs), unit: '×', target, note });
}
