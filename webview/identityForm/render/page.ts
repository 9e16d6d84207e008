import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChangeView, FormActionView, ReviewView } from '../../../src/protocol/identityForm';
import { drawTold } from '../../shared/box';
import { texts } from '../texts';
import type { View } from '../view';
import { drawNode } from './fields';

/** The whole page: what it is for, what is said, and the form, or what would be sent of it. */
export function drawPage(view: View): TemplateResult {
  const { title, connection, schema, said, review, problems } = view.state;
  return html`<header class="page-head">
      <h1 tabindex="-1"><bdi>${title}</bdi></h1>
      <p class="dim">${texts.connection(connection)} · ${texts.schema(schema)}</p>
    </header>
    <main class="form-page">
      ${said === undefined ? nothing : drawTold(said.tone, said)}
      ${problems.filter(({ path }) => path.length === 0).map(({ what }) => drawTold('bad', { what }))}
      ${review === undefined ? drawForm(view) : drawReview(review)} ${drawActions(view)}
    </main>`;
}

function drawForm(view: View): TemplateResult {
  const { form } = view.state;
  const fields = form.kind === 'group' ? form.fields : [form];
  return html`<form
    class="form identity-form"
    novalidate
    autocomplete="off"
    aria-label=${texts.form}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
    }}
  >
    ${fields.map((field) => drawNode(view, field, [field.name]))}
  </form>`;
}

function drawReview({ changes, body, meanwhile, note }: ReviewView): TemplateResult {
  return html`${note === undefined ? nothing : drawTold('warn', { what: note })}
    ${meanwhile.length === 0 ? nothing : drawChanges(texts.meanwhile, meanwhile)} ${drawChanges(texts.review, changes)}
    <section class="sent">
      <h2>${texts.body}</h2>
      <pre class="literal" tabindex="0">${body}</pre>
    </section>`;
}

function drawChanges(title: string, changes: readonly ChangeView[]): TemplateResult {
  return html`<section>
    <h2>${title}</h2>
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">${texts.part}</th>
          <th scope="col">${texts.before}</th>
          <th scope="col">${texts.after}</th>
        </tr>
      </thead>
      <tbody>
        ${changes.map(
          ({ path, before, after }) =>
            html`<tr>
              <th scope="row"><code>${path}</code></th>
              <td><bdi>${before === '' ? texts.none : before}</bdi></td>
              <td><bdi>${after === '' ? texts.none : after}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function drawActions({ state, run }: View): TemplateResult {
  return html`<div class="buttons" role="group" aria-label=${texts.actions}>
    ${state.actions.map(
      ({ id, label, primary }: FormActionView) =>
        html`<button
          type="button"
          class="vscode-button ${primary === true ? '' : 'secondary'}"
          data-action=${id}
          aria-disabled=${state.isBusy ? 'true' : nothing}
          @click=${() => {
            if (!state.isBusy) run.act(id);
          }}
        >
          <span class="caption">${label}</span>
        </button>`,
    )}
  </div>`;
}
