import { beforeEach, expect, it, vi } from 'vitest';

type Listener = (event?: never) => void;

/** As much of the editor as offering a schema uses. */
interface Editor {
  settings: Record<string, unknown>;
  extension: { isActive: boolean; exports: unknown; activate: () => Promise<unknown> } | undefined;
  readonly documents: { uri: object; getText: () => string }[];
  readonly onExtensions: Listener[];
}
const editor = vi.hoisted((): Editor => ({ settings: {}, extension: undefined, documents: [], onExtensions: [] }));

vi.mock('vscode', () => {
  const uriOf = (text: string): object => {
    const [, scheme = '', path = ''] = /^([\w-]+):(?:\/\/\w*)?(.*)$/.exec(text) ?? [];
    return { scheme, path, toString: () => text };
  };
  return {
    l10n: {},
    Uri: { parse: uriOf },
    Position: class {
      constructor(
        readonly line: number,
        readonly character: number,
      ) {}
    },
    Range: Object,
    Disposable: class {
      constructor(readonly dispose: () => void) {}
    },
    extensions: {
      getExtension: () => editor.extension,
      onDidChange: (listener: Listener) => {
        editor.onExtensions.push(listener);
        return { dispose: (): void => undefined };
      },
    },
    languages: {
      // As far as patterns are tried here: `**/` and a name.
      match: ({ pattern }: { pattern: string }, { uri }: { uri: { toString: () => string } }) =>
        Number(uri.toString().endsWith(pattern.replace('**', ''))),
    },
    workspace: {
      get textDocuments() {
        return editor.documents;
      },
      getConfiguration: (section: string) => ({ get: (name: string) => editor.settings[`${section}.${name}`] }),
    },
  };
});

/** A stand-in for the extension of Red Hat, with the part of its interface that is used. */
class FakeYaml {
  requestSchema: (resource: string) => string | undefined = () => undefined;
  requestContent: (uri: string) => string | undefined = () => undefined;
  ids: string[] = [];

  readonly api = {
    registerContributor: (
      id: string,
      requestSchema: FakeYaml['requestSchema'],
      requestContent: FakeYaml['requestContent'],
    ): boolean => {
      this.ids.push(id);
      this.requestSchema = requestSchema;
      this.requestContent = requestContent;
      return true;
    },
  };
}

const address = 'file:///kratos.yml';

async function open(text = 'selfservice: {}\n', path = address): Promise<{ uri: object; getText: () => string }> {
  const { Uri } = await import('vscode');
  const document = { uri: Uri.parse(path), getText: () => text, positionAt: () => ({}), lineCount: 1 };
  editor.documents.push(document);
  return document;
}

async function meet(): Promise<void> {
  const { YamlContributor } = await import('../../../../src/language/yaml/yamlContributor');
  new YamlContributor();
  await vi.waitFor(() => Promise.resolve());
}

function install(fake: FakeYaml, isActive = true): void {
  editor.extension = { isActive, exports: fake.api, activate: () => Promise.resolve(fake.api) };
}

beforeEach(() => {
  editor.settings = {};
  editor.extension = undefined;
  editor.documents.length = 0;
  editor.onExtensions.length = 0;
});

it('gives each configuration a schema that says nothing, and other documents none', async () => {
  const fake = new FakeYaml();
  install(fake);
  await open('version: v1.3.1\nselfservice: {}\n');
  await open('a: 1\n', 'file:///other.yml');
  await open('kratos:\n  config:\n    selfservice: {}\n', 'file:///values.yaml');
  await open('apiVersion: v1\nkind: ConfigMap\n', 'file:///kratos-configmap.yaml');
  await meet();
  expect(fake.ids).toEqual(['kratos-config']);
  expect(fake.requestContent(fake.requestSchema(address) ?? '')).toBe('{}');
  for (const name of ['other.yml', 'values.yaml', 'kratos-configmap.yaml', 'closed.yml'])
    expect(fake.requestSchema(`file:///${name}`)).toBeUndefined();
  expect(fake.requestContent('kratos-config://schema/v9')).toBeUndefined();
});

it.each([
  ['where others are to check', { 'kratosFlows.config.structureChecks': 'never' }],
  ['where the person named one by the file’s name', { 'yaml.schemas': { 'https://example.com/a.json': 'kratos.yml' } }],
  ['and by one of several names', { 'yaml.schemas': { 'https://example.com/a.json': ['a.yml', '/kratos.yml'] } }],
])('gives none %s', async (_, settings) => {
  const fake = new FakeYaml();
  install(fake);
  await open();
  await meet();
  expect(fake.requestSchema(address)).toBeDefined();
  editor.settings = settings;
  expect(fake.requestSchema(address)).toBeUndefined();
  editor.settings = { 'yaml.schemas': { 'https://example.com/a.json': 'other.yml' } };
  expect(fake.requestSchema(address)).toBeDefined();
});

it('notices that the extension came, and tells it once', async () => {
  const fake = new FakeYaml();
  await open();
  await meet();
  install(fake, false);
  for (const listener of editor.onExtensions) listener();
  await vi.waitFor(() => {
    expect(fake.ids).toEqual(['kratos-config']);
  });
  for (const listener of editor.onExtensions) listener();
  await vi.waitFor(() => Promise.resolve());
  expect(fake.ids).toHaveLength(1);
});

it('is not put off by an extension of another make, or one that does not start', async () => {
  editor.extension = { isActive: true, exports: { other: 1 }, activate: () => Promise.resolve() };
  await meet();
  editor.extension = { isActive: false, exports: undefined, activate: () => Promise.reject(new Error('broken')) };
  await meet();
});
