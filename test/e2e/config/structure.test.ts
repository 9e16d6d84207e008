import { beforeAll, describe, expect, it } from 'vitest';
import { minimalConfiguration, openFiles, type Workbench } from '../../kit';

const configuration = `${minimalConfiguration()}session:
  lifespan: 1d
log:
  level: warn
  levl: info
`;

/** What is found in the active file, above hints: `code: text that it stands at`. */
const problems = (workbench: Workbench): Promise<string[]> =>
  workbench.inHost((vscode) => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return Promise.resolve([]);
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source, severity }) => source === 'kratos' && severity < vscode.DiagnosticSeverity.Hint);
    return Promise.resolve(
      found.map(
        ({ code, range }) => `${typeof code === 'object' ? code.value : (code ?? '')}: ${document.getText(range)}`,
      ),
    );
  });

/** What is said of a large file stands at its first line. */
const said = ': dsn: memory';
const plain = ['kratos/not-allowed: warn', 'kratos/unknown-key: levl'];
const ours = ['kratos/wrong-form: 1d'];

it('says what Kratos would refuse, with its cure', async () => {
  const workbench = await openFiles({
    'identity.schema.json': identitySchema,
    'kratos.yml': configuration,
    'big.kratos.yml': `${configuration}#${'-'.repeat(3_000_000)}\n`,
    'large.kratos.yml': `${configuration}#${'-'.repeat(300_000)}\n`,
  });
  await workbench.openFile('big.kratos.yml');
  await workbench.statusItem(/left alone, 3 MB/).waitFor();
  await workbench.openFile('large.kratos.yml');
  await workbench.statusItem(/left alone, 300 kB/).waitFor();
  await expect.poll(() => problems(workbench)).toEqual([said]);
  await workbench.openFile('kratos.yml');
  await expect.poll(() => problems(workbench)).toEqual([...ours, ...plain]);
  await workbench.executeCommand('editor.action.marker.next');
  await workbench.screenshot('config-structure');
  const text = await workbench.inHost(async (vscode) => {
    const document = vscode.window.activeTextEditor?.document;
    const at = document?.positionAt(document.getText().indexOf('1d') + 1);
    if (!document || !at) return '';
    const [action] = await vscode.commands.executeCommand<{ edit?: InstanceType<typeof vscode.WorkspaceEdit> }[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
    );
    if (action?.edit) await vscode.workspace.applyEdit(action.edit);
    return document.getText();
  });
  expect(text).toContain('lifespan: 24h');
  await expect.poll(() => problems(workbench)).toEqual(plain);
});

it('checks a large file once when it is asked to, until the next change', async () => {
  const workbench = await openFiles({
    'identity.schema.json': identitySchema,
    'large.kratos.yml': `${configuration}${'# - a line of a large file\n'.repeat(40_000)}`,
    'small.kratos.yml': configuration,
  });
  await workbench.openFile('large.kratos.yml');
  await expect.poll(() => problems(workbench)).toEqual([said]);
  await workbench.executeCommand('editor.action.marker.next');
  await workbench.screenshot('config-large');
  await workbench.executeCommand('closeMarkersNavigation');
  await workbench.executeCommand('editor.action.quickFix');
  await workbench.page.locator('.action-widget').getByText('Check this file once').waitFor();
  await workbench.page.keyboard.press('Enter');
  await expect.poll(() => problems(workbench)).toEqual([said, ...ours, ...plain]);
  await workbench.screenshot('config-large-checked');
  // A file that is saved has all others checked, but for this one.
  await workbench.openFile('small.kratos.yml');
  await workbench.executeCommand('cursorBottom');
  await workbench.executeCommand('type', { text: '#' });
  await workbench.executeCommand('workbench.action.files.save');
  await expect.poll(() => problems(workbench)).toEqual([...ours, ...plain]);
  await workbench.openFile('large.kratos.yml');
  expect(await problems(workbench)).toEqual([said, ...ours, ...plain]);
  await workbench.executeCommand('cursorBottom');
  await workbench.executeCommand('type', { text: '#' });
  await expect.poll(() => problems(workbench)).toEqual([said]);
  await workbench.statusItem(/left alone, 1 MB/).click();
  await expect.poll(() => problems(workbench)).toEqual([said, ...ours, ...plain]);
});

/** The real extension of Red Hat where a VSIX of it is named, else one that behaves as that was seen to. */
const yamlExtension = process.env.KRATOS_FLOWS_YAML_VSIX ?? 'yaml-stand-in';

