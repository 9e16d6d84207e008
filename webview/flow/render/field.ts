import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { Typed } from '../entries';
import { entryValue, type KeyedField } from '../entries';
import { texts } from '../texts';
import { drawFill, fillHint } from './authenticator';
import { drawFieldMessages } from './messages';
import { icon, iconButton } from '../../shared/icons';
import type { View } from './view';

/** The element id of an input; `place` tells apart the groups that share a name. */
export function fieldId(place: string, key: string): string {
  return `field-${encodeURIComponent(place)}-${encodeURIComponent(key)}`;
}

/** One input with its label, what can fill it, and what the server says about it. */
export function drawInput(view: View, place: string, keyed: KeyedField): TemplateResult {
  return keyed.field.inputType === 'checkbox' ? drawCheckbox(view, place, keyed) : drawTextInput(view, place, keyed);
}

interface Wiring {
  readonly id: string;
  readonly describedBy: string | typeof nothing;
  readonly invalid: boolean;
}

/** The ids that tie an input to what is said about it. */
function wire(view: View, place: string, { key, field }: KeyedField, hint: string | undefined): Wiring {
  const id = fieldId(place, key);
  const spoken = [
    field.messages.length > 0 ? `${id}-messages` : undefined,
    hint === undefined ? undefined : `${id}-hint`,
  ].filter((one) => one !== undefined);
  return {
    id,
    describedBy: spoken.length === 0 ? nothing : spoken.join(' '),
    invalid: field.messages.some(({ type }) => type === 'error'),
  };
}

function drawTextInput(view: View, place: string, keyed: KeyedField): TemplateResult {
  const { field, key } = keyed;
  const hint = fillHint(view, keyed);
  const { id, describedBy, invalid } = wire(view, place, keyed, hint);
  const hides = field.inputType === 'password';
  const revealKey = `field:${key}`;
  const shown = view.memory.revealed.has(revealKey);
  const isCode = field.filledBy !== undefined;
  return html`<div class="field">
    <div class="label-line">
      <span class="label"><label for=${id}>${field.label}</label>${drawRequired(field.required)}</span>
      ${field.label === field.name ? nothing : html`<code class="name">${field.name}</code>`}
    </div>
    <div class="control ${field.filledBy === 'code' ? 'stacked' : ''}">
      <div class="vscode-textfield ${invalid ? 'invalid' : ''} ${field.disabled ? 'disabled' : ''}">
        <input
          id=${id}
          class=${isCode ? 'code' : ''}
          name=${field.name}
          type=${hides && shown ? 'text' : field.inputType}
          .value=${live(String(entryValue(keyed, view.memory.typed)))}
          ?required=${field.required}
          ?disabled=${field.disabled}
          autocomplete=${field.autocomplete ?? 'off'}
          pattern=${field.pattern ?? nothing}
          maxlength=${field.maxLength ?? nothing}
          step=${field.inputType === 'number' ? 'any' : nothing}
          inputmode=${field.filledBy === 'totp' || field.filledBy === 'code' ? 'numeric' : nothing}
          spellcheck="false"
          autocapitalize="off"
          aria-describedby=${describedBy}
          aria-invalid=${invalid ? 'true' : nothing}
          data-key=${key}
          @input=${(event: Event) => {
            view.run.type(key, (event.currentTarget as HTMLInputElement).value);
          }}
        />
        ${
          hides
            ? iconButton(
                shown ? 'eye-closed' : 'eye',
                shown ? texts.form.hide(field.label) : texts.form.show(field.label),
                () => {
                  view.run.reveal(revealKey);
                },
              )
            : nothing
        }
      </div>
      ${drawFill(view, keyed)}
    </div>
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${drawFieldMessages(view, `${id}-messages`, field.messages)}
  </div>`;
}

function drawCheckbox(view: View, place: string, keyed: KeyedField): TemplateResult {
  const { field, key } = keyed;
  const { id, describedBy, invalid } = wire(view, place, keyed, undefined);
  const ticked: Typed = entryValue(keyed, view.memory.typed);
  return html`<div class="field">
    <div class="label-line">
      <span class="vscode-checkbox">
        <input
          type="checkbox"
          id=${id}
          class=${invalid ? 'invalid' : ''}
          name=${field.name}
          .checked=${live(ticked === true)}
          ?required=${field.required}
          ?disabled=${field.disabled}
          aria-describedby=${describedBy}
          aria-invalid=${invalid ? 'true' : nothing}
          data-key=${key}
          @change=${(event: Event) => {
            view.run.type(key, (event.currentTarget as HTMLInputElement).checked);
          }}
        />
        <label for=${id}
          ><span class="icon">${icon('check', 'icon-checked')}</span><span class="text">${field.label}</span></label
        >${drawRequired(field.required)}
      </span>
      ${field.label === field.name ? nothing : html`<code class="name">${field.name}</code>`}
    </div>
    ${drawFieldMessages(view, `${id}-messages`, field.messages)}
  </div>`;
}

/** The mark stands beside the label, not in it: the input itself says that it is required. */
function drawRequired(required: boolean): TemplateResult | typeof nothing {
  return required ? html`<span class="required" aria-hidden="true" title=${texts.form.required}>*</span>` : nothing;
}
