import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Form, HiddenField } from '../../../src/protocol/state';
import { orderGroups } from '../entries';
import { texts } from '../texts';
import { drawAlong } from './along';
import { drawFields, drawGroup, lookOnlyId } from './group';
import { mask, revealButton, fold, type Drawn } from './parts';
import type { View } from './view';

/**
 * The flow's form: one native form, so that names, submitters and Enter are the browser's own. Nothing is refused here:
 * a developer may want to see what Kratos says to an empty password, so constraints are shown (required marks, types)
 * and the server judges.
 */
export function drawForm(view: View): Drawn {
  const { form, flow, openGroups } = view.state;
  if (form === undefined) return nothing;
  const groups = orderGroups(form, openGroups);
  return html`${keyed(
    flow.id,
    html`<form
      class="form"
      novalidate
      autocomplete="off"
      aria-label=${texts.form.label}
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const key = event.submitter?.dataset.key;
        if (key !== undefined) view.run.press(key);
      }}
      @keydown=${pressPrimary}
      @focusin=${(event: FocusEvent) => {
        aimAtFocus(view, event);
      }}
    >
      ${flow.lookOnly === true ? html`<p class="hint" id=${lookOnlyId}>${texts.form.lookOnly}</p>` : nothing}
      ${groups.length === 1 ? nothing : drawShared(view, form)}
      ${repeat(
        groups,
        ({ group }) => group,
        (group, index) => drawGroup(view, group, index, groups.length, groups.length === 1 ? form.shared : []),
      )}
      ${form.groups.length === 0 && form.shared.length === 0 ? html`<p class="dim">${texts.form.empty}</p>` : nothing}
      ${drawHidden(view, form)}${drawAlong(view)}
    </form>`,
  )}`;
}

/** What every button sends, above the groups; with one group only it stands in that group. */
function drawShared(view: View, { shared, groups }: Form): Drawn {
  if (shared.length === 0) return nothing;
  return html`<div class="shared" role="group" aria-label=${texts.form.shared}>
    ${groups.length > 1 ? html`<p class="shared-title">${texts.form.shared}</p>` : nothing}${drawFields(view, '', shared)}
  </div>`;
}

/**
 * Enter in a field presses the main button of the field's own group; the browser alone would take the first of the
 * whole form.
 */
function pressPrimary(event: KeyboardEvent): void {
  const field = event.target;
  if (event.key !== 'Enter' || event.isComposing || !(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  const button = mainButtonFor(field);
  if (button !== null) field.form?.requestSubmit(button);
}

/** The preview follows the hand: a focused button means itself, a focused field the button that Enter would press. */
function aimAtFocus(view: View, { target }: FocusEvent): void {
  if (!(target instanceof HTMLElement)) return;
  const aimed = target.matches('button[type=submit]') ? target : mainButtonFor(target);
  view.run.aim(aimed?.dataset.key);
}

/** The main button for an element of the form: of its own group; for shared fields, of the open group last used. */
function mainButtonFor(element: HTMLElement): HTMLButtonElement | null {
  const form = element.closest('form');
  const lastUsed = form?.querySelector('button[data-aimed]')?.closest('[data-group]:not(details:not([open]))');
  const group = element.closest('[data-group]') ?? lastUsed;
  return (group ?? form)?.querySelector<HTMLButtonElement>('button[data-primary]') ?? null;
}

function drawHidden(view: View, { hidden }: Form): Drawn {
  if (hidden.length === 0) return nothing;
  const row = ({ name, value, secret }: HiddenField, index: number): TemplateResult => {
    const key = `hidden:${index}:${name}`;
    const masked = secret && value !== '' && !view.memory.revealed.has(key);
    return html`<tr>
      <th scope="row"><code>${name}</code></th>
      <td>
        ${value === '' ? html`<span class="dim">${texts.form.emptyValue}</span>` : html`<code>${masked ? mask : value}</code>`}
      </td>
      <td class="tools">${secret && value !== '' ? revealButton(view, key, name) : nothing}</td>
    </tr>`;
  };
  return fold(
    view,
    'hidden',
    'fold hidden-fields',
    texts.form.hidden(hidden.length),
    html`<table class="rows" aria-label=${texts.form.hiddenTable}>
      <tbody>
        ${hidden.map(row)}
      </tbody>
    </table>`,
  );
}
