import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AheadEnd, AheadLine, AheadView } from '../../../src/protocol/wayState';
import { texts } from '../texts';
import { fold, toneIcon, type Drawn } from './parts';
import type { View } from './view';

/** What is still to come by the configuration, a fold for each method. */
export function drawAhead(view: View): Drawn {
  const { ahead } = view.state;
  if (ahead === undefined) return nothing;
  return html`<section class="ahead" aria-label=${texts.ahead.title}>
    <h2>${texts.ahead.title}</h2>
    ${ahead.source === undefined ? nothing : html`<p class="hint">${texts.ahead.by(ahead.source)}</p>`}
    ${ahead.note === undefined ? nothing : html`<p class="hint">${ahead.note}</p>`}
    ${ahead.ways.map((way, at) =>
      fold(view, `ahead:${way.name}`, 'ahead-way', texts.ahead.way(way.name), drawWay(view, way), at === 0),
    )}
  </section>`;
}

function drawWay(view: View, { parts, end }: AheadView['ways'][number]): TemplateResult {
  return html`${end === undefined ? nothing : drawEnd(end)}
    <dl>
      ${parts.map(
        ({ title, lines }) =>
          html`<dt>${title}</dt>
            ${lines.map((line) => html`<dd>${line.text} ${drawLine(view, line)}</dd>`)}`,
      )}
    </dl>`;
}

/** Where it is written: a press opens it there. */
function drawLine({ run }: View, { line }: AheadLine): Drawn {
  if (line === undefined) return nothing;
  const words = line.value === undefined ? line.name : `${line.name}: ${line.value}`;
  const { target } = line;
  if (target === undefined) return html`<code class="dim">${words}</code>`;
  return html`<button
    type="button"
    class="setting"
    title=${line.where ?? words}
    aria-label=${texts.ahead.open(words)}
    @click=${() => {
      const { start, end, file } = target;
      run.post({ type: 'open-line', start, end, ...(file !== undefined && { file }) });
    }}
  >
    ${words}
  </button>`;
}

/** What was foretold, and what happened. */
function drawEnd(end: readonly AheadEnd[]): TemplateResult {
  return html`<table class="ahead-end">
    <thead>
      <tr>
        <th scope="col">${texts.ahead.what}</th>
        <th scope="col">${texts.ahead.foretold}</th>
        <th scope="col">${texts.ahead.happened}</th>
      </tr>
    </thead>
    <tbody>
      ${end.map(
        ({ what, foretold, happened, agrees }) =>
          html`<tr>
            <th scope="row">
              ${agrees === undefined ? nothing : html`<span title=${agrees ? texts.ahead.agrees : texts.ahead.differs}>${toneIcon(agrees ? 'good' : 'warn')}</span>`}
              ${what}${agrees === false ? html`<span class="sr-only"> ${texts.ahead.differs}</span>` : nothing}
            </th>
            <td>${foretold}</td>
            <td>${happened}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
