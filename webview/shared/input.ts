import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';

type Drawn = TemplateResult | typeof nothing;

/** A line of text to be typed, with its label, what it is called, and what is said of it. */
export interface TextInput {
  /** The id of the element; what is said of it has `-messages` and `-hint` behind it. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly value: string;
  readonly required: boolean;
  readonly disabled?: boolean;
  readonly autocomplete?: string | undefined;
  readonly pattern?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly step?: string | undefined;
  readonly inputMode?: string | undefined;
  /** It is a code, in a type of its own, and its button stands below it. */
  readonly isCode?: boolean;
  readonly isStacked?: boolean;
  /** What `data-key` says, by which focus and presses find it. */
  readonly key: string;
  readonly invalid: boolean;
  readonly hint?: string | undefined;
  /** What the server says of it; it has the id `…-messages`. */
  readonly messages: Drawn;
  /** Within the box, such as the switch of a password. */
  readonly inside?: Drawn;
  /** Beside the box. */
  readonly beside?: Drawn;
  /** The words of the mark of what has to be filled in. */
  readonly requiredTitle: string;
  readonly typed: (text: string) => void;
}

/** Draws an input with its label, and ties it to what is said of it. */
export function drawInputLine(input: TextInput): TemplateResult {
  const { id, name, label, value, required, disabled = false, invalid, hint, messages } = input;
  return html`<div class="field">
    <div class="label-line">
      <span class="label"><label for=${id}>${label}</label>${drawRequired(required, input.requiredTitle)}</span>
      ${label === name ? nothing : html`<code class="name">${name}</code>`}
    </div>
    <div class="control ${input.isStacked === true ? 'stacked' : ''}">
      <div class="vscode-textfield ${invalid ? 'invalid' : ''} ${disabled ? 'disabled' : ''}">
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
      ${input.beside ?? nothing}
    </div>
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`} ${messages}
  </div>`;
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
