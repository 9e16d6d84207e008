import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { SequenceView } from '../../../src/protocol/wayState';
import { currentExchange } from '../state';
import { texts } from '../texts';
import { drawAhead } from './ahead';
import { iconButton } from '../../shared/icons';
import type { View } from './view';

/** Who sent what to whom, as a diagram whose arrows lead to their exchanges. */
export function drawSequence(view: View): TemplateResult {
  const { sequence } = view.state;
  if (sequence === undefined)
    return html`<p class="empty">${texts.wire.noExchanges}</p>
      ${drawAhead(view)}`;
  const { run } = view;
  return html`<div class="wire-bar">
      <p class="wire-title">${texts.sequence.title}</p>
      ${iconButton('copy', texts.sequence.copy, () => {
        run.post({ type: 'sequence', to: 'clipboard' });
      })}
      ${iconButton('save-as', texts.sequence.save, () => {
        run.post({ type: 'sequence', to: 'file' });
      })}
    </div>
    ${drawDiagram(view, sequence)} ${drawAhead(view)}`;
}

function drawDiagram(view: View, { width, height, lanes, arrows }: SequenceView): TemplateResult {
  const current = currentExchange(view.memory);
  // One stop of the keyboard for all arrows; the keys for up and down go from one to the next.
  const stop = Math.max(
    0,
    arrows.findIndex(({ exchange }) => exchange === current),
  );
  return html`<svg
    class="sequence"
    viewBox="0 0 ${width} ${height}"
    role="group"
    aria-label=${texts.sequence.label}
    @keydown=${moveArrow}
  >
    ${lanes.map(
      ({ x, y, name, pieces }) =>
        svg`<text class="lane-name" x=${x} y=${y} text-anchor="middle">${name}</text>
          ${pieces.map(({ from, to }) => svg`<line class="lane" x1=${x} y1=${from} x2=${x} y2=${to} />`)}`,
    )}
    ${arrows.map((arrow, at) => drawArrow(view, arrow, width, at === stop))}
  </svg>`;
}

function drawArrow(
  view: View,
  arrow: SequenceView['arrows'][number],
  width: number,
  isStop: boolean,
): ReturnType<typeof svg> {
  const { exchange, name, top, height, y, from, to, tip, reply, tone, lines, textX } = arrow;
  const show = (): void => {
    view.run.showExchange(exchange);
    document.querySelector<HTMLElement>('.timeline')?.focus();
  };
  return svg`<g
    class="arrow ${reply ? 'reply' : ''} ${tone === undefined ? '' : `arrow-${tone}`}"
    role="button"
    tabindex=${isStop ? 0 : -1}
    aria-label=${name}
    @click=${show}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      show();
    }}
  >
    <title>${name}</title>
    <rect class="band" x="1" y=${top + 1} width=${width - 2} height=${height - 2} rx="3" />
    ${lines.map((line) => svg`<text class="arrow-text" x=${textX} y=${line.y} text-anchor="middle">${line.text}</text> `)}
    <line x1=${from} y1=${y} x2=${to} y2=${y} stroke-dasharray=${reply ? '4 3' : nothing} />
    <polygon points=${tip} />
  </g>`;
}

/** The keys of a list go from one arrow to the next. */
function moveArrow(event: KeyboardEvent): void {
  const all = [...(event.currentTarget as Element).querySelectorAll<SVGElement>('.arrow')];
  const at = all.findIndex((one) => one === document.activeElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: all.length - 1,
  };
  const next = all[steps[event.key] ?? -1];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
