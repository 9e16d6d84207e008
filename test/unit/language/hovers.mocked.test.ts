import { EventEmitter } from 'vscode';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';

interface Place {
  readonly line: number;
  readonly character: number;
}
interface FakeHover {
  readonly contents: { readonly value: string; readonly isTrusted?: object };
  readonly range: { readonly start: Place; readonly end: Place };
}
type Provide = (
  document: object,
  position: Place,
  token: { isCancellationRequested: boolean },
) => Promise<FakeHover | undefined>;

const registered: {
  /** Names of languages and patterns alone stand for every scheme. */
  readonly selector: readonly (string | { readonly pattern: string })[];
  readonly provideHover: Provide;
}[] = [];

/** What the active connection's server says, and what the settings say. */
let serverVersion: string | undefined;
let chosenVersion = 'auto';

/** As much of the editor as hovers use. */
vi.mock('vscode', () => {
  class Position {
    constructor(
      readonly line: number,
      readonly character: number,
    ) {}
  }
  class Range {
    readonly start: Position;
    readonly end: Position;
    constructor(...places: [Position, Position] | [number, number, number, number]) {
      const [a, b, c, d] = places;
      this.start = typeof a === 'number' ? new Position(a, b as number) : a;
      this.end = typeof a === 'number' ? new Position(c ?? 0, d ?? 0) : (b as Position);
    }
  }
  return {
    Position,
    Range,
    MarkdownString: class {
      constructor(readonly value: string) {}
    },
    Hover: class {
      constructor(
        readonly contents: object,
        readonly range: Range,
      ) {}
    },
    l10n: {},
    workspace: {
      getConfiguration: () => ({ get: () => chosenVersion }),
      getWorkspaceFolder: (): undefined => undefined,
    },
    Uri: { joinPath: (uri: object) => uri },
    FileType: {},
    Disposable: { from: (...all: object[]) => all },
    EventEmitter: class {
      readonly event = (): void => undefined;
    },
    languages: {
      registerHoverProvider: (
        selector: (typeof registered)[number]['selector'],
        provider: { provideHover: Provide },
      ) => {
        registered.push({ selector, provideHover: provider.provideHover });
        return { dispose: (): void => undefined };
      },
      registerCodeLensProvider: () => ({ dispose: (): void => undefined }),
    },
  };
});

/** A document of one text, as far as hovers read it. */
function documentOf(path: string, text: string): object {
  const starts = [...text.matchAll(/^/gm)].map((match) => match.index);
  const positionAt = (offset: number): Place => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line, character: Math.min(offset, text.length) - (starts[line] ?? 0) };
  };
  const offsetAt = ({ line, character }: Place): number => (starts[line] ?? text.length) + character;
  return {
    uri: { path },
    lineCount: starts.length,
    lineAt: (line: number) => ({ text: text.split('\n')[line] }),
    getText: (range?: { start: Place; end: Place }) =>
      range ? text.slice(offsetAt(range.start), offsetAt(range.end)) : text,
    offsetAt,
    positionAt,
  };
}

async function hoversAt(path: string, marked: string, cancelled = false): Promise<readonly FakeHover[]> {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const document = documentOf(path, marked.replace('|', ''));
  const answers = await Promise.all(
    registered.map(({ provideHover }) => provideHover(document, position, { isCancellationRequested: cancelled })),
  );
  return answers.filter((answer) => answer !== undefined);
}

