import { window } from 'vscode';
import { Disposables } from '../../platform/disposables';
import type { Disposable } from '../../platform/disposables';
import type { HealthWatch } from '../connections/healthWatch';
import type { Trees } from '../register';
import type { FlowLine, FlowNode } from './flows/flowNodes';
import type { FlowsTree } from './flows/flowsTree';
import type { SessionsTree } from './sessions/sessionsTree';

/** How long a sentence stands above the Sessions tree. */
const sentenceMs = 15_000;

/** A line that is not drawn after so long may stand in a branch that is folded. */
const beforeUnfoldingMs = 700;

/** A line that is not drawn after so long is not going to be. */
const patienceMs = 2_000;

const pauseMs = 50;

/**
 * Asks again and again until a line is known to the editor, twice in a row: it notes what it has drawn a moment later.
 */
async function known<Line>(
  ask: () => Line | undefined,
  isWanted: () => boolean,
  withinMs: number,
): Promise<Line | undefined> {
  let before: Line | undefined;
  for (let waited = 0; waited <= withinMs && isWanted(); waited += pauseMs) {
    const line = ask();
    if (line && line === before) return line;
    before = line;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return undefined;
}

/** The two views. Servers are watched and times count down while one of them is visible. */
export class TreeViews extends Disposables {
  private sentence: NodeJS.Timeout | undefined;
  private watching: Disposable | undefined;
  /** The flow that is to be selected: the last one asked for. */
  private wanted: string | undefined;
  private selecting: Promise<void> | undefined;

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

  /**
   * Selects a flow's line, when the view is visible, and unfolds what is above it; the focus stays where it is. One is
   * selected at a time, the one that was asked for last.
   */
  reveal(flowId: string): Promise<void> {
    this.wanted = flowId;
    return (this.selecting ??= this.selectWanted().finally(() => {
      this.selecting = undefined;
    }));
  }

  private async selectWanted(): Promise<void> {
    let selected: string | undefined;
    while (this.wanted !== undefined && this.wanted !== selected && this.views.flows.visible) {
      selected = this.wanted;
      await this.select(selected);
    }
  }

  private async select(flowId: string): Promise<void> {
    const isWanted = (): boolean => this.wanted === flowId;
    const settled = (): FlowLine | undefined => this.flows.settledLine(flowId);
    let line = await known(settled, isWanted, beforeUnfoldingMs);
    if (!line) {
      const folded = this.flows.settledConnection(flowId);
      if (!folded || !isWanted()) return;
      await this.show(folded, { select: false, focus: false, expand: true });
      line = await known(settled, isWanted, patienceMs);
    }
    // Forgotten meanwhile, or the panel went on to another flow, which is selected instead.
    if (line && isWanted()) await this.show(line, { select: true, focus: false });
  }

  /** What is removed while the editor looks for it is not shown. */
  private async show(line: FlowNode, options: Parameters<Trees['flows']['reveal']>[1]): Promise<void> {
    await this.views.flows.reveal(line, options).then(undefined, () => undefined);
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

  /** Says what came of a command, where people look: in a notification that asks nothing. */
  tell(sentence: string): void {
    void window.showInformationMessage(sentence);
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
