import { readFileSync } from 'node:fs';
import type { ExtensionContext, TreeDataProvider } from 'vscode';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Assembly } from '../../src/assembly';

const editor = vi.hoisted(() => {
  /** As much of an event as is used here. */
  class EventEmitter<News> {
    private readonly listeners = new Set<(news: News) => void>();
    readonly event = (listener: (news: News) => void): { dispose: () => void } => {
      this.listeners.add(listener);
      return { dispose: () => this.listeners.delete(listener) };
    };
    fire(news: News): void {
      for (const listener of this.listeners) listener(news);
    }
    dispose(): void {
      this.listeners.clear();
    }
  }
  return {
    EventEmitter,
    commands: new Map<string, (...args: unknown[]) => Promise<unknown>>(),
    trees: new Map<string, TreeDataProvider<string>>(),
    others: [] as string[],
    connections: [] as unknown[],
    trusted: true,
    settingsChanged: new EventEmitter<undefined>(),
    trustGranted: new EventEmitter<undefined>(),
  };
});

vi.mock('vscode', () => {
  const ends = { dispose: (): void => undefined };
  const note = (name: string) => (): typeof ends => {
    editor.others.push(name);
    return ends;
  };
  class Disposable {
    static from = (...all: { dispose(): void }[]): Disposable =>
      new Disposable(() => {
        for (const one of all) one.dispose();
      });
    constructor(readonly dispose: () => void) {}
  }
  return {
    EventEmitter: editor.EventEmitter,
    Disposable,
    commands: {
      registerCommand: (id: string, run: () => Promise<unknown>) => {
        editor.commands.set(id, run);
        return ends;
      },
    },
    lm: { registerTool: note('tool') },
    window: {
      createTreeView: (id: string, { treeDataProvider }: { treeDataProvider: TreeDataProvider<string> }) => {
        editor.trees.set(id, treeDataProvider);
        return { ...ends, id };
      },
      registerWebviewPanelSerializer: (type: string) => note(`panels ${type}`)(),
      registerCustomEditorProvider: note('pages'),
      onDidChangeActiveTextEditor: note('editors'),
    },
    languages: { registerHoverProvider: note('hovers'), registerCodeLensProvider: note('lenses') },
    workspace: {
      get isTrusted() {
        return editor.trusted;
      },
      registerTextDocumentContentProvider: note('documents'),
      onDidSaveTextDocument: note('saves'),
      getConfiguration: () => ({ get: () => editor.connections }),
      onDidChangeConfiguration: editor.settingsChanged.event,
      onDidGrantWorkspaceTrust: editor.trustGranted.event,
    },
  };
});

const changed = new editor.EventEmitter<string | undefined>();
const run = vi.fn((...call: unknown[]) => Promise.resolve(call));
const flush = vi.fn(() => Promise.resolve());
const assemble = vi.fn((): Partial<Assembly> => ({
  run,
  flush,
  flows: { getChildren: () => ['a connection'], getTreeItem: () => ({}), onDidChangeTreeData: changed.event } as never,
}));
vi.mock('../../src/assembly', () => ({ assemble }));

const packageJSON = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  contributes: { commands: { command: string }[] };
};

/** Starts the extension anew in a window of its own. */
async function start(): Promise<typeof import('../../src/extension')> {
  vi.resetModules();
  const extension = await import('../../src/extension');
  const subscriptions: { dispose(): unknown }[] = [];
  const active = extension.activate({ subscriptions, extension: { packageJSON } } as unknown as ExtensionContext);
  await vi.advanceTimersByTimeAsync(0);
  await active;
  onEnd = () => {
    for (const one of subscriptions) one.dispose();
  };
  return extension;
}
let onEnd = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  Object.assign(editor, { connections: [], trusted: true, others: [] });
});
afterEach(() => {
  onEnd();
  vi.useRealTimers();
});

describe('a window that starts', () => {
  it('tells the editor of everything and loads nothing behind it', async () => {
    await start();
    expect([...editor.commands.keys()]).toEqual(packageJSON.contributes.commands.map(({ command }) => command));
    const views = ['flows', 'sessions', 'identities', 'courier'].map((name) => `kratosFlows.${name}`);
    expect([...editor.trees.keys()]).toEqual(views);
    expect(editor.others.sort()).toEqual([
      ...['documents', 'editors', 'hovers', 'hovers', 'lenses', 'pages'],
      ...[
        'panels kratosFlows.flow',
        'panels kratosFlows.identity',
        'panels kratosFlows.whoHasWhat',
        'panels kratosFlows.whoIsAsked',
        'saves',
      ],
      ...Array<string>(6).fill('tool'),
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(assemble).not.toHaveBeenCalled();
  });

  it('loads once what is first used: a command gets its arguments, its caller the answer', async () => {
    await start();
    const [first, second] = ['kratosFlows.startFlow', 'kratosFlows.openFlow'].map((id) => editor.commands.get(id));
    expect(await first?.({ type: 'login' }, undefined)).toEqual([
      'kratosFlows.startFlow',
      { type: 'login' },
      undefined,
    ]);
    expect(await second?.('x', ['y'])).toEqual(['kratosFlows.openFlow', 'x', ['y']]);
    expect(assemble).toHaveBeenCalledOnce();
  });

  it('draws a tree at the first look at it, and again when it says so', async () => {
    await start();
    const tree = editor.trees.get('kratosFlows.flows');
    const heard = vi.fn();
    tree?.onDidChangeTreeData?.(heard);
    expect(await tree?.getChildren()).toEqual(['a connection']);
    expect(await tree?.getChildren()).toEqual(['a connection']);
    changed.fire('a connection');
    expect(heard.mock.calls).toEqual([['a connection']]);
  });

  it('writes nothing at its end when nothing was loaded, and everything otherwise', async () => {
    const extension = await start();
    await extension.deactivate();
    expect(flush).not.toHaveBeenCalled();
    await editor.commands.get('kratosFlows.showLog')?.();
    await extension.deactivate();
    expect(flush).toHaveBeenCalledOnce();
  });
});

describe('the status bar', () => {
  const drawn = async (): Promise<boolean> => {
    await vi.advanceTimersByTimeAsync(2_000);
    return assemble.mock.calls.length > 0;
  };

  it('is drawn when the settings name a connection, after the start', async () => {
    editor.connections = [{ publicUrl: 'http://127.0.0.1:4433' }];
    await start();
    expect(assemble).not.toHaveBeenCalled();
    expect(await drawn()).toBe(true);
  });

  it('is drawn when a connection is added to the settings', async () => {
    await start();
    expect(await drawn()).toBe(false);
    editor.connections = [{ publicUrl: 'http://127.0.0.1:4433' }];
    editor.settingsChanged.fire(undefined);
    expect(await drawn()).toBe(true);
  });

  it('waits for the workspace to be trusted', async () => {
    Object.assign(editor, { connections: [{ publicUrl: 'http://127.0.0.1:4433' }], trusted: false });
    await start();
    expect(await drawn()).toBe(false);
    editor.trusted = true;
    editor.trustGranted.fire(undefined);
    expect(await drawn()).toBe(true);
  });
});
