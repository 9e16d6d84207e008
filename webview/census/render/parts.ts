import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { BarView, FromCensus } from '../../../src/protocol/census';

/** Tells the host of a press. */
export type Post = (message: FromCensus) => void;

export type Drawn = TemplateResult | typeof nothing;

/** Something to press, and what the host is told then. */
export function button(
  post: Post,
  message: FromCensus,
  label: unknown,
  { look = 'button', title }: { readonly look?: 'primary' | 'button' | 'link'; readonly title?: string } = {},
): TemplateResult {
  return html`<button
    type="button"
    class=${look}
    title=${title ?? nothing}
    @click=${() => {
      post(message);
    }}
  >
    ${label}
  </button>`;
}

/** A number with its share as a bar. The bar says nothing that the text does not. */
export function drawBar({ share, text, perhaps }: BarView): TemplateResult {
  // A few of many are more than none.
  const width = share === 0 ? 0 : Math.max(1, Math.round(share * 100));
  return html`<span class="count">${text}${perhaps === undefined ? nothing : html` <em>${perhaps}</em>`}</span>
    <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect class="filled" width=${width} height="1"></rect>`}
    </svg>`;
}
