import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AnswerState } from '../../../src/protocol/simulator';
import { texts } from '../texts';
import type { Drawn } from './parts';

/** What the two steps of a login offer this person. */
export function drawOffers({ first, second }: AnswerState): TemplateResult {
  const codes = second.codesTo.length === 0 ? nothing : html` (${texts.codesTo(second.codesTo.join(', '))})`;
  return html`<ul>
    <li>${texts.firstStep} ${drawNames(first.offered)}</li>
    <li>${texts.usable} ${drawNames(first.usable)}${drawPerhaps(first.mayUse)}</li>
    <li class=${second.stuck ? 'stuck' : nothing}>
      ${texts.secondStep} ${drawNames(second.offered)}${codes}${drawPerhaps(second.mayOffer)}
    </li>
  </ul>`;
}

function drawNames(names: readonly string[]): TemplateResult {
  if (names.length === 0) return html`${texts.nothing}`;
  return html`${names.map((name, at) => html`${at === 0 ? nothing : ', '}<code>${name}</code>`)}`;
}

function drawPerhaps(names: readonly string[]): Drawn {
  return names.length === 0 ? nothing : html` (${texts.perhaps(names.join(', '))})`;
}
