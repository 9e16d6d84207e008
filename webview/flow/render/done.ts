import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { DoneView } from '../../../src/protocol/state';
import { formatTime } from '../countdown';
import { texts } from '../texts';
import { icon } from '../../shared/icons';
import { actionButton, actionRow, type Drawn } from './parts';
import type { View } from './view';

/**
 * The flow went well: who, how (each method with its level and time), what can be done now and what Kratos suggests.
 */
export function drawDone(view: View): Drawn {
  const { done } = view.state;
  if (done === undefined) return nothing;
  return html`<section class="done ${done.past === true ? 'past' : ''}" aria-labelledby="done-title">
      <h2 id="done-title" tabindex="-1">
        ${icon(done.past === true ? 'history' : 'pass-filled')}<span>${done.title}</span>
      </h2>
      ${done.lines.map((line) => html`<p>${line}</p>`)} ${drawSteps(done)} ${actionRow(view, done.actions)}
    </section>
    ${drawSuggestions(view, done)}`;
}

function drawSteps({ steps }: DoneView): Drawn {
  if (steps.length === 0) return nothing;
  return html`<ul class="chips" aria-label=${texts.done.steps}>
    ${steps.map(
      ({ aal, method, at }) =>
        html`<li class="chip">
          ${icon('check')}<strong>${aal}</strong
          ><span>${method}</span>${at === undefined ? nothing : html`<time>${formatTime(at)}</time>`}
        </li>`,
    )}
  </ul>`;
}

function drawSuggestions({ run, state }: View, { suggestions }: DoneView): Drawn {
  if (suggestions.length === 0) return nothing;
  const draw = (item: DoneView['suggestions'][number]): TemplateResult =>
    html`<li>
      ${icon(item.icon)}
      <div class="what"><span>${item.text}</span> <code>${item.name}</code></div>
      ${item.action === undefined ? nothing : actionButton(run, item.action, state.busy !== undefined)}
    </li>`;
  return html`<section class="suggestions" aria-labelledby="suggests">
    <h3 id="suggests">${texts.done.suggests}</h3>
    <ul>
      ${suggestions.map(draw)}
    </ul>
  </section>`;
}
