import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { AlongView } from '../../../src/protocol/state';
import { alongValue } from '../entries';
import { texts } from '../texts';
import { icon, toneIcon } from '../../shared/icons';
import { fold, type Drawn } from './parts';
import type { View } from './view';

/** What goes along with the presses beside the nodes of the form, behind a gear: few want it. */
export function drawAlong(view: View): Drawn {
  const { along = [] } = view.state;
  if (along.length === 0) return nothing;
  const set = along.filter((one) => alongValue(one, view.memory.typed).trim() !== '').map(({ name }) => name);
  const title = set.length === 0 ? texts.form.along : texts.form.alongSome(set.join(', '));
  return fold(
    view,
    'along',
    'fold along',
    html`${icon('gear')}<span>${title}</span>`,
    html`<div class="fields">${along.map((one) => drawOne(view, one))}</div>`,
  );
}

function drawOne(view: View, one: AlongView): TemplateResult {
  const { name, meaning, json } = one;
  const id = `along-${name.replaceAll('.', '-')}`;
  const problem = json === true ? view.memory.preview?.payloadProblem : undefined;
  return html`<div class="field">
    <label class="label" for=${id}><code>${name}</code></label>
    ${json === true ? drawText(view, one, id, problem !== undefined) : drawLine(view, one, id)}
    ${
      problem === undefined
        ? nothing
        : html`<div class="field-messages" id="${id}-problem" role="alert">
            <div class="field-message">${toneIcon('bad')}<span class="words">${problem}</span></div>
          </div>`
    }
    <p class="hint" id="${id}-hint">${meaning}</p>
  </div>`;
}

function drawText({ memory, run }: View, one: AlongView, id: string, invalid: boolean): TemplateResult {
  return html`<textarea
    id=${id}
    class="vscode-textarea monospace ${invalid ? 'invalid' : ''}"
    rows="3"
    spellcheck="false"
    autocapitalize="off"
    aria-describedby="${invalid ? `${id}-problem ` : ''}${id}-hint"
    aria-invalid=${invalid ? 'true' : nothing}
    .value=${live(alongValue(one, memory.typed))}
    @input=${(event: Event) => {
      run.type(one.name, (event.currentTarget as HTMLTextAreaElement).value);
    }}
  ></textarea>`;
}

function drawLine({ memory, run }: View, one: AlongView, id: string): TemplateResult {
  return html`<div class="control">
    <div class="vscode-textfield">
      <input
        id=${id}
        type="text"
        spellcheck="false"
        autocapitalize="off"
        aria-describedby="${id}-hint"
        .value=${live(alongValue(one, memory.typed))}
        @input=${(event: Event) => {
          run.type(one.name, (event.currentTarget as HTMLInputElement).value);
        }}
      />
    </div>
  </div>`;
}
