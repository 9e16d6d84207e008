import { beforeEach, expect, it, vi } from 'vitest';
import type { ServerVersion } from '../../../src/language/kratosDocument';

type Listener = (event?: never) => void;

/** As much of the editor as handing a schema over uses. */
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
    workspace: {
      get textDocuments() {
        return editor.documents;
      },
      getConfiguration: (section: string) => ({ get: (name: string) => editor.settings[`${section}.${name}`] }),
      onDidCloseTextDocument: () => ({ dispose: (): void => undefined }),
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

async function meet(
  served?: string,
): Promise<{ yaml: { leavesStructure: (document: object) => boolean }; changed: ReturnType<typeof vi.fn> }> {
  const { YamlHandover } = await import('../../../src/language/yamlHandover');
  const changed = vi.fn();
  const yaml = new YamlHandover(
    { read: () => Promise.resolve(served), onDidChange: vi.fn<ServerVersion['onDidChange']>() },
    changed as () => void,
  );
  await vi.waitFor(() => Promise.resolve());
  return { yaml: yaml as unknown as { leavesStructure: (document: object) => boolean }, changed };
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

it('leaves nothing to anybody while the extension is not there', async () => {
  const { yaml } = await meet();
  expect(yaml.leavesStructure(await open())).toBe(false);
});

it('hands over the schema of the right version, and leaves a document to it once it has asked', async () => {
  const fake = new FakeYaml();
  install(fake);
  const document = await open('version: v1.3.1\nselfservice: {}\n');
  const { yaml, changed } = await meet();
  expect(fake.ids).toEqual(['kratos-config']);
  expect(yaml.leavesStructure(document)).toBe(false);
  const uri = fake.requestSchema(address);
  // The line that names a version proves nothing.
  expect(uri).toBe('kratos-config://schema/v26.2.0');
  expect(fake.requestContent(uri ?? '')).toContain('"definitions"');
  expect(yaml.leavesStructure(document)).toBe(true);
  fake.requestSchema(address);
  expect(changed).toHaveBeenCalledTimes(1);
});

it('answers for configurations only, and with none for a chart or a foreign address', async () => {
  const fake = new FakeYaml();
  install(fake);
  await open('a: 1\n', 'file:///other.yml');
  await open('kratos:\n  config:\n    selfservice: {}\n', 'file:///values.yaml');
  await meet();
  expect(fake.requestSchema('file:///other.yml')).toBeUndefined();
  expect(fake.requestSchema('file:///values.yaml')).toBeUndefined();
  expect(fake.requestSchema('file:///closed.yml')).toBeUndefined();
  expect(fake.requestContent('kratos-config://schema/v9')).toBeUndefined();
});

it('takes the version of the server, and of the settings before it', async () => {
  const fake = new FakeYaml();
  install(fake);
  await open();
  await meet('v25.4.0');
  await vi.waitFor(() => {
    expect(fake.requestSchema(address)).toBe('kratos-config://schema/v25.4.0');
  });
  editor.settings['kratosFlows.config.version'] = 'v1.3.1';
  expect(fake.requestSchema(address)).toBe('kratos-config://schema/v1.3.1');
});

it('obeys the setting, and an extension that does not validate', async () => {
  const fake = new FakeYaml();
  install(fake);
  const document = await open();
  const { yaml } = await meet();
  fake.requestSchema(address);
  editor.settings['yaml.validate'] = false;
  expect(yaml.leavesStructure(document)).toBe(false);
  editor.settings = { 'kratosFlows.config.structureChecks': 'always' };
  expect(fake.requestSchema(address)).toBeUndefined();
  expect(yaml.leavesStructure(document)).toBe(false);
  editor.settings = { 'kratosFlows.config.structureChecks': 'never' };
  expect(yaml.leavesStructure(document)).toBe(true);
});

it('notices that the extension came or went', async () => {
  const fake = new FakeYaml();
  const document = await open();
  const { yaml, changed } = await meet();
  install(fake, false);
  for (const listener of editor.onExtensions) listener();
  await vi.waitFor(() => {
    expect(fake.ids).toEqual(['kratos-config']);
  });
  fake.requestSchema(address);
  expect(yaml.leavesStructure(document)).toBe(true);
  for (const listener of editor.onExtensions) listener();
  editor.extension = undefined;
  for (const listener of editor.onExtensions) listener();
  expect(yaml.leavesStructure(document)).toBe(false);
  expect(changed).toHaveBeenCalledTimes(2);
  expect(fake.ids).toHaveLength(1);
});

it('says everything itself where the extension is of another make, or does not start', async () => {
  editor.extension = { isActive: true, exports: { other: 1 }, activate: () => Promise.resolve() };
  const document = await open();
  expect((await meet()).yaml.leavesStructure(document)).toBe(false);
  editor.extension = { isActive: false, exports: undefined, activate: () => Promise.reject(new Error('broken')) };
  expect((await meet()).yaml.leavesStructure(document)).toBe(false);
});
