import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AnswerState } from '../../../src/protocol/simulator';
import { texts } from '../texts';
import { drawLine, link, type Drawn, type Post } from './parts';

/** Lines that would make a difference, each with a press that changes it, and those that would make none. */
export function drawChanges({ changes, idle }: AnswerState, post: Post): TemplateResult {
  return html`${
    changes.length === 0
      ? nothing
      : html`<ul class="changes">
          ${changes.map(
            (one) =>
              html`<li>
                <p class="change">${drawLine(post, one.line)} ${drawPress(one, post)}</p>
                <p>${one.effect}</p>
              </li>`,
          )}
        </ul>`
  }
  ${
    idle.length === 0
      ? nothing
      : html`<p>${texts.idle}</p>
          <ul>
            ${idle.map((line) => html`<li>${drawLine(post, line)}</li>`)}
          </ul>`
  }`;
}

function drawPress({ line, change }: AnswerState['changes'][number], post: Post): Drawn {
  if (change === undefined) return nothing;
  const title = texts.changeTo(line.name, line.value ?? '');
  return link(post, { type: 'change', line: change }, texts.change, { look: 'button', title });
}
