import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FromSimulator, Known, LineView, ReasonView, SecondStep } from '../../../src/protocol/simulator';
import { texts } from '../texts';

/** Tells the host of a press. */
export type Post = (message: FromSimulator) => void;

export type Drawn = TemplateResult | typeof nothing;

/** Something to press. It looks and speaks like a link, also where it is dressed as a button. */
export function link(
  post: Post,
  message: FromSimulator,
  label: unknown,
  { look = '', title }: { readonly look?: string; readonly title?: string } = {},
): TemplateResult {
  return html`<a
    href="#"
    class=${look}
    title=${title ?? nothing}
    @click=${(event: Event) => {
      // The editor takes links for its own.
      event.preventDefault();
      event.stopPropagation();
      post(message);
    }}
    >${label}</a
  >`;
}

/** A line by its name, value and place; a press goes there. */
export function drawLine(post: Post, { name, value, where, target }: LineView): TemplateResult {
  const shown = `${name}${value === undefined ? '' : `: ${value}`}`;
  // A long name may be broken behind its dots.
  const parts = shown.split(/(?<=\.)/).map((part, at) => (at === 0 ? part : html`<wbr />${part}`));
  const code = html`<code>${parts}</code>`;
  if (target === undefined) return html`${code}${drawWhere(where)}`;
  const { number, ...stretch } = target;
  return html`${link(post, { type: 'go', target: stretch }, code, { title: texts.line(number) })}${drawWhere(where)}`;
}

function drawWhere(where: string | undefined): Drawn {
  return where === undefined ? nothing : html` <span class="where">(${where})</span>`;
}

/** A reason with the line that it hangs on. */
export function drawReason(post: Post, { line, sentence }: ReasonView): TemplateResult {
  return line === undefined ? html`${sentence}` : html`${drawLine(post, line)}<br />${sentence}`;
}

/** Whether something is so, in a cell of a table. */
export function drawKnown(known: Known): TemplateResult {
  if (known === 'yes') return html`<strong class="yes">${texts.known.yes}</strong>`;
  return known === 'no' ? html`${texts.known.no}` : html`<em>${texts.known.unknown}</em>`;
}

/** What the second step offers, in a cell of a table. */
export function drawSecondStep({ stuck, offered, mayOffer }: SecondStep): TemplateResult {
  if (stuck) return html`<strong class="stuck">${texts.lockedOut}</strong>`;
  if (offered.length === 0 && mayOffer.length > 0) return drawKnown('unknown');
  return html`${offered.join(', ') || texts.nothing}`;
}

/** A table with a head and a heading in each row. */
export function drawTable(head: readonly string[], rows: readonly (readonly unknown[])[]): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        ${head.map((name) => (name === '' ? html`<td></td>` : html`<th scope="col">${name}</th>`))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
