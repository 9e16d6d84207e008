import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ActionView } from '../../../src/protocol/state';
import { icon, iconButton } from '../../shared/icons';
import { texts } from '../texts';
import type { View } from './view';

export type Drawn = TemplateResult | typeof nothing;

/** The id of a message or an error: opens its explanation. */
export function explainButton({ run }: View, id: string | number): TemplateResult {
  return html`<button
    type="button"
    class="id"
    title=${texts.message.explain(id)}
    aria-label=${texts.message.explain(id)}
    @click=${() => {
      run.post({ type: 'explain', id: String(id) });
    }}
  >
    ${id}
  </button>`;
}

/**
 * Buttons of the host's actions, in one row; nothing when there is none. Each stays what it is: whoever stands on one
 * that is gone is not left on another.
 */
export function actionRow({ run, state }: View, actions: readonly ActionView[]): Drawn {
  if (actions.length === 0) return nothing;
  return html`<div class="buttons">
    ${repeat(
      actions,
      ({ id }) => id,
      (action) => actionButton(run, action, state.busy !== undefined),
    )}
  </div>`;
}

/** One action of the host as a button. While a request is under way it stays readable and does nothing. */
export function actionButton(run: View['run'], action: ActionView, waiting: boolean): TemplateResult {
  return html`<button
    type="button"
    class="vscode-button ${action.primary === true ? '' : 'secondary'}"
    aria-disabled=${waiting ? 'true' : nothing}
    @click=${() => {
      if (!waiting) run.act(action.id);
    }}
  >
    ${action.icon === undefined ? nothing : icon(action.icon)}<span class="caption">${action.label}</span>
  </button>`;
}

/** Copies a text through the host. */
export function copyButton({ run }: View, what: string, text: string): TemplateResult {
  return iconButton('copy', texts.form.copy(what), () => {
    run.post({ type: 'copy', text });
  });
}

/** The switch that shows or masks one secret. `key` names it in the panel's memory. */
export function revealButton({ run, memory }: View, key: string, what: string): TemplateResult {
  const shown = memory.revealed.has(key);
  return iconButton(shown ? 'eye-closed' : 'eye', shown ? texts.form.mask(what) : texts.form.reveal(what), () => {
    run.reveal(key);
  });
}

/** What stands for a secret that is not shown; its length tells nothing. */
export const mask = '••••••••';

/** A fold that remembers how the person left it. */
export function fold(
  { run, memory }: View,
  key: string,
  className: string,
  summary: TemplateResult | string,
  content: unknown,
  openAtFirst = false,
): TemplateResult {
  const open = memory.folds.get(key) ?? openAtFirst;
  return html`<details
    class=${className}
    .open=${open}
    @toggle=${(event: Event) => {
      const now = (event.currentTarget as HTMLDetailsElement).open;
      if (now !== open) run.fold(key, now);
    }}
  >
    <summary>${icon('chevron-right')}${summary}</summary>
    ${content}
  </details>`;
}
