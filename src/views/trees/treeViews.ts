import { window } from 'vscode';
import type { TreeView } from 'vscode';
import { Disposables } from '../../platform/disposables';
import type { Disposable } from '../../platform/disposables';
import type { HealthWatch } from '../connections/healthWatch';
import type { FlowNode } from './flowNodes';
import type { FlowsTree } from './flowsTree';
import type { SessionNode } from './sessionNodes';
import type { SessionsTree } from './sessionsTree';

/** How long a sentence stands above the Sessions tree. */
const sentenceMs = 15_000;

/** The two views. Servers are watched and times count down while one of them is visible. */
export class TreeViews extends Disposables {
  private readonly flowsView: TreeView<FlowNode>;
  private readonly sessionsView: TreeView<SessionNode>;
  private sentence: NodeJS.Timeout | undefined;
  private watching: Disposable | undefined;
  /** The flow that is to be selected: the last one asked for. */
  private wanted: string | undefined;

  constructor(
    private readonly flows: FlowsTree,
    private readonly sessions: SessionsTree,
    private readonly health: HealthWatch,
  ) {
    super();
    this.flowsView = this.register(
      window.createTreeView('kratosFlows.flows', {
        treeDataProvider: flows,
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    this.sessionsView = this.register(
      window.createTreeView('kratosFlows.sessions', { treeDataProvider: sessions, showCollapseAll: true }),
    );
    const follow = (): void => {
      this.followVisibility();
    };
    this.register(this.flowsView.onDidChangeVisibility(follow));
    this.register(this.sessionsView.onDidChangeVisibility(follow));
    this.register(
      this.sessionsView.onDidCollapseElement(({ element }) => {
        sessions.fold(element);
      }),
    );
    this.register({
      dispose: () => {
        clearTimeout(this.sentence);
        this.watching?.dispose();
      },
    });
    follow();
  }

  get selectedFlows(): readonly FlowNode[] {
    return this.flowsView.selection;
  }

  /** The only selected line, when it is a flow. */
  get selectedFlow(): string | undefined {
    const [line, ...more] = this.flowsView.selection;
    return line?.kind === 'flow' && more.length === 0 ? line.id : undefined;
  }

  /** Selects a flow's line, when the view is visible, and unfolds what is above it; the focus stays where it is. */
  async reveal(flowId: string): Promise<void> {
    this.wanted = flowId;
    if (!this.flowsView.visible) return;
    const folded = this.flows.connectionAbove(flowId);
    if (folded) {
      await this.flowsView
        .reveal(folded, { select: false, focus: false, expand: true })
        .then(undefined, () => undefined);
    }
    const line = await this.flows.drawnLine(flowId);
    // Forgotten meanwhile, or the panel went on to another flow, which is selected instead.
    if (!line || this.wanted !== flowId) return;
    await this.flowsView.reveal(line, { select: true, focus: false }).then(undefined, () => undefined);
  }

  /** Says how something ended: above the Sessions tree, and in the status bar where that tree is not in sight. */
  announce(sentence: string): void {
    clearTimeout(this.sentence);
    this.sessionsView.message = sentence;
    if (!this.sessionsView.visible) window.setStatusBarMessage(sentence, sentenceMs);
    this.sentence = setTimeout(() => {
      this.sessionsView.message = '';
    }, sentenceMs);
  }

  private followVisibility(): void {
    this.flows.setVisible(this.flowsView.visible);
    this.sessions.setVisible(this.sessionsView.visible);
    if (!this.flowsView.visible && !this.sessionsView.visible) {
      this.watching?.dispose();
      this.watching = undefined;
    } else {
      this.watching ??= this.health.watch();
    }
  }
}
