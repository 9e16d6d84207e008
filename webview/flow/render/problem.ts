import { html, nothing } from 'lit/html.js';
import type { ProblemView } from '../../../src/protocol/state';
import { texts } from '../texts';
import { toneIcon } from '../../shared/icons';
import { actionRow, explainButton, fold, type Drawn } from './parts';
import type { View } from './view';

/** What went wrong: the true cause, what to do as buttons, and one press away what the server literally said. */
export function drawProblem(view: View): Drawn {
  const { problem } = view.state;
  if (problem === undefined) return nothing;
  return html`<section
    class="box problem ${problem.tone}"
    ?data-remark=${problem.remark}
    aria-labelledby="problem-title"
  >
    ${toneIcon(problem.tone)}
    <div class="words">
      <h2 id="problem-title" tabindex="-1">
        <span>${problem.title}</span> ${problem.id === undefined ? nothing : explainButton(view, problem.id)}
      </h2>
      ${problem.why === undefined ? nothing : html`<p class="why">${problem.why}</p>`} ${drawComparison(problem)}
      ${problem.missing === undefined ? nothing : html`<p class="missing">${problem.missing}</p>`}
      ${problem.todo === undefined ? nothing : html`<p class="todo">${problem.todo}</p>`}
      ${actionRow(view, problem.actions)}
      ${
        problem.literal === undefined
          ? nothing
          : fold(
              view,
              'literal',
              'fold',
              texts.problem.literal,
              html`<pre class="literal" tabindex="0">${problem.literal}</pre>`,
            )
      }
    </div>
  </section>`;
}

/** What should fit together, line by line; the one that does not has an icon, and says so to a screen reader. */
function drawComparison({ comparison }: ProblemView): Drawn {
  if (comparison === undefined) return nothing;
  return html`<dl class="comparison">
    ${comparison.map(
      ({ what, value, isWrong }) =>
        html`<dt>${what}</dt>
          <dd ?data-wrong=${isWrong}>
            ${value}${isWrong ? html` <strong>${texts.problem.doesNotFit}</strong>` : nothing}
          </dd>`,
    )}
  </dl>`;
}

/**
 * The clock ran out before the host knows: say so at once, and leave the form usable, for what the server says then is
 * worth seeing too.
 */
export function drawTimeUp(view: View): Drawn {
  const { flow, problem, busy } = view.state;
  if (flow.over || problem !== undefined || busy !== undefined) return nothing;
  if (flow.expiresAt === undefined || flow.expiresAt > view.now) return nothing;
  return html`<section class="box problem warn" aria-labelledby="time-up">
    ${toneIcon('warn')}
    <div class="words">
      <h2 id="time-up">${texts.timeUp.title}</h2>
      <p class="why">${texts.timeUp.why}</p>
      ${actionRow(view, [{ id: 'restart', label: texts.timeUp.restart, primary: true }])}
    </div>
  </section>`;
}

/** One line of what the server waits for, and the body that answers it. */
export function drawNext(view: View): Drawn {
  const { next } = view.state;
  if (next === undefined) return nothing;
  return html`<section class="next" aria-label=${texts.next.label}>
    <p><strong>${texts.next.label}</strong> ${next.text}</p>
    ${next.body === undefined ? nothing : html`<p class="body">${texts.next.body} <code>${next.body}</code></p>`}
  </section>`;
}
