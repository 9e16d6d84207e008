import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { Tone } from '../../src/protocol/toneSchema';
import { toneIcon } from './icons';

type Drawn = TemplateResult | typeof nothing;

/** Something to be filled in, with its label, what it is called, and what is said of it. */
export interface LabelledField {
  /** The id of the element; what is said of it has `-messages` and `-hint` behind it. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** The words of the mark of what has to be filled in. */
  readonly requiredTitle: string;
  /** Its button stands below it. */
  readonly isStacked?: boolean;
  readonly hint?: string | undefined;
  /** What the server says of it; it has the id `…-messages`. */
  readonly messages: Drawn;
}

/** A line of text to be typed. */
export interface TextInput extends LabelledField {
  readonly type: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly autocomplete?: string | undefined;
  readonly pattern?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly step?: string | undefined;
  readonly inputMode?: string | undefined;
  /** It is a code, in a type of its own. */
  readonly isCode?: boolean;
  /** What `data-key` says, by which focus and presses find it. */
  readonly key: string;
  readonly invalid: boolean;
  /** Within the box, such as the switch of a password. */
  readonly inside?: Drawn;
  /** Beside the box. */
  readonly beside?: Drawn;
  readonly typed: (text: string) => void;
}

/** Draws an input with its label, and ties it to what is said of it. */
export function drawInputLine(input: TextInput): TemplateResult {
  const { id, name, value, required, disabled = false, invalid, hint, messages } = input;
  return drawField(
    input,
    html`<div class="vscode-textfield ${invalid ? 'invalid' : ''} ${disabled ? 'disabled' : ''}">
        <input
          id=${id}
          class=${input.isCode === true ? 'code' : ''}
          name=${name}
          type=${input.type}
          .value=${live(value)}
          ?required=${required}
          ?disabled=${disabled}
          autocomplete=${input.autocomplete ?? 'off'}
          pattern=${input.pattern ?? nothing}
          maxlength=${input.maxLength ?? nothing}
          step=${input.step ?? nothing}
          inputmode=${input.inputMode ?? nothing}
          spellcheck="false"
          autocapitalize="off"
          aria-describedby=${describedBy(id, messages !== nothing, hint !== undefined)}
          aria-invalid=${invalid ? 'true' : nothing}
          data-key=${input.key}
          @input=${(event: Event) => {
            input.typed((event.currentTarget as HTMLInputElement).value);
          }}
        />
        ${input.inside ?? nothing}
      </div>
      ${input.beside ?? nothing}`,
  );
}

/** Whatever is filled in under its label, with the name that is sent, and above what is said of it. */
export function drawField(field: LabelledField, control: TemplateResult): TemplateResult {
  const { id, name, label, isStacked = false, required, requiredTitle, hint, messages } = field;
  return html`<div class="field">
    <div class="label-line">
      <span class="label"
        ><label for=${id}><bdi>${label}</bdi></label
        >${drawRequired(required, requiredTitle)}</span
      >
      ${label === name ? nothing : html`<code class="name">${name}</code>`}
    </div>
    <div class="control ${isStacked ? 'stacked' : ''}">${control}</div>
    ${drawHint(id, hint)} ${messages}
  </div>`;
}

/** What helps to fill something in, under the id that it is tied to it by. */
export function drawHint(id: string, hint: string | undefined): Drawn {
  return hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`;
}

/** What the server says of something, under the id that it is tied to it by. */
export function drawFieldMessages(id: string, messages: readonly TemplateResult[]): Drawn {
  if (messages.length === 0) return nothing;
  return html`<div class="field-messages" id="${id}-messages">
    ${messages.map((message) => html`<div class="field-message">${message}</div>`)}
  </div>`;
}

/** One thing that the server says: its sign, the word of that for who does not see it, and what it is. */
export function drawMessage(tone: Tone, word: string, content: unknown): TemplateResult {
  return html`${toneIcon(tone)}<span class="words"><span class="sr-only">${word}: </span>${content}</span>`;
}

/** The ids that tie an element to what is said about it. */
export function describedBy(id: string, hasMessages: boolean, hasHint: boolean): string | typeof nothing {
  const spoken = [hasMessages ? `${id}-messages` : '', hasHint ? `${id}-hint` : ''].filter((one) => one !== '');
  return spoken.length === 0 ? nothing : spoken.join(' ');
}

/** The mark stands beside the label, not in it: the input itself says that it is required. */
export function drawRequired(required: boolean, title: string): Drawn {
  return required ? html`<span class="required" aria-hidden="true" title=${title}>*</span>` : nothing;
}
