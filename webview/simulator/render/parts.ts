import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FromSimulator, Known, LineView, ReasonView, SecondStep } from '../../../src/protocol/simulator';
import * as shared from '../../shared/lines';
import { texts } from '../texts';

/** Tells the host of a press. */
export type Post = (message: FromSimulator) => void;

export type Drawn = TemplateResult | typeof nothing;

/** Something to press, and what the host is told then. */
export function link(
  post: Post,
  message: FromSimulator,
  label: unknown,
  dress?: Parameters<typeof shared.link>[2],
): TemplateResult {
  return shared.link(
    () => {
      post(message);
    },
    label,
    dress,
  );
}

/** A line by its name, value and place; a press goes there. */
export function drawLine(post: Post, line: LineView): TemplateResult {
  return shared.drawLine(goBy(post), line);
}

/** A reason with the line that it hangs on. */
export function drawReason(post: Post, reason: ReasonView): TemplateResult {
  return shared.drawReason(goBy(post), reason);
}

function goBy(post: Post): shared.Go {
  return (target) => {
    post({ type: 'go', target });
  };
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