/** The schema that it names, so that nothing is to be said of that. */
const identitySchema = JSON.stringify({
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: {
        email: { type: 'string', 'ory.sh/kratos': { credentials: { password: { identifier: true } } } },
      },
    },
  },
});

const withMistakes = `${configuration}log:
  level: info
`;
const schemaOfTheirs = JSON.stringify({ properties: { log: { properties: { level: { enum: ['info'] } } } } });

describe('beside the YAML extension', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openFiles(
      {
        'identity.schema.json': identitySchema,
        'kratos.yml': configuration,
        'twice.kratos.yml': withMistakes,
        'modeline.kratos.yml': `# yaml-language-server: $schema=theirs.json\n${configuration}`,
        'silenced.kratos.yml': `# yaml-language-server: $schema=none\n${configuration}`,
        'chosen.kratos.yml': configuration,
        'values.yaml': 'kratos:\n  config:\n    session:\n      ',
        'theirs.json': schemaOfTheirs,
      },
      {
        settings: { 'yaml.schemas': { './theirs.json': 'chosen.kratos.yml' }, 'yaml.schemaStore.enable': false },
        extensions: [yamlExtension],
      },
    );
  });

  /** What everyone says of the active file, above hints: where it comes from and the text that it stands at. */
  const allProblems = (): Promise<string[]> =>
    workbench.inHost((vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return Promise.resolve([]);
      return Promise.resolve(
        vscode.languages
          .getDiagnostics(document.uri)
          .filter(({ severity }) => severity < vscode.DiagnosticSeverity.Hint)
          .map(({ source = '', range }) => `${source.replace(/:.*/, '')}: ${document.getText(range)}`)
          .sort(),
      );
    });
  /** How many hovers there are on a word of the active file. */
  const hoversOn = (word: string): Promise<number> =>
    workbench.inHost(async (vscode, wanted) => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return 0;
      const at = document.positionAt(document.getText().indexOf(wanted) + 1);
      const hovers = await vscode.commands.executeCommand<{ contents: { value: string }[] }[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      // The extension of Red Hat answers with an empty text where its schema says nothing; nobody sees that.
      return hovers.filter(({ contents }) => contents.some(({ value }) => value !== '')).length;
    }, word);

  it('says everything of the structure itself, with its cures, and explains each key once', async () => {
    await workbench.openFile('kratos.yml');
    const own = ['kratos: 1d', 'kratos: levl', 'kratos: warn'];
    await expect.poll(allProblems).toEqual(own);
    // It has looked at the file by now, as at this one, of which it says something.
    await workbench.openFile('twice.kratos.yml');
    await expect.poll(allProblems).toContain('YAML: log:');
    await workbench.openFile('kratos.yml');
    expect(await allProblems()).toEqual(own);
    expect(await hoversOn('lifespan')).toBe(1);
    expect(await hoversOn('default_browser_return_url')).toBe(1);
  });

  it('leaves a key that stands twice to it, and says what it does not say', async () => {
    await workbench.openFile('twice.kratos.yml');
    await expect.poll(allProblems).toEqual(['YAML: log:', 'kratos: 1d', 'kratos: levl', 'kratos: warn']);
  });

  it.each(['modeline.kratos.yml', 'chosen.kratos.yml'])(
    'says nothing again that their own schema says, %s',
    async (file) => {
      await workbench.openFile(file);
      await expect.poll(allProblems).toEqual(['kratos: 1d', 'kratos: levl', 'yaml-schema: warn']);
    },
  );

  it('speaks where a modeline wants no schema', async () => {
    await workbench.openFile('silenced.kratos.yml');
    await expect.poll(allProblems).toEqual(['kratos: 1d', 'kratos: levl', 'kratos: warn']);
  });

  it('offers all that goes below a key of a chart', async () => {
    await workbench.openFile('values.yaml');
    const labels = await workbench.inHost(async (vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return [];
      const { items } = await vscode.commands.executeCommand<{ items: { label: string | { label: string } }[] }>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.positionAt(document.getText().length),
      );
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    });
    for (const key of ['cookie', 'lifespan', 'whoami', 'earliest_possible_extend'])
      expect(labels.filter((label) => label === key)).toHaveLength(1);
  });

  it('is silent about the structure when a setting says so', async () => {
    await workbench.inHost((vscode) =>
      vscode.workspace.getConfiguration('kratosFlows').update('config.structureChecks', 'never', true),
    );
    await workbench.openFile('kratos.yml');
    await expect.poll(() => problems(workbench)).toEqual(ours);
  });
});
