import { html, type TemplateResult } from 'lit/html.js';
import { texts } from '../texts';
import { drawDone } from './done';
import { drawForm } from './form';
import { drawHeader } from './header';
import { drawInbox } from './inbox';
import { drawMessages } from './messages';
import { drawNext, drawProblem, drawTimeUp } from './problem';
import type { View } from './view';
import { drawWire } from './wire';

/** The whole panel: who and how long, then what comes next and the form, and the wire beside it. */
export function drawPanel(view: View): TemplateResult {
  const { form } = view.state;
  return html`${drawHeader(view)}
    <div class="columns">
      <main class="flow" aria-labelledby="title">
        ${drawProblem(view)} ${drawTimeUp(view)} ${drawDone(view)} ${drawNext(view)}
        ${drawMessages(view, form?.messages ?? [])} ${drawForm(view)} ${drawInbox(view)}
      </main>
      ${drawWire(view)}
    </div>`;
}

/** Until the first state is here. */
export function drawLoading(): TemplateResult {
  return html`<p class="loading" role="status">${texts.loading}</p>`;
}
