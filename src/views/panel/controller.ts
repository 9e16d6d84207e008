import { t } from '@vscode/l10n';
import type { Press } from '../../kratos/drive/types';
import type { StoreChange } from '../../kratos/store/types';
import type { FlowRecord } from '../../kratos/record/types';
import { longestTimer } from '../../kratos/flow/time';
import { isWebLink } from '../../kratos/flow/urls';
import { canDo } from '../../kratos/record/abilities';
import { redactText } from '../../kratos/exchange/redact';
import type { ToHost } from '../../protocol/messages';
import type { InboxView, PanelState, ProblemView } from '../../protocol/state';
import { readToHost } from '../../protocol/validate';
import { readAction } from './actions';
import { type RemedyAction } from '../../kratos/knowledge/outcomes/types';
import { isOwnOrigin } from '../../kratos/knowledge/outcomes/addresses';
import { resolveAction } from './resolveAction';
import { Drawing } from './drawing';
import { InboxWatch } from './inboxWatch';
import { awaitsCode, inboxView, unavailable, untrustedInbox } from './inboxView';
import type { PanelParts, PanelSurface } from './ports';
import { SessionLook, untilOutdated } from './sessionLook';
import { shownForm } from './shownForm';
import { deadLink, fault, lacking, untrusted } from './notices';
import { collectState } from './collectState';
import { Told } from './told';
import { relatedFlows, mergeExchanges } from './relatedFlows';
import { exchangeView, requestText } from './wireText';

/**
 * One panel's host side: answers every message of the page, draws a new picture whenever something that it shows changes, and follows the work
 * from flow to flow. It needs no editor; what it wants of one goes through its parts.
 */
export class FlowPanelController {
  private flowId: string;
  /** Flows shown before, oldest first. */
  private readonly before: string[] = [];
  private last: FlowRecord | undefined;
  /** The `next` that the shown flow had when it came; a new one is followed. */
  private seenNext: string | undefined;
  private ready = false;
  private ended = false;
  private readonly drawing = new Drawing(() => {
    this.paint();
  });
  /** True while a draft is kept: that change comes from the page and needs no new picture. */
  private keepingDraft = false;
  private busy: PanelState['busy'];
  private request: AbortController | undefined;
  private lastPress: { readonly flowId: string; readonly press: Press } | undefined;
  private notice: ProblemView | undefined;
  private expiry: ReturnType<typeof setTimeout> | undefined;
  private readonly inbox: InboxWatch;
  private readonly session: SessionLook;
  private readonly ends: (() => void)[];

