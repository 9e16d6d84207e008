import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ActionView, Tone } from '../../../src/protocol/state';
import { texts } from '../texts';
import type { View } from './view';

export type Drawn = TemplateResult | typeof nothing;

/**
 * A codicon. It never speaks for itself: the text beside it, or the label of its button, does. Names from outside are
 * cut to what a class may be.
 */
export function icon(name: string, more = ''): TemplateResult {
  return html`<i class="codicon codicon-${name.replace(/[^a-z0-9-]/g, '')} ${more}" aria-hidden="true"></i>`;
}

const toneIcons: Readonly<Record<Tone, string>> = { neutral: 'info', good: 'pass', bad: 'error', warn: 'warning' };

/** The sign of a tone, so that colour alone never says it. */
export function toneIcon(tone: Tone): TemplateResult {
  return html`<span class="tone tone-${tone}">${icon(toneIcons[tone])}</span>`;
}

/** A button that is an icon; its name is its tooltip too. */
export function iconButton(
  name: string,
  label: string,
  press: () => void,
  options: { readonly pressed?: boolean; readonly controls?: string } = {},
): TemplateResult {
  return html`<button
    type="button"
    class="vscode-action-button"
    title=${label}
    aria-label=${label}
    aria-pressed=${options.pressed === undefined ? nothing : String(options.pressed)}
    @click=${press}
  >
    ${icon(name)}
  </button>`;
}

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

/** Buttons of the host's actions, in one row; nothing when there is none. */
export function actionRow({ run, state }: View, actions: readonly ActionView[]): Drawn {
  if (actions.length === 0) return nothing;
  return html`<div class="buttons">
    ${actions.map((action) => actionButton(run, action, state.busy !== undefined))}
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