describe('hovers', () => {
  beforeAll(async () => {
    const { registerHovers } = await import('../../../src/language');
    registerHovers({
      read: () => Promise.resolve(serverVersion),
      onDidChange: new EventEmitter<void>().event,
    });
  });

  it('are registered for the languages people meet ids in, whatever the scheme', () => {
    const [ids, settings] = registered.map(({ selector }) => selector);
    expect(ids).toEqual([
      'json',
      'jsonc',
      'yaml',
      'typescript',
      'typescriptreact',
      'javascript',
      'javascriptreact',
      'go',
      'python',
      'log',
      'plaintext',
    ]);
    expect(settings).toEqual([
      'json',
      'jsonc',
      'yaml',
      'dockercompose',
      'dotenv',
      'properties',
      'helm',
      { pattern: '**/*.env' },
      { pattern: '**/*.env.*' },
    ]);
  });

  it('explain the id under the pointer and mark it', async () => {
    const [hover, ...others] = await hoversAt('/a.go', 'package a\nif id == 40000|06 {');
    expect(hover?.contents.value).toContain('**`4000006`** · error');
    expect(hover?.range).toMatchObject({ start: { line: 1, character: 9 }, end: { line: 1, character: 16 } });
    expect(others).toEqual([]);
  });

  it('explain the words of a server that have no id, and mark them', async () => {
    const log = 'level=info msg=… error=map[reason:No active ses|sion was found in this request. status:Unauthorized]';
    const [hover, ...others] = await hoversAt('/server.log', log);
    expect(hover?.contents.value).toContain('**`session_inactive`**');
    expect(hover?.range).toMatchObject({ start: { character: 34 }, end: { character: 77 } });
    expect(others).toEqual([]);
    const code = `if (reason === 'No valid session cred|entials found in the request.') signIn();`;
    expect((await hoversAt('/a.ts', code))[0]?.contents.value).toContain('whoami found no session');
    expect(await hoversAt('/server.log', log, true)).toEqual([]);
    expect(await hoversAt('/a.ts', 'const ses|sion = await read();')).toEqual([]);
  });

  it('end with the question who is asked, and link no other command than its answer and the page', async () => {
    const [hover] = await hoversAt('/kratos.yml', 'session:\n  whoami:\n    requi|red_aal: aal1\n');
    expect(hover?.contents.value).toMatch(
      /\n\n\[Who is asked for a second factor\?\]\(command:kratosFlows\.whoIsAsked\?[^)]*\) · \[More\]\([^)]*\)$/,
    );
    expect(hover?.contents.isTrusted).toEqual({ enabledCommands: ['kratosFlows.whoIsAsked', 'kratosFlows.explain'] });
  });

  it.each([
    ['/a.go', 'if id == 40000|06 {', '4000006'],
    ['/a.ts', `"error": "giving up after 3 atte|mpt(s)"`, 'giving up after 3 attempt(s)'],
    ['/server.log', 'reason:No active ses|sion was found in this request.', 'session_inactive'],
    ['/kratos.yml', 'session:\n  life|span: 1h\n', 'session.lifespan'],
    ['/kratos.yml', 'session:\n  whoami:\n    required_aal: aa|l2\n', 'session.whoami.required_aal'],
    ['/kratos.yml', '# kratos-ignore no-cou|rier\nsession:\n  lifespan: 1h\n', 'kratos/no-courier'],
    ['/.env', 'SELFSERVICE_METHODS_TOTP_ENA|BLED=true\n', 'selfservice.methods.totp.enabled'],
    [
      '/person.json',
      '{"properties": {"traits": {"properties": {"a": {"ory.sh/kratos": {"recovery": {"v|ia": "email"}}}}}}}',
      'ory.sh/kratos.recovery.via',
    ],
  ])('in %s lead on to the page about it: %s', async (path, text, id) => {
    const [hover] = await hoversAt(path, text);
    const [, address = ''] =
      /\[More\]\(command:kratosFlows\.explain\?([^)]*)\)$/.exec(hover?.contents.value ?? '') ?? [];
    expect(JSON.parse(decodeURIComponent(decodeURIComponent(address)))).toEqual([{ id }]);
    expect(hover?.contents.isTrusted).toHaveProperty(
      'enabledCommands',
      expect.arrayContaining(['kratosFlows.explain']),
    );
  });

  it('explain required_aal in a configuration, key and value', async () => {
    const [key] = await hoversAt('/kratos.yml', 'session:\n  whoami:\n    required|_aal: aal1\n');
    expect(key?.contents.value).toContain('**`session.whoami.required_aal`**');
    expect(key?.range).toMatchObject({ start: { line: 2, character: 4 }, end: { line: 2, character: 16 } });
    const [value] = await hoversAt('/x.yml', 'selfservice:\n  flows:\n    settings:\n      required_aal: aa|l2\n');
    expect(value?.contents.value).toContain('**`aal2`** · error');
  });

  it('explain for the version that is chosen, else of the server, else of the line in the file, else of the latest release', async () => {
    const explained = async (text: string): Promise<string> =>
      (await hoversAt('/kratos.yml', text))[0]?.contents.value ?? '';
    const setting = 'selfservice:\n  flows:\n    registration:\n      sty|le: unified\n';
    expect(await explained(setting)).not.toContain('needs v25.4.0');
    expect(await explained(`version: v1.3.1\n${setting}`)).toContain('needs v25.4.0; this file is for v1.3.1');
    serverVersion = 'v1.3.1';
    expect(await explained(setting)).toContain('needs v25.4.0; this file is for v1.3.1');
    expect(await explained(`version: v26.2.0\n${setting}`)).toContain('needs v25.4.0; this file is for v1.3.1');
    chosenVersion = 'v26.2.0';
    expect(await explained(`version: v1.3.1\n${setting}`)).not.toContain('needs v25.4.0');
    [serverVersion, chosenVersion] = [undefined, 'auto'];
  });

  it('explain identity schemas and variables', async () => {
    const schema =
      '{"properties": {"traits": {"properties": {"a": {"ory.sh/kratos": {"recovery": {"v|ia": "email"}}}}}}}';
    expect((await hoversAt('/person.json', schema))[0]?.contents.value).toContain('**`recovery.via`**');
    const variable = 'SELFSERVICE_METHODS_TOTP_ENA|BLED=true\n';
    expect((await hoversAt('/.env', variable))[0]?.contents.value).toContain('**`selfservice.methods.totp.enabled`**');
  });

  it('say nothing elsewhere, and nothing once cancelled', async () => {
    expect(await hoversAt('/a.yml', 'session:\n  whoami:\n    required|_aal: aal1\n')).toEqual([]);
    expect(await hoversAt('/kratos.yml', 'dns: mem|ory\n')).toEqual([]);
    expect(await hoversAt('/kratos.yml', 'session:\n  whoami:\n    required|_aal: aal1\n', true)).toEqual([]);
  });
});

describe('what hovers load', () => {
  const textOf = (file: string): string =>
    readFileSync(fileURLToPath(new URL(`../../../src/language/${file}`, import.meta.url)), 'utf8');

  it('is nothing but the editor until something is hovered', () => {
    const imported = [...textOf('index.ts').matchAll(/^import (?!type ).*'(.*)';$/gm)].map(([, name]) => name);
    expect(imported).toEqual(['vscode']);
  });

  it('is the YAML parser only behind the recognition of a configuration', () => {
    const text = textOf('hovers.ts');
    const loads = [...text.matchAll(/^.*import\('\.\.\/config\/hover\/explainSetting'\)/gm)];
    const [first, second] = loads.map(({ 0: line }) => line);
    expect(first).toContain('= recogniseOpenDocument(document) && import');
    expect(second).toContain('await (loading ?? import');
    expect(loads).toHaveLength(2);
    expect(text.indexOf('if (!recognised) return')).toBeLessThan(loads[1]?.index ?? 0);
  });
});
