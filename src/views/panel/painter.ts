import type { FlowRecord } from '../../kratos/record/types';
import { longestTimer } from '../../kratos/flow/time';
import type { PanelState, ProblemView } from '../../protocol/state';
import { AheadLook } from './aheadLook';
import { collectState } from './state/collectState';
import { Drawing } from './drawing';
import { InboxWatch } from './inboxWatch';
import { keepForetold } from './keepForetold';
import { readInboxView } from './readInboxView';
import { awaitsCode } from './state/inboxView';
import type { PanelParts, PanelSurface } from './ports';
import { relatedFlows } from '../../kratos/store/relatedFlows';
import { SessionLook, untilOutdated } from './sessionLook';
import { shownForm } from './state/shownForm';
import type { Told } from './state/told';

/** What a picture shows of the work that is under way. */
export interface Progress {
  readonly busy: PanelState['busy'];
  readonly canSendAgain: boolean;
}

/**
 * What one panel shows, and when it is drawn: the flow, those before it, what was mailed, and how long all that holds.
 */
export class PanelPainter {
  /** Flows shown before, oldest first. */
  private readonly before: string[] = [];
  /** The flow as it was drawn last, also when it was removed since. */
  private last: FlowRecord | undefined;
  private isReady = false;
  private ended = false;
  private notice: ProblemView | undefined;
  private expiry: ReturnType<typeof setTimeout> | undefined;
  private readonly drawing = new Drawing(() => {
    this.paint();
  });
  private readonly inbox: InboxWatch;
  private readonly session: SessionLook;
  /** The configuration of the server that is asked. */
  readonly ahead: AheadLook;

  constructor(
    private readonly surface: PanelSurface,
    private readonly parts: PanelParts,
    private readonly told: Told,
    private readonly progress: () => Progress,
    private flowId: string,
  ) {
    const { explorer, editor, log } = parts;
    this.inbox = new InboxWatch(
      (id, signal) => readInboxView(parts, id, signal),
      () => editor.inboxPauseMs(),
      () => {
        this.draw();
      },
      (error) => {
        log.error('The inbox could not be read', error);
      },
    );
    this.session = new SessionLook((personaId) => {
      explorer.driver.checkSession(personaId).catch((error: unknown) => {
        log.error('The session could not be read', error);
      });
    });
    this.ahead = new AheadLook(parts, () => {
      this.draw();
    });
    this.take(explorer.flows.get(flowId));
  }

  /** The Kratos id of the flow that is shown. */
  get shown(): string {
    return this.flowId;
  }

  /** The flow that is shown; as it was last, when it was removed. */
  get record(): FlowRecord | undefined {
    return this.parts.explorer.flows.get(this.flowId) ?? this.last;
  }

  /** Whether somebody sees it: the page is there, and in view. */
  get isSeen(): boolean {
    return this.isReady && this.surface.visible;
  }

  get hasEnded(): boolean {
    return this.ended;
  }

  get holds(): boolean {
    return this.drawing.holds;
  }

  /** The page is there: it can be drawn. */
  ready(): void {
    this.isReady = true;
    this.draw();
  }

  /** Draws a new picture soon: many changes at once make one. */
  draw(): void {
    this.drawing.soon();
  }

  /** Draws a new picture now, unless pictures are held back. */
  drawNow(): void {
    this.drawing.now();
  }

  /** Holds pictures back for a moment: what was pressed may be answered at once. */
  hold(): void {
    this.drawing.hold();
  }

  /** Draws soon, whatever was held back. */
  go(): void {
    this.drawing.go();
  }

  notify(notice: ProblemView | undefined): void {
    this.notice = notice;
  }

  focus(): void {
    if (this.isReady) this.surface.post({ type: 'focus' });
  }

  /** Shows another flow. */
  show(record: FlowRecord): void {
    this.before.push(this.flowId);
    this.flowId = record.id;
    this.notice = undefined;
    this.take(record);
    this.draw();
  }

  /** The flow was removed: its last picture stays. */
  removed(): void {
    this.surface.shows(undefined);
  }

  /** Whether a change of a flow may show here. */
  shows(flowId: string): boolean {
    return flowId === this.flowId || this.before.includes(flowId);
  }

  /** There is an exchange that was not drawn yet. */
  wasAnswered(): boolean {
    return this.parts.explorer.flows.get(this.flowId)?.exchanges.length !== this.last?.exchanges.length;
  }

  /** What the page told by itself, as what was typed, needs no new picture. */
  known(): void {
    this.last = this.record;
  }

  /** Whether the flow is drawn as it is. */
  isDrawn(): boolean {
    return this.parts.explorer.flows.get(this.flowId) === this.last;
  }

  /** The session may have ended elsewhere meanwhile: it is asked for again when the panel is seen after a while. */
  freshenSession(record: FlowRecord): void {
    this.session.came(this.parts.explorer.personas.session(record.personaId), this.parts.now());
  }

  look(): void {
    this.inbox.look();
  }

  hidden(): void {
    this.inbox.pause();
  }

  /** The flows whose exchanges are shown. */
  related(): readonly FlowRecord[] {
    const { flows } = this.parts.explorer;
    const record = flows.get(this.flowId);
    return record === undefined ? [] : relatedFlows(flows, record, this.before);
  }

  secrets(): readonly string[] {
    return this.last === undefined ? [] : this.parts.explorer.personas.listSecrets(this.last.personaId);
  }

  dispose(): void {
    this.ended = true;
    this.drawing.end();
    this.inbox.dispose();
    clearTimeout(this.expiry);
  }

  /** Paints at once, held back or not. */
  paint(): void {
    if (!this.isReady || this.ended) return;
    try {
      this.surface.post({ type: 'state', state: this.collect() });
      const { explorer } = this.parts;
      const configuration = this.ahead.isRead ? this.ahead.current : undefined;
      if (keepForetold(explorer, explorer.flows.get(this.flowId), configuration)) this.known();
    } catch (error) {
      this.parts.log.error('The flow panel could not be drawn', error);
    }
  }

  private take(record: FlowRecord | undefined): void {
    this.last = record;
    this.surface.shows(record);
  }

  private collect(): PanelState {
    const { explorer, now } = this.parts;
    const record = explorer.flows.get(this.flowId);
    if (record !== undefined) this.last = record;
    this.watch(record);
    const cameFrom = this.before.at(-1);
    return collectState(this.parts, {
      flowId: this.flowId,
      last: this.last,
      shownBefore: this.before,
      cameFrom: cameFrom === undefined ? undefined : explorer.flows.get(cameFrom),
      ...this.progress(),
      notice: this.notice,
      inbox: this.inbox.current,
      told: this.told,
      ahead: this.ahead,
      now: now(),
    });
  }

  /** Sets the inbox and the clock for the flow that is shown. */
  private watch(record: FlowRecord | undefined): void {
    const { now } = this.parts;
    const awaited = record?.status === 'open' && awaitsCode(shownForm(record));
    if (record === undefined || !awaited) this.inbox.end();
    else if (this.surface.visible) this.inbox.watch(record.id, record.exchanges.length);
    else this.inbox.pause();
    clearTimeout(this.expiry);
    if (record === undefined || !this.surface.visible) return;
    const session = this.parts.explorer.personas.session(record.personaId);
    if (this.parts.editor.trusted()) this.session.goesOn(session, now());
    const left = untilOutdated(record, session, now());
    if (left + 50 <= longestTimer) {
      this.expiry = setTimeout(() => {
        this.draw();
      }, left + 50);
    }
  }
}
