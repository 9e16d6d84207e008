import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Tone } from '../../src/protocol/toneSchema';

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
