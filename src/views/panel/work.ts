import { t } from '@vscode/l10n';
import { readPayload } from '../../kratos/flow/form/along';
import { goesOn } from '../../kratos/flow/outcomeKinds';
import type { Press } from '../../kratos/drive/types';
import type { JsonnetPlace } from '../../kratos/providers/jsonnetPlace';
import type { RemedyAction } from '../../kratos/knowledge/outcomes/types';
import { canDo } from '../../kratos/record/abilities';
import type { FlowRecord } from '../../kratos/record/types';
import { brokenPayload, lacking, noSuchFile, untrusted } from './state/notices';
import { knowsPage } from './knowsPage';
import type { PanelPainter, Progress } from './painter';
import type { PanelParts } from './ports';
import { resolveAction, type ActionEffect } from './resolveAction';

/** An answer that takes longer than this is told why, where that can be known. */
const slowAfterMs = 10_000;

/** The work of one panel: one request at a time, with progress and cancellation; it goes where its flow goes. */
export class PanelWork {
  private busy: Progress['busy'];
  private request: AbortController | undefined;
  private lastPress: { readonly flowId: string; readonly press: Press } | undefined;
  /** The `next` that the shown flow had when it came; a new one is followed. */
  private seenNext: string | undefined;

  constructor(
    private readonly parts: PanelParts,
    private readonly painter: () => PanelPainter,
    private readonly fail: (error: unknown) => void,
  ) {}

  get progress(): Progress {
    return { busy: this.busy, canSendAgain: this.lastPress?.flowId === this.painter().shown };
  }

  /** A flow is shown from now on: only what comes next of it from here on is followed. */
  begin(record: FlowRecord | undefined): void {
    this.seenNext = record?.next;
  }

  cancel(): void {
    this.request?.abort();
  }

  submit(press: Press): void {
    const flowId = this.painter().shown;
    const record = this.parts.explorer.flows.get(flowId);
    const ability = record && canDo(record, 'send');
    if (ability?.can === false) {
      this.painter().notify(lacking(ability));
      this.painter().draw();
      return;
    }
    this.lastPress = { flowId, press };
    const send = async (signal: AbortSignal): Promise<FlowRecord | undefined> => {
      const payload = readPayload(press.entries);
      if (payload.kind === 'broken') {
        this.painter().notify(brokenPayload(payload));
        return undefined;
      }
      if (record && !(await knowsPage(this.parts, record, press))) return undefined;
      const { driver } = this.parts.explorer;
      const submitted = await driver.submit(flowId, press, signal);
      // Whoever presses a provider wants to go there: the best way is begun at once, and can be left for another.
      const [best] = driver.outlook(submitted.id)?.ways ?? [];
      if (best === undefined || signal.aborted) return submitted;
      this.waitFor(t('Waiting for the sign-in at the provider'));
      return driver.round(submitted.id, best, signal);
    };
    this.run(t('Sending'), send, true);
  }

  /** Does what an action asks the server, or the editor, for; yields what is left to the panel itself. */
  act(action: RemedyAction): Extract<ActionEffect, { kind: 'open-url' | 'command' | 'local' }> | undefined {
    const painter = this.painter();
    const deed = resolveAction(action, painter.record, this.parts.explorer);
    switch (deed.kind) {
      case 'request':
        this.run(deed.label, deed.work);
        return undefined;
      case 'send-again':
        if (this.lastPress?.flowId === painter.shown) this.submit(this.lastPress.press);
        return undefined;
      case 'show':
        this.show(deed.flowId);
        return undefined;
      case 'none':
        return undefined;
      case 'open-source':
        this.openSource(deed.place).catch(this.fail);
        return undefined;
      case 'open-setting':
        this.parts.editor.openSetting(deed.name).catch(this.fail);
        return undefined;
      case 'open-url':
      case 'command':
      case 'local':
        return deed;
    }
  }

  /** Goes where the work of the shown flow went on, when that is news. */
  followNext(): void {
    if (this.busy === undefined) this.follow();
  }

  /**
   * What is shown may be over by now, and a flow that came back after a restart lacks what is never stored, such as the
   * picture of a QR code: both are read again when they are seen.
   */
  freshen(): void {
    const painter = this.painter();
    const record = this.parts.explorer.flows.get(painter.shown);
    if (record === undefined || !painter.isSeen || !this.parts.editor.trusted()) return;
    painter.freshenSession(record);
    if (record.restored !== true) return;
    const isWaiting = record.status === 'open' && record.outcome !== undefined && goesOn(record.outcome);
    if (isWaiting && (record.expiresAt ?? Infinity) > this.parts.now()) {
      this.act({ kind: 'refetch' });
    }
  }

  /** Runs one request, and goes where its flow went. `pressed`: the page shows by itself that it waits. */
  private run(label: string, work: (signal: AbortSignal) => Promise<FlowRecord | undefined>, pressed = false): void {
    const { explorer, editor, now } = this.parts;
    const painter = this.painter();
    if (this.busy !== undefined) return;
    if (!editor.trusted()) {
      painter.notify(untrusted());
      painter.draw();
      return;
    }
    const request = new AbortController();
    this.request = request;
    painter.notify(undefined);
    this.busy = { label, since: now() };
    if (pressed) painter.hold();
    else painter.draw();
    const started = painter.shown;
    const waiting = setTimeout(() => {
      this.tellSlowness(request);
    }, slowAfterMs);
    work(request.signal)
      .then((record) => {
        // The person went elsewhere meanwhile: nothing pulls them back.
        if (painter.hasEnded || painter.shown !== started) return;
        const next = record === undefined ? undefined : explorer.flows.get(record.id);
        if (next !== undefined && next.id !== started) this.show(next.id);
        else this.follow();
      })
      .catch((error: unknown) => {
        this.fail(error);
      })
      .finally(() => {
        clearTimeout(waiting);
        // Nothing was sent: the page has to hear that this was busy, or it would wait on.
        if (painter.holds && !painter.wasAnswered()) painter.paint();
        this.busy = undefined;
        this.request = undefined;
        painter.go();
      });
  }

  /** Something else is waited for now, within the same request. */
  private waitFor(label: string): void {
    if (this.busy === undefined) return;
    this.busy = { ...this.busy, label };
    this.painter().go();
  }

  private async openSource(place: JsonnetPlace): Promise<void> {
    if (await this.parts.editor.openSource(place)) return;
    this.painter().notify(noSuchFile(place.path ?? ''));
    this.painter().draw();
  }

  /** Says why a request may take long, once that is known, if it still does. */
  private tellSlowness(request: AbortController): void {
    this.parts.editor
      .explainSlowness()
      .then((slow) => {
        if (slow === undefined || this.request !== request || this.busy === undefined) return;
        this.busy = { ...this.busy, slow };
        this.painter().draw();
      })
      .catch((error: unknown) => {
        this.fail(error);
      });
  }

  private follow(): void {
    const next = this.parts.explorer.flows.get(this.painter().shown)?.next;
    if (next === undefined || next === this.seenNext) return;
    this.seenNext = next;
    if (this.parts.explorer.flows.get(next) !== undefined) this.show(next);
  }

  /** Goes to another flow, here or where it is open already. */
  private show(flowId: string): void {
    const record = this.parts.explorer.flows.get(flowId);
    if (record === undefined || flowId === this.painter().shown || this.parts.revealOther(flowId)) return;
    this.painter().show(record);
    this.begin(record);
    this.freshen();
  }
}
