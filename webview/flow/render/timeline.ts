import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ExchangeRow, ExchangeView } from '../../../src/protocol/state';
import { formatTime } from '../countdown';
import { currentExchange } from '../state';
import { texts } from '../texts';
import { iconButton, toneIcon } from '../../shared/icons';
import { type Drawn } from './parts';
import type { View } from './view';
import { drawWireText, hasSecret, plainText } from './wireText';

/** Every exchange of the flow in the order sent, and the chosen one as sent and received. */
export function drawTimeline(view: View): TemplateResult {
  const { timeline, timelineNote } = view.state;
  if (timeline.length === 0) return html`<p class="empty">${texts.wire.noExchanges}</p>`;
  const current = currentExchange(view.memory);
  return html`${timelineNote === undefined ? nothing : html`<p class="note dim">${timelineNote}</p>`}
    <div
      class="timeline"
      role="listbox"
      tabindex="0"
      aria-label=${texts.wire.exchanges}
      aria-activedescendant=${current === undefined ? nothing : rowId(current)}
      @keydown=${(event: KeyboardEvent) => {
        moveRow(view, current, event);
      }}
    >
      ${repeat(
        timeline,
        ({ id }) => id,
        (row) => drawRow(view, row, row.id === current),
      )}
    </div>
    ${drawExchange(view, current)}`;
}

function rowId(id: string): string {
  return `exchange-${encodeURIComponent(id)}`;
}

function drawRow({ run }: View, row: ExchangeRow, selected: boolean): TemplateResult {
  return html`<div
    class="exchange"
    role="option"
    id=${rowId(row.id)}
    aria-selected=${String(selected)}
    title="${row.method} ${row.path} · ${formatTime(row.at)}"
    @click=${() => {
      run.chooseExchange(row.id);
    }}
  >
    <span class="number">${row.number}</span> <span class="method">${row.method}</span>
    <span class="path"
      >${shortenIds(row.path)}${row.mark === undefined ? nothing : html` <span class="mark">${row.mark}</span>`}</span
    >
    <span class="status">${toneIcon(row.tone)}${row.status}</span>
    <span class="duration">${row.durationMs === 0 ? nothing : texts.wire.ms(row.durationMs)}</span>
  </div>`;
}

/**
 * Ids cut to their first block: enough to tell flows apart, and the row stays one line. The whole path is in the
 * tooltip and the exchange.
 */
function shortenIds(path: string): string {
  return path.replaceAll(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '$1…');
}

function moveRow({ run, state: { timeline } }: View, current: string | undefined, event: KeyboardEvent): void {
  const at = timeline.findIndex(({ id }) => id === current);
  const last = timeline.length - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    Home: 0,
    End: last,
  };
  const next = timeline[steps[event.key] ?? -1];
  if (next === undefined) return;
  event.preventDefault();
  run.chooseExchange(next.id);
  document.getElementById(rowId(next.id))?.scrollIntoView({ block: 'nearest' });
}

function drawExchange(view: View, current: string | undefined): Drawn {
  const { exchange, revealed } = view.memory;
  if (exchange === undefined || exchange.id !== current) return html`<p class="empty">${texts.wire.reading}</p>`;
  const shown = exchange.revealable && revealed.has('exchange');
  return html`${drawPart(view, exchange, 'request', shown)}${drawPart(view, exchange, 'response', shown)}`;
}

function drawPart({ run }: View, exchange: ExchangeView, what: 'request' | 'response', shown: boolean): TemplateResult {
  const label = what === 'request' ? texts.wire.requestText : texts.wire.responseText;
  const text = exchange[what];
  const secret = hasSecret(text);
  return html`<div class="wire-bar">
      <p class="wire-title">${label}</p>
      ${
        secret && exchange.revealable
          ? iconButton(shown ? 'eye-closed' : 'eye', shown ? texts.wire.mask : texts.wire.reveal, () => {
              run.reveal('exchange');
            })
          : nothing
      }
      ${iconButton('copy', texts.wire.copy, () => {
        run.post({ type: 'copy', text: plainText(text, shown) });
      })}
      ${
        what === 'request'
          ? iconButton('terminal', texts.wire.copyCurl, () => {
              run.post({ type: 'export', exchangeId: exchange.id, clear: shown });
            })
          : nothing
      }
      ${
        what === 'request'
          ? html`${iconButton('diff', texts.wire.compare, () => {
              run.post({ type: 'again', how: 'compare', exchangeId: exchange.id });
            })}${iconButton('debug-rerun', texts.wire.replay, () => {
              run.post({ type: 'again', how: 'replay', exchangeId: exchange.id });
            })}`
          : nothing
      }
      ${iconButton('go-to-file', texts.wire.openRaw, () => {
        run.post({ type: 'open-raw', what, exchangeId: exchange.id });
      })}
    </div>
    ${secret && !exchange.revealable ? html`<p class="hint wire-hint">${texts.wire.notKept}</p>` : nothing}
    ${drawWireText(text, shown, label)}`;
}
