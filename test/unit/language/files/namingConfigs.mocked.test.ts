import { beforeEach, expect, it, vi } from 'vitest';

interface FakeUri {
  readonly path: string;
  readonly fsPath: string;
  readonly with: (change: { path: string }) => FakeUri;
  readonly toString: () => string;
}

/** As much of the editor as looking for configurations uses. */
interface Editor {
  readonly documents: { uri: unknown; getText: () => string }[];
  files: Readonly<Record<string, string>>;
  readonly asked: unknown[][];
}
const editor = vi.hoisted((): Editor => ({ documents: [], files: {}, asked: [] }));

vi.mock('vscode', () => {
  const uriOf = (path: string): FakeUri => ({
    path,
    fsPath: path,
    with: (change) => uriOf(change.path),
    toString: () => `file://${path}`,
  });
  const join = (base: FakeUri, ...parts: string[]): FakeUri =>
    uriOf(new URL([base.path, ...parts].join('/'), 'file:///').pathname);
  return {
    Uri: { joinPath: join, file: uriOf },
    FileType: { File: 1, Directory: 2, SymbolicLink: 64 },
    Position: Object,
    Range: Object,
    workspace: {
      get textDocuments() {
        return editor.documents;
      },
      workspaceFolders: [{ uri: uriOf('/w') }],
      getWorkspaceFolder: ({ path }: FakeUri) => (path.startsWith('/w/') ? {} : undefined),
      findFiles: (...asked: unknown[]) => {
        editor.asked.push(asked);
        return Promise.resolve(Object.keys(editor.files).map(uriOf));
      },
      fs: {
        stat: ({ path }: FakeUri) => Promise.resolve({ type: 1, size: editor.files[path]?.length ?? 0 }),
        readFile: ({ path }: FakeUri) => Promise.resolve(new TextEncoder().encode(editor.files[path])),
      },
    },
  };
});

const config = (url: string): string => `identity: {schemas: [{id: default, url: "${url}"}]}\nselfservice: {}\n`;

async function naming(schema: string): Promise<string | undefined> {
  const { Uri } = await import('vscode');
  const { configsNaming } = await import('../../../../src/language/files/namingConfigs');
  for await (const { config } of configsNaming(Uri.file(schema))) return config.text;
  return undefined;
}

beforeEach(() => {
  editor.documents.length = 0;
  editor.files = {};
  editor.asked.length = 0;
});

it('finds the open configuration that names the schema, before those of the workspace', async () => {
  const { Uri } = await import('vscode');
  const open = (path: string, text: string): void =>
    void editor.documents.push({ uri: Uri.file(path), getText: () => text, offsetAt: () => text.length } as never);
  open('/w/notes.md', '# a');
  open('/w/conf/other.yml', 'a: 1');
  open('/w/conf/kratos.yml', config('file://./identity.json'));
  editor.files = { '/w/kratos.yml': config('file://./conf/identity.json') };
  expect(await naming('/w/conf/identity.json')).toBe(config('file://./identity.json'));
  expect(editor.asked).toEqual([]);
});

it('looks at a few files of the workspace otherwise', async () => {
  editor.files = {
    '/w/a.kratos.yml': config('file://./b.json'),
    '/w/kratos.yml': config('file:///w/conf/identity.json'),
  };
  expect(await naming('/w/conf/identity.json')).toBe(config('file:///w/conf/identity.json'));
  expect(editor.asked[0]?.[2]).toBe(100);
});

it('finds none where none names it, and looks for none outside the workspace', async () => {
  editor.files = { '/w/kratos.yml': config('https://example.com/identity.json') };
  expect(await naming('/w/identity.json')).toBeUndefined();
  editor.asked.length = 0;
  expect(await naming('/elsewhere/identity.json')).toBeUndefined();
  expect(editor.asked).toEqual([]);
});
