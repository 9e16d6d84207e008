import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AheadEnd, AheadLine, AheadView } from '../../../src/protocol/wayState';
import { texts } from '../texts';
import { toneIcon } from '../../shared/icons';
import { fold, type Drawn } from './parts';
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

/** Of a run that is over the end comes first; what was foretold can be unfolded below it. */
function drawWay(view: View, { name, parts, end }: AheadView['ways'][number]): TemplateResult {
  const list = html`<dl>
    ${parts.map(
      ({ title, lines }) =>
        html`<dt>${title}</dt>
          ${lines.map((line) => html`<dd>${line.text} ${drawLine(view, line)}</dd>`)}`,
    )}
  </dl>`;
  if (end === undefined) return list;
  return html`${drawEnd(end)}${fold(view, `ahead-parts:${name}`, 'fold', texts.ahead.all, list)}`;
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

/** Whether it went as foretold, and beside each other what did not. */
function drawEnd({ tone, verdict, rows }: AheadEnd): TemplateResult {
  const words = html`<p class="ahead-verdict">${toneIcon(tone)} ${verdict}</p>`;
  if (rows.length === 0) return words;
  return html`${words}
    <table class="ahead-end">
      <thead>
        <tr>
          <th scope="col">${texts.ahead.what}</th>
          <th scope="col">${texts.ahead.foretold}</th>
          <th scope="col">${texts.ahead.happened}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ what, foretold, happened }) =>
            html`<tr>
              <th scope="row">${what}</th>
              <td>${foretold}</td>
              <td>${happened}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
