import type { StoreChange } from '../../kratos/store/types';
import { isWebLink } from '../../kratos/flow/origins';
import { isOwnOrigin } from '../../kratos/knowledge/outcomes/causes/addresses';
import type { RemedyAction } from '../../kratos/knowledge/outcomes/types';
import { redactText } from '../../kratos/exchange/redact';
import type { ToHost } from '../../protocol/messages';
import { readToHost } from '../../protocol/validate';
import { readAction } from './actions';
import { askEditor } from './editorRequests';
import { deadLink, fault } from './state/notices';
import { PanelPainter } from './painter';
import type { PanelParts, PanelSurface } from './ports';
import { mergeExchanges } from '../../kratos/store/relatedFlows';
import { suggestedUrl } from './state/suggestedUrl';
import { Told } from './state/told';
import { PanelWork } from './work';
import { exchangeView, previewOf, requestText } from './state/wireText';

/**
 * One panel's host side, where it is entered: by a message of the page, by news of the stores, by the editor. What is
 * to be done is handed to the work, what is to be seen to the painter. It needs no editor; what it wants of one goes
 * through its parts.
 */
export class FlowPanelController {
  private readonly work: PanelWork;
  private readonly painter: PanelPainter;
  private readonly stopHearing: () => void;

  constructor(
    private readonly surface: PanelSurface,
    private readonly parts: PanelParts,
    flowId: string,
    /** What panels have told already: one for all of a window. */
    told = new Told(),
  ) {
    this.work = new PanelWork(
      parts,
      () => this.painter,
      (error) => {
        this.fail(error);
      },
    );
    this.painter = new PanelPainter(surface, parts, told, () => this.work.progress, flowId);
    this.work.begin(parts.explorer.flows.get(flowId));
    this.stopHearing = parts.explorer.onNews((news) => {
      this.hear(news);
    });
  }

  /** The Kratos id of the flow that is shown. */
  get shown(): string {
    return this.painter.shown;
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
      this.painter.draw();
      this.work.freshen();
    } else this.painter.hidden();
  }

  /** Draws a new picture soon: many changes at once make one. */
  draw(): void {
    this.painter.draw();
  }

  /** A file was saved: the way ahead may be another. */
  saved(): void {
    this.painter.ahead.again();
    this.draw();
  }

  focus(): void {
    this.painter.focus();
  }

  /** Ends listening. A request that is under way goes on: its answer belongs into the store. */
  dispose(): void {
    this.painter.dispose();
    this.stopHearing();
  }

  private handle(message: ToHost): void {
    const { editor } = this.parts;
    switch (message.type) {
      case 'ready':
        this.painter.ready();
        this.work.freshen();
        return;
      case 'edit':
        this.edit(message);
        return;
      case 'submit': {
        const { entries, submitter, encoding } = message;
        this.work.submit({ entries, submitter, encoding });
        return;
      }
      case 'cancel':
        this.work.cancel();
        return;
      case 'action': {
        const action = readAction(message.id);
        if (action === undefined) this.parts.log.warn('The flow panel asked for an action that does not exist.');
        else this.act(action);
        return;
      }
      case 'show-exchange':
        this.showExchange(message.id);
        return;
      case 'open-link':
        this.openLink(message.url);
        return;
      case 'explain':
      case 'open-raw':
      case 'copy':
      case 'export':
      case 'again':
      case 'sequence': {
        const owner = this.exchangeOwner('exchangeId' in message ? message.exchangeId : undefined);
        this.attempt(askEditor(editor, message, owner, this.painter.related()));
        return;
      }
      case 'open-line':
        this.attempt(this.painter.ahead.current?.goTo(message) ?? Promise.resolve());
        return;
      case 'next-code':
        this.painter.draw();
        return;
      case 'refresh-inbox':
        this.painter.look();
        return;
    }
  }

  private edit({ entries, submitter, encoding }: Extract<ToHost, { type: 'edit' }>): void {
    const { driver, flows } = this.parts.explorer;
    const { shown } = this;
    if (flows.get(shown) === undefined) return;
    const wasDrawn = this.painter.isDrawn();
    driver.keepDraft(shown, entries, encoding);
    if (wasDrawn) this.painter.known();
    const request = driver.preview(shown, { submitter, entries, encoding });
    if (request === undefined) return;
    this.surface.post(previewOf({ submitter, entries, encoding }, requestText(request, this.painter.secrets())));
  }

  private act(action: RemedyAction): void {
    const effect = this.work.act(action);
    switch (effect?.kind) {
      case 'command':
        this.attempt(this.parts.editor.run(effect.command, effect.argument));
        return;
      case 'local':
        this.attempt(effect.work());
        return;
      case 'open-url':
        this.openLink(suggestedUrl(this.parts.explorer.flows.get(this.shown), effect.index));
        return;
      case undefined:
        return;
    }
  }

  /** Something in the stores changed: draw when it shows here, follow when the work went on in another flow. */
  private hear(news: readonly StoreChange[]): void {
    if (news.filter((change) => this.concerns(change)).length > 0) this.painter.drawNow();
  }

  /** Whether a change shows here. */
  private concerns(change: StoreChange): boolean {
    const { explorer } = this.parts;
    const { record, shown } = this.painter;
    switch (change.kind) {
      case 'flow': {
        if (change.id !== shown) return this.painter.shows(change.id);
        const isDrawn = this.painter.isDrawn();
        this.work.followNext();
        if (this.painter.wasAnswered()) this.painter.go();
        return !isDrawn;
      }
      case 'flow-removed':
        if (change.id === shown) this.painter.removed();
        return change.id === shown;
      case 'persona':
        // What another persona enrols for the same identity is offered here.
        return (
          change.id === record?.personaId || explorer.personas.get(change.id)?.connectionId === record?.connectionId
        );
      case 'session':
      case 'browser':
        return change.personaId === record?.personaId;
      case 'connection':
        return change.id === record?.connectionId;
      case 'older-flows':
        return true;
    }
  }

  private showExchange(id: string): void {
    const exchange = mergeExchanges(this.painter.related()).find((one) => one.id === id);
    if (exchange !== undefined) {
      this.surface.post({ type: 'exchange', exchange: exchangeView(exchange, this.painter.secrets()) });
    }
  }

  /** The flow that an exchange belongs to; the one shown when none is named. */
  private exchangeOwner(exchangeId: string | undefined): string {
    const owner = this.painter.related().find(({ exchanges }) => exchanges.some(({ id }) => id === exchangeId));
    return owner?.id ?? this.shown;
  }

  /** Opens http and https addresses after a question; anything else is named and stays closed. */
  private openLink(url: string | undefined): void {
    if (url === undefined) return;
    const connection = this.parts.connections().find(({ id }) => id === this.painter.record?.connectionId);
    if (isWebLink(url)) this.attempt(this.parts.editor.openLink(url, isOwnOrigin(url, connection)));
    else {
      this.painter.notify(deadLink(url));
      this.painter.draw();
    }
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.fail(error);
    });
  }

  private fail(error: unknown): void {
    if (this.painter.hasEnded) return;
    this.parts.log.error('The flow panel met a fault', error);
    this.painter.notify(fault(error instanceof Error ? redactText(error.message, this.painter.secrets()) : undefined));
    this.painter.draw();
  }
}
