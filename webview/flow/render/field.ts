import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { Typed } from '../entries';
import { entryValue, type KeyedField } from '../entries';
import { texts } from '../texts';
import { drawFill, fillHint } from './authenticator';
import { drawNodeMessages } from './messages';
import { drawChoice } from '../../shared/choice';
import { icon, iconButton } from '../../shared/icons';
import { describedBy, drawField, drawInputLine, drawRequired, type LabelledField } from '../../shared/input';
import type { View } from './view';

/** The element id of an input; `place` tells apart the groups that share a name. */
export function fieldId(place: string, key: string): string {
  return `field-${encodeURIComponent(place)}-${encodeURIComponent(key)}`;
}

/** One input with its label, what can fill it, and what the server says about it. */
export function drawInput(view: View, place: string, keyed: KeyedField): TemplateResult {
  const { field } = keyed;
  if (field.inputType === 'checkbox') return drawCheckbox(view, place, keyed);
  return field.options ? drawOptions(view, place, keyed, field.options) : drawTextInput(view, place, keyed);
}

function drawTextInput(view: View, place: string, keyed: KeyedField): TemplateResult {
  const { field, key } = keyed;
  const id = fieldId(place, key);
  const hides = field.inputType === 'password';
  const revealKey = `field:${key}`;
  const shown = view.memory.revealed.has(revealKey);
  const awaitsCode = field.filledBy === 'totp' || field.filledBy === 'code';
  return drawInputLine({
    ...labelled(view, id, field),
    key,
    type: hides && shown ? 'text' : field.inputType,
    value: String(entryValue(keyed, view.memory.typed)),
    disabled: field.disabled,
    autocomplete: field.autocomplete,
    pattern: field.pattern,
    maxLength: field.maxLength,
    step: field.inputType === 'number' ? 'any' : undefined,
    inputMode: awaitsCode ? 'numeric' : undefined,
    isCode: field.filledBy !== undefined,
    isStacked: field.filledBy === 'code',
    invalid: isInvalid(field),
    hint: fillHint(view, keyed),
    inside: hides
      ? iconButton(
          shown ? 'eye-closed' : 'eye',
          shown ? texts.form.hide(field.label) : texts.form.show(field.label),
          () => {
            view.run.reveal(revealKey);
          },
        )
      : nothing,
    beside: drawFill(view, keyed),
    typed: (text) => {
      view.run.type(key, text);
    },
  });
}

function isInvalid({ messages }: KeyedField['field']): boolean {
  return messages.some(({ type }) => type === 'error');
}

/** A field that takes some values alone. One that it has beside them is still shown. */
function drawOptions(view: View, place: string, keyed: KeyedField, options: readonly string[]): TemplateResult {
  const { field, key } = keyed;
  const id = fieldId(place, key);
  const chosen = String(entryValue(keyed, view.memory.typed));
  const all = chosen === '' || options.includes(chosen) ? options : [chosen, ...options];
  return drawField(
    labelled(view, id, field),
    drawChoice({
      id,
      name: field.name,
      key,
      options: all.map((text) => ({ text, label: text })),
      chosen,
      required: field.required,
      disabled: field.disabled,
      invalid: isInvalid(field),
      describedBy: describedBy(id, field.messages.length > 0, false),
      none: texts.form.none,
      choose: (text) => {
        view.run.type(key, text);
      },
    }),
  );
}

function labelled(view: View, id: string, { name, label, required, messages }: KeyedField['field']): LabelledField {
  return {
    id,
    name,
    label,
    required,
    requiredTitle: texts.form.required,
    messages: drawNodeMessages(view, id, messages),
  };
}

function drawCheckbox(view: View, place: string, keyed: KeyedField): TemplateResult {
  const { field, key } = keyed;
  const [id, invalid] = [fieldId(place, key), isInvalid(field)];
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
          aria-describedby=${describedBy(id, field.messages.length > 0, false)}
          aria-invalid=${invalid ? 'true' : nothing}
          data-key=${key}
          @change=${(event: Event) => {
            view.run.type(key, (event.currentTarget as HTMLInputElement).checked);
          }}
        />
        <label for=${id}
          ><span class="icon">${icon('check', 'icon-checked')}</span><span class="text">${field.label}</span></label
        >${drawRequired(field.required, texts.form.required)}
      </span>
      ${field.label === field.name ? nothing : html`<code class="name">${field.name}</code>`}
    </div>
    ${drawNodeMessages(view, id, field.messages)}
  </div>`;
}
