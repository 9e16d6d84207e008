import { describe, expect, it, vi } from 'vitest';

interface Edit {
  readonly range: { readonly start: number; readonly end: number };
  readonly newText: string;
}
interface Item {
  readonly label: string | { readonly label: string };
  additionalTextEdits?: readonly Edit[];
}

/** As much of the editor as suggestions use; a place is its offset. */
vi.mock('vscode', () => {
  class Range {
    constructor(
      readonly start: number,
      readonly end: number,
    ) {}
  }
  const disposable = { dispose: (): void => undefined };
  return {
    CompletionItem: class {
      constructor(readonly label: Item['label']) {}
    },
    CompletionItemKind: {},
    CompletionItemTag: {},
    MarkdownString: vi.fn(),
    Position: vi.fn(),
    SnippetString: vi.fn(),
    Range,
    TextEdit: {
      insert: (at: number, newText: string) => ({ range: new Range(at, at), newText }),
      replace: (range: Range, newText: string) => ({ range, newText }),
    },
    Uri: { joinPath: (uri: object) => uri },
    FileType: {},
    l10n: {},
    Disposable: { from: () => disposable },
    EventEmitter: vi.fn(),
    extensions: { getExtension: (): undefined => undefined, onDidChange: () => disposable },
    languages: { registerCompletionItemProvider: () => disposable },
    workspace: {
      getConfiguration: () => ({ get: (_: string, other: unknown) => other }),
      getWorkspaceFolder: (): undefined => undefined,
    },
  };
});

const never = { isCancellationRequested: false };

/** The suggestion with a label at the end of a text, and how the editor asks for the rest of it. */
async function suggested(
  languageId: string,
  text: string,
  label: string,
): Promise<{ item: Item; resolve: () => void }> {
  const { ConfigCompletion } = await import('../../../src/language/completion');
  const provider = new ConfigCompletion([], { read: () => Promise.resolve(undefined) } as never);
  const offset = text.indexOf('|');
  const document = {
    uri: { path: '/kratos.yml', scheme: 'untitled', toString: () => 'untitled:/kratos.yml' },
    languageId,
    version: 1,
    getText: () => text.replace('|', ''),
    offsetAt: (at: number) => at,
    positionAt: (at: number) => at,
    lineAt: () => ({ text: '' }),
  };
  const items = await provider.provideCompletionItems(document as never, offset as never, never as never, {} as never);
  const item = (items as unknown as Item[]).find((one) =>
    (typeof one.label === 'string' ? one.label : one.label.label).includes(label),
  );
  if (!item) throw new Error(`${label} is not offered`);
  return { item, resolve: () => provider.resolveCompletionItem(item as never, never as never) };
}

describe('a suggestion that writes elsewhere too', () => {
  const yaml = `selfservice:
  flows:
    settings:
      ui_url: http://localhost:3000/settings
      ask|
session:
  lifespan: 24h
`;

  it('writes it once, however often the editor asks', async () => {
    const { item, resolve } = await suggested('yaml', yaml, 'in both places');
    expect(item.additionalTextEdits).toBeUndefined();
    resolve();
    const once = item.additionalTextEdits;
    expect(once).toHaveLength(1);
    expect(once?.[0]?.newText).toContain('whoami:');
    resolve();
    expect(item.additionalTextEdits).toEqual(once);
  });
});
