import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AnswerState, NoAnswerState } from '../../../src/protocol/simulator';
import { texts } from '../texts';
import { drawLine, drawReason, link, type Drawn, type Post } from './parts';

/** Who it is about, the answer in large letters, what is not known, and the lines that decide. */
export function drawVerdict(state: AnswerState, post: Post): TemplateResult {
  return html`<section class="verdict ${state.tone}" aria-label=${texts.answer}>
    <p class="who">
      <span>${state.name}</span> ${link(post, { type: 'choose-person' }, texts.chooseOther, { look: 'button' })}
    </p>
    <p class="answer" tabindex="-1">${state.verdict}</p>
    ${listUnder(
      texts.unknown,
      state.unknown.map(
        (reason) =>
          html`${drawReason(post, reason)}
          ${
            reason.remote === undefined
              ? nothing
              : link(post, { type: 'read-schema', url: reason.remote }, texts.read, { look: 'button' })
          }`,
      ),
    )}
    ${listUnder(
      texts.decidedBy,
      state.decidedBy.map((line) => drawLine(post, line)),
    )}
  </section>`;
}

function listUnder(title: string, items: readonly TemplateResult[]): Drawn {
  if (items.length === 0) return nothing;
  return html`<p>${title}</p>
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
}

/** Why there is no answer, and what brings one. */
export function drawNoAnswer({ kind }: NoAnswerState, post: Post): TemplateResult {
  const [what, todo] =
    kind === 'nobody' ? [texts.none.nobody, texts.none.notKept] : [texts.none[kind], texts.none.bringBack];
  return html`<section class="verdict open" aria-label=${texts.answer}>
    <p class="answer" tabindex="-1">${what}</p>
    <p>${todo}</p>
    ${
      kind === 'nobody'
        ? html`<p>${link(post, { type: 'choose-person' }, texts.none.choose, { look: 'button' })}</p>`
        : nothing
    }
  </section>`;
}
