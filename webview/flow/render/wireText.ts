import { html, type TemplateResult } from 'lit/html.js';
import type { WireText } from '../../../src/protocol/state';
import { mask } from './parts';

/** The text as it can be copied: what is masked on the screen is masked in the copy. */
export function plainText(parts: WireText, revealed: boolean): string {
  return parts.map(({ text, secret }) => (secret === true && !revealed ? mask : text)).join('');
}

/** True when something in the text is a secret, so that the switch to reveal it is worth showing. */
export function hasSecret(parts: WireText): boolean {
  return parts.some(({ secret }) => secret === true);
}

/** A request or response, byte for byte but for the masked secrets. It scrolls, so it takes the focus. */
export function drawWireText(parts: WireText, revealed: boolean, label: string): TemplateResult {
  return html`<pre class="wire-text" tabindex="0" role="region" aria-label=${label}>
${parts.map(
      ({ text, style, secret }) =>
        html`<span class="${style === undefined ? '' : `wire-${style}`} ${secret === true ? 'wire-secret' : ''}"
          >${secret === true && !revealed ? mask : text}</span
        >`,
    )}</pre>`;
}
