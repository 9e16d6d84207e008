/**
 * The views as the editor knows them from the start of a window. What draws them is loaded with the first look at one.
 */
import { Disposable, EventEmitter, window, workspace } from 'vscode';
import type {
  CancellationToken,
  Event,
  TextDocumentContentProvider,
  TreeDataProvider,
  TreeItem,
  TreeView,
  WorkspaceConfiguration,
} from 'vscode';
import type { documentScheme } from './documents/address';
import type { identityPageType } from './identity/kept';
import type { IdentityPages } from './identity/identityPages';
import type { PageEditor } from './pages/pageEditor';
import type { pageEditorType } from './pages/pageEditorType';
import type { FlowPanels } from './panel/flowPanels';
import type { flowPanelType } from './panel/panelType';
import type { CensusPage } from './census/censusPage';
import type { censusType } from './census/kept';
import type { whoIsAskedType } from './simulator/shown';
import type { SimulatorPage } from './simulator/simulatorPage';
import { dropped } from './trees/dropped';
import type { FlowNode } from './trees/flows/flowNodes';
import type { CourierNode } from './trees/courier/courierNodes';
import type { IdentityNode } from './trees/identities/identityNodes';
import type { SessionNode } from './trees/sessions/sessionNodes';

/** What draws the views, once it is loaded. */
export interface Views {
  readonly flows: TreeDataProvider<FlowNode>;
  readonly sessions: TreeDataProvider<SessionNode>;
  /** Loaded with the first look at them. */
  identities(): Promise<TreeDataProvider<IdentityNode>>;
  courier(): Promise<TreeDataProvider<CourierNode>>;
  readonly panels: Pick<FlowPanels, 'restore'>;
  readonly simulator: Pick<SimulatorPage, 'restore'>;
  readonly identityPages: { restore(...page: Parameters<IdentityPages['restore']>): Promise<void> };
  readonly census: Pick<CensusPage, 'restore'>;
  readonly documents: TextDocumentContentProvider;
  readonly pages: Pick<PageEditor, 'show'>;
}

export interface Trees {
  readonly flows: TreeView<FlowNode>;
  readonly sessions: TreeView<SessionNode>;
  readonly identities: TreeView<IdentityNode>;
  readonly courier: TreeView<CourierNode>;
}

type Load = () => Promise<Views>;

/**
 * Opens the trees. A view that is looked at has its provider from the first moment; its lines come when they are
 * loaded.
 */
export function openTrees(load: Load): Trees {
  return {
    flows: window.createTreeView('kratosFlows.flows', {
      treeDataProvider: laterTree(async () => (await load()).flows),
      canSelectMany: true,
      dragAndDropController: dropped,
      showCollapseAll: true,
    }),
    sessions: window.createTreeView('kratosFlows.sessions', {
      treeDataProvider: laterTree(async () => (await load()).sessions),
      showCollapseAll: true,
    }),
    identities: window.createTreeView('kratosFlows.identities', {
      treeDataProvider: laterTree(async () => (await load()).identities()),
    }),
    courier: window.createTreeView('kratosFlows.courier', {
      treeDataProvider: laterTree(async () => (await load()).courier(), true),
    }),
  };
}

/** Brings flow panels, the simulator's page, that of counts and those of identities back after a restart. */
export function registerPanels(load: Load): Disposable {
  return Disposable.from(
    bringBack('kratosFlows.flow' satisfies typeof flowPanelType, async () => (await load()).panels),
    bringBack('kratosFlows.whoIsAsked' satisfies typeof whoIsAskedType, async () => (await load()).simulator),
    bringBack('kratosFlows.identity' satisfies typeof identityPageType, async () => (await load()).identityPages),
    bringBack('kratosFlows.whoHasWhat' satisfies typeof censusType, async () => (await load()).census),
  );
}

/** Hands each page of a type that VS Code brings back, with what it kept, to those that drive them. */
type Restored = Views['panels' | 'simulator' | 'identityPages' | 'census'];

function bringBack(viewType: string, open: () => Promise<Restored>): Disposable {
  return window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel, state: unknown) => {
      await (await open()).restore(panel, state);
    },
  });
}

/** Read-only documents are drawn at any time: VS Code restores their editors after a restart. */
export function registerDocuments(load: Load): Disposable {
  const { open, onDidChange } = later(
    async () => (await load()).documents,
    (documents) => documents.onDidChange,
  );
  return workspace.registerTextDocumentContentProvider('kratos-flows-view' satisfies typeof documentScheme, {
    onDidChange,
    provideTextDocumentContent: async (address, token) => (await open()).provideTextDocumentContent(address, token),
  });
}

/** Pages are editors of their addresses, opened by a link or a command, and again after a restart. */
export function registerPages(load: Load): Disposable {
  return window.registerCustomEditorProvider('kratosFlows.page' satisfies typeof pageEditorType, {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: async ({ uri }, panel) => {
      await (await load()).pages.show(uri, panel);
    },
  });
}

/** A window that starts has this long for itself. */
const afterStartMs = 1_000;

/**
 * The status bar shows the active connection, and listeners listen: they are wanted once the settings name one and the
 * workspace is trusted. The settings are not read at once, since whoever reads them first in a window waits for them.
 */
export function drawWhenConnected(load: Load): Disposable {
  const look = (): void => {
    const settings = workspace.getConfiguration('kratosFlows');
    const connections: unknown = settings.get('connections');
    const hasConnection = Array.isArray(connections) && connections.length > 0;
    if (workspace.isTrusted && (hasConnection || listens(settings))) void load();
  };
  const started = setTimeout(look, afterStartMs);
  return Disposable.from(
    workspace.onDidChangeConfiguration(look),
    workspace.onDidGrantWorkspaceTrust(look),
    new Disposable(() => {
      clearTimeout(started);
    }),
  );
}

/** Whether a listener is switched on. */
function listens(settings: WorkspaceConfiguration): boolean {
  return ['inbox.listen', 'hooks.listen'].some((key) => {
    const address: unknown = settings.get(key);
    return typeof address === 'string' && address !== '';
  });
}

/** `resolves`: some of its tooltips are read when somebody points at their lines. */
function laterTree<Node>(load: () => Promise<TreeDataProvider<Node>>, resolves = false): TreeDataProvider<Node> {
  const { open, onDidChange } = later(load, (tree) => tree.onDidChangeTreeData);
  return {
    ...(resolves && {
      resolveTreeItem: async (item: TreeItem, node: Node, token: CancellationToken) =>
        (await (await open()).resolveTreeItem?.(item, node, token)) ?? item,
    }),
    onDidChangeTreeData: onDidChange,
    getChildren: async (node) => (await open()).getChildren(node),
    getTreeItem: async (node) => (await open()).getTreeItem(node),
    getParent: async (node) => (await open()).getParent?.(node),
  };
}

/**
 * A part that is loaded with its first use, and the event by which it tells of changes: before that use there is
 * nothing to tell.
 */
function later<Part, News>(
  load: () => Promise<Part>,
  selectEvent: (part: Part) => Event<News> | undefined,
): { readonly open: () => Promise<Part>; readonly onDidChange: Event<News> } {
  const changed = new EventEmitter<News>();
  let opened: Promise<Part> | undefined;
  const first = async (): Promise<Part> => {
    const part = await load();
    selectEvent(part)?.((news) => {
      changed.fire(news);
    });
    return part;
  };
  return { open: () => (opened ??= first()), onDidChange: changed.event };
}
