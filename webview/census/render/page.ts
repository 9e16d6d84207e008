import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CensusState, CountedState } from '../../../src/protocol/census';
import { texts } from '../texts';
import { drawAsked } from './asked';
import { button, drawBar, type Post } from './parts';

/** The whole page: how many there are, what they have, and who of them is asked. */
export function drawPage(state: CensusState, post: Post): TemplateResult {
  return html`<main>
    <h1>${texts.title}</h1>
    <p class="file"><bdi>${state.connection}</bdi></p>
    ${
      state.kind === 'counted'
        ? drawCounted(state, post)
        : html`<p>${texts.uncounted}</p>
            <p>${button(post, { type: 'count' }, texts.count, { look: 'primary' })}</p>`
    }
  </main>`;
}

function drawCounted(state: CountedState, post: Post): TemplateResult {
  const { total, notes, factors, asked } = state;
  return html`<p class="total">${total}</p>
    ${notes.map((note) => html`<p class="note">${note}</p>`)}
    <p class="presses">
      ${button(post, { type: 'count' }, texts.countAgain)}
      ${button(post, { type: 'copy', format: 'markdown' }, texts.copyMarkdown)}
      ${button(post, { type: 'copy', format: 'csv' }, texts.copyCsv)}
    </p>
    <h2>${texts.hasWhat}</h2>
    <table class="factors">
      <thead>
        <tr>
          <th scope="col">${texts.factor}</th>
          <th scope="col">${texts.identities}</th>
        </tr>
      </thead>
      <tbody>
        ${factors.map(
          (row) =>
            html`<tr>
              <th scope="row" class=${row.isPart ? 'part' : nothing}><bdi>${row.name}</bdi></th>
              <td>${drawBar(row)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <h2>${texts.asked}</h2>
    ${
      asked
        ? drawAsked(asked, post)
        : html`<p>${texts.noConfiguration}</p>
            <p>${button(post, { type: 'choose-configuration' }, texts.choose, { look: 'primary' })}</p>`
    }`;
}
