import { window } from 'vscode';
import { Disposables } from '../../platform/disposables';
import type { Disposable } from '../../platform/disposables';
import type { HealthWatch } from '../connections/healthWatch';
import type { Trees } from '../register';
import type { FlowNode } from './flowNodes';
import type { FlowsTree } from './flowsTree';
import type { SessionsTree } from './sessionsTree';

/** How long a sentence stands above the Sessions tree. */
const sentenceMs = 15_000;

/** The two views. Servers are watched and times count down while one of them is visible. */
export class TreeViews extends Disposables {
  private sentence: NodeJS.Timeout | undefined;
  private watching: Disposable | undefined;
  /** The flow that is to be selected: the last one asked for. */
  private wanted: string | undefined;

  constructor(
    private readonly views: Trees,
    private readonly flows: FlowsTree,
    private readonly sessions: SessionsTree,
    private readonly health: HealthWatch,
  ) {
    super();
    const follow = (): void => {
      this.followVisibility();
    };
    this.register(views.flows.onDidChangeVisibility(follow));
    this.register(views.sessions.onDidChangeVisibility(follow));
    this.register(
      views.sessions.onDidCollapseElement(({ element }) => {
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
    return this.views.flows.selection;
  }

  /** The only selected line, when it is a flow. */
  get selectedFlow(): string | undefined {
    const [line, ...more] = this.views.flows.selection;
    return line?.kind === 'flow' && more.length === 0 ? line.id : undefined;
  }

  /** Selects a flow's line, when the view is visible, and unfolds what is above it; the focus stays where it is. */
  async reveal(flowId: string): Promise<void> {
    this.wanted = flowId;
    if (!this.views.flows.visible) return;
    const folded = this.flows.connectionAbove(flowId);
    if (folded) {
      await this.views.flows
        .reveal(folded, { select: false, focus: false, expand: true })
        .then(undefined, () => undefined);
    }
    const line = await this.flows.drawnLine(flowId);
    // Forgotten meanwhile, or the panel went on to another flow, which is selected instead.
    if (!line || this.wanted !== flowId) return;
    await this.views.flows.reveal(line, { select: true, focus: false }).then(undefined, () => undefined);
  }

  /** Says how something ended: above the Sessions tree, and in the status bar where that tree is not in sight. */
  announce(sentence: string): void {
    clearTimeout(this.sentence);
    this.views.sessions.message = sentence;
    if (!this.views.sessions.visible) window.setStatusBarMessage(sentence, sentenceMs);
    this.sentence = setTimeout(() => {
      this.views.sessions.message = '';
    }, sentenceMs);
  }

  private followVisibility(): void {
    this.flows.setVisible(this.views.flows.visible);
    this.sessions.setVisible(this.views.sessions.visible);
    if (!this.views.flows.visible && !this.views.sessions.visible) {
      this.watching?.dispose();
      this.watching = undefined;
    } else {
      this.watching ??= this.health.watch();
    }
  }
}