  constructor(
    private readonly surface: PanelSurface,
    private readonly parts: PanelParts,
    flowId: string,
    /** What panels have told already: one for all of a window. */
    private readonly told = new Told(),
  ) {
    this.flowId = flowId;
    const { explorer, editor, log } = parts;
    this.inbox = new InboxWatch(
      (id, signal) => this.readInbox(id, signal),
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
    const hear = (change: StoreChange): void => {
      this.hear(change);
    };
    this.ends = [
      explorer.flows.onDidChange(hear),
      explorer.personas.onDidChange(hear),
      explorer.health.onDidChange(hear),
    ];
    this.take(explorer.flows.get(flowId));
  }

  /** The Kratos id of the flow that is shown. */
  get shown(): string {
    return this.flowId;
  }

  /** Takes one message of the page, whatever it is. Never throws: a fault of ours becomes a problem in the panel. */
  receive(message: unknown): void {
    const read = readToHost(message);
    if (read === undefined) {
      this.parts.log.warn('A message of the flow panel was not understood and ignored.');
      return;
    }
    try {
      this.handle(read);
    } catch (error) {
      this.fail(error);
    }
  }

  /** The panel came into view or left it. */
  seen(visible: boolean): void {
    if (visible) {
      this.draw();
      this.freshen();
    } else this.inbox.pause();
  }

  /** Draws a new picture soon: many changes at once make one. */
  draw(): void {
    this.drawing.soon();
  }

  focus(): void {
    if (this.ready) this.surface.post({ type: 'focus' });
  }

  /** Ends listening. A request that is under way goes on: its answer belongs into the store. */
  dispose(): void {
    this.ended = true;
    this.drawing.end();
    this.inbox.dispose();
    clearTimeout(this.expiry);
    for (const end of this.ends) end();
  }

  private handle(message: ToHost): void {
    const { editor } = this.parts;
    switch (message.type) {
      case 'ready':
        this.ready = true;
        this.draw();
        this.freshen();
        return;
      case 'edit':
        this.edit(message);
        return;
      case 'submit':
        this.submit(message);
        return;
      case 'cancel':
        this.request?.abort();
        return;
      case 'action': {
        const action = readAction(message.id);
        if (action === undefined) this.parts.log.warn('The flow panel asked for an action that does not exist.');
        else this.act(action);
        return;
      }
      case 'explain':
        this.attempt(editor.run('kratosFlows.explain', { id: message.id }));
        return;
      case 'show-exchange':
        this.showExchange(message.id);
        return;
      case 'open-raw':
        this.attempt(editor.openRaw(this.ownerOf(message.exchangeId), message.what, message.exchangeId));
        return;
      case 'open-link':
        this.openLink(message.url);
        return;
      case 'copy':
        this.attempt(editor.copy(message.text));
        return;
      case 'next-code':
        this.draw();
        return;
      case 'refresh-inbox':
        this.inbox.look();
        return;
    }
  }

  private edit({ entries, submitter, encoding }: Extract<ToHost, { type: 'edit' }>): void {
    const { driver, flows } = this.parts.explorer;
    if (flows.get(this.flowId) === undefined) return;
    this.keepingDraft = true;
    try {
      driver.keepDraft(this.flowId, entries, encoding);
    } finally {
      this.keepingDraft = false;
    }
    const request = driver.preview(this.flowId, { submitter, entries, encoding });
    if (request !== undefined) {
      this.surface.post({ type: 'preview', submitter, request: requestText(request, this.secrets()) });
    }
  }

  private submit({ entries, submitter, encoding }: Extract<ToHost, { type: 'submit' }>): void {
    const record = this.parts.explorer.flows.get(this.flowId);
    const ability = record && canDo(record, 'send');
    if (ability?.can === false) {
      this.notify(lacking(ability));
      return;
    }
    const press: Press = { entries, submitter, encoding };
    this.lastPress = { flowId: this.flowId, press };
    this.run(t('Sending'), (signal) => this.parts.explorer.driver.submit(this.flowId, press, signal), true);
  }

  private act(action: RemedyAction): void {
    const { explorer, editor } = this.parts;
    const deed = resolveAction(action, explorer.flows.get(this.flowId) ?? this.last, explorer);
    switch (deed.kind) {
      case 'request':
        this.run(deed.label, deed.work);
        return;
      case 'command':
        this.attempt(editor.run(deed.command, deed.argument));
        return;
      case 'local':
        this.attempt(deed.work());
        return;
      case 'send-again':
        if (this.lastPress?.flowId === this.flowId) this.submit({ type: 'submit', ...this.lastPress.press });
        return;
      case 'open-url':
        this.openSuggested(deed.index);
        return;
      case 'show':
        this.show(deed.flowId);
        return;
      case 'none':
        return;
    }
  }

  /** Runs one request at a time, with progress and cancellation, and goes where its flow went. `pressed`: the page shows by itself that it waits. */
  private run(label: string, work: (signal: AbortSignal) => Promise<FlowRecord | undefined>, pressed = false): void {
    const { explorer, editor, now } = this.parts;
    if (this.busy !== undefined) return;
    if (!editor.trusted()) {
      this.notify(untrusted());
      return;
    }
    const request = new AbortController();
    this.request = request;
    this.notice = undefined;
    this.busy = { label, since: now() };
    if (pressed) this.drawing.hold();
    else this.draw();
    const started = this.flowId;
    work(request.signal)
      .then((record) => {
        // The person went elsewhere meanwhile: nothing pulls them back.
        if (this.ended || this.flowId !== started) return;
        const next = record === undefined ? undefined : explorer.flows.get(record.id);
        if (next !== undefined && next.id !== started) this.show(next.id);
        else this.followNext();
      })
      .catch((error: unknown) => {
        this.fail(error);
      })
      .finally(() => {
        // Nothing was sent: the page has to hear that this was busy, or it would wait on.
        if (this.drawing.holds) this.paint();
        this.busy = undefined;
        this.request = undefined;
        this.drawing.go();
      });
  }

  /** Something in the stores changed: draw when it shows here, follow when the work went on in another flow. */
  private hear(change: StoreChange): void {
    if (this.keepingDraft) return;
    switch (change.kind) {
      case 'flow':
        if (change.id === this.flowId && this.busy === undefined) this.followNext();
        if (change.id === this.flowId && this.wasAnswered()) this.drawing.go();
        if (change.id === this.flowId || this.before.includes(change.id)) this.draw();
        return;
      case 'flow-removed':
        if (change.id === this.flowId) {
          this.surface.shows(undefined);
          this.draw();
        }
        return;
      case 'persona':
        // What another persona enrols for the same identity is offered here.
        if (change.id === this.last?.personaId || this.isNeighbour(change.id)) this.draw();
        return;
      case 'session':
        if (change.personaId === this.last?.personaId) this.draw();
        return;
      case 'connection':
        if (change.id === this.last?.connectionId) this.draw();
        return;
    }
  }

  private isNeighbour(personaId: string): boolean {
    return this.parts.explorer.personas.get(personaId)?.connectionId === this.last?.connectionId;
  }

  /** There is an exchange that was not drawn yet. */
  private wasAnswered(): boolean {
    return this.parts.explorer.flows.get(this.flowId)?.exchanges.length !== this.last?.exchanges.length;
  }

  private followNext(): void {
    const next = this.parts.explorer.flows.get(this.flowId)?.next;
    if (next === undefined || next === this.seenNext) return;
    this.seenNext = next;
    if (this.parts.explorer.flows.get(next) !== undefined) this.show(next);
  }

  /** Goes to another flow, here or where it is open already. */
  private show(flowId: string): void {
    const record = this.parts.explorer.flows.get(flowId);
    if (record === undefined || flowId === this.flowId) return;
    if (this.parts.revealOther(flowId)) return;
    this.before.push(this.flowId);
    this.flowId = flowId;
    this.notice = undefined;
    this.take(record);
    this.draw();
    this.freshen();
  }

  /** What is shown may be over by now, and a flow that came back after a restart lacks what is never stored, such as the picture of a QR code: both are read again when they are seen. */
  private freshen(): void {
    const { flows, personas } = this.parts.explorer;
    const record = flows.get(this.flowId);
    if (record === undefined || !this.ready || !this.surface.visible || !this.parts.editor.trusted()) return;
    this.session.came(personas.session(record.personaId), this.parts.now());
    if (record.restored !== true) return;
    const goesOn = record.outcome !== undefined && ['started', 'redisplayed', 'advanced'].includes(record.outcome.kind);
    if (record.status === 'open' && goesOn && (record.expiresAt ?? Infinity) > this.parts.now()) {
      this.act({ kind: 'refetch' });
    }
  }

  private take(record: FlowRecord | undefined): void {
    this.last = record;
    this.seenNext = record?.next;
    this.surface.shows(record);
  }

  private paint(): void {
    if (!this.ready || this.ended) return;
    try {
      this.surface.post({ type: 'state', state: this.picture() });
    } catch (error) {
      this.parts.log.error('The flow panel could not be drawn', error);
    }
  }

  private picture(): PanelState {
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
      busy: this.busy,
      notice: this.notice,
      inbox: this.inbox.current,
      canSendAgain: this.lastPress?.flowId === this.flowId,
      told: this.told,
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

  private async readInbox(flowId: string, signal: AbortSignal): Promise<InboxView> {
    const { explorer, editor, connections } = this.parts;
    const record = explorer.flows.get(flowId);
    if (record === undefined || !editor.trusted()) return untrustedInbox();
    const ability = canDo(record, 'read-inbox');
    if (!ability.can) return unavailable(ability.why);
    const name = connections().find(({ id }) => id === record.connectionId)?.name ?? '';
    return inboxView(await explorer.readInbox(record, signal), name);
  }

  private showExchange(id: string): void {
    const exchange = mergeExchanges(this.related()).find((one) => one.id === id);
    if (exchange !== undefined) {
      this.surface.post({ type: 'exchange', exchange: exchangeView(exchange, this.secrets()) });
    }
  }

  private related(): readonly FlowRecord[] {
    const { flows } = this.parts.explorer;
    const record = flows.get(this.flowId);
    return record === undefined ? [] : relatedFlows(flows, record, this.before);
  }

  /** The flow that an exchange belongs to; the one shown when none is named. */
  private ownerOf(exchangeId: string | undefined): string {
    const owner = this.related().find(({ exchanges }) => exchanges.some(({ id }) => id === exchangeId));
    return owner?.id ?? this.flowId;
  }

  private secrets(): readonly string[] {
    return this.last === undefined ? [] : this.parts.explorer.personas.secretsOf(this.last.personaId);
  }

  private openSuggested(index: number | undefined): void {
    const outcome = this.parts.explorer.flows.get(this.flowId)?.outcome;
    if (outcome === undefined) return;
    if (index === undefined) {
      if ('url' in outcome) this.openLink(outcome.url);
      return;
    }
    const suggestion = 'continueWith' in outcome ? outcome.continueWith[index] : undefined;
    if (suggestion?.action === 'redirect_browser_to') this.openLink(suggestion.url);
  }

  /** Opens http and https addresses after a question; anything else is named and stays closed. */
  private openLink(url: string): void {
    const connection = this.parts.connections().find(({ id }) => id === this.last?.connectionId);
    if (isWebLink(url)) this.attempt(this.parts.editor.openLink(url, isOwnOrigin(url, connection)));
    else {
      this.notify(deadLink(url));
    }
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.fail(error);
    });
  }

  private notify(notice: ProblemView): void {
    this.notice = notice;
    this.draw();
  }

  private fail(error: unknown): void {
    if (this.ended) return;
    this.parts.log.error('The flow panel met a fault', error);
    this.notify(fault(error instanceof Error ? redactText(error.message, this.secrets()) : undefined));
  }
}
