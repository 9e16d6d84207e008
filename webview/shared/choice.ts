import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';

/** One of some values that is to be chosen. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What `data-key` says, by which focus finds it. */
  readonly key: string;
  readonly options: readonly { readonly text: string; readonly label: string }[];
  /** Empty for none. */
  readonly chosen: string;
  readonly required: boolean;
  readonly disabled?: boolean;
  readonly invalid: boolean;
  readonly describedBy: string | typeof nothing;
  /** What stands where nothing is chosen. */
  readonly none: string;
  readonly choose: (text: string) => void;
}

/** Draws a choice without its label. Whoever has to choose cannot go back to none. */
export function drawChoice(choice: Choice): TemplateResult {
  const { chosen, required, options, choose } = choice;
  return html`<select
    id=${choice.id}
    class="vscode-select"
    name=${choice.name}
    data-key=${choice.key}
    ?required=${required}
    ?disabled=${choice.disabled ?? false}
    aria-describedby=${choice.describedBy}
    aria-invalid=${choice.invalid ? 'true' : nothing}
    .value=${live(chosen)}
    @change=${(event: Event) => {
      choose((event.currentTarget as HTMLSelectElement).value);
    }}
  >
    ${required && chosen !== '' ? nothing : html`<option value="" ?selected=${chosen === ''}>${choice.none}</option>`}
    ${options.map(({ text, label }) => html`<option value=${text} ?selected=${chosen === text}>${label}</option>`)}
  </select>`;
}
