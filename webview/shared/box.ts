import { html, type TemplateResult } from 'lit/html.js';
import type { Tone } from '../../src/protocol/toneSchema';
import { toneIcon } from './icons';

/** Something that is said of the whole, with its sign. */
export function drawBox(tone: Tone, content: unknown): TemplateResult {
  return html`<div class="box ${tone}">
    ${toneIcon(tone)}
    <div class="words">${content}</div>
  </div>`;
}

/** What is so, and below it what to do. */
export function drawTold(
  tone: Tone,
  { what, todo }: { readonly what: string; readonly todo?: string },
): TemplateResult {
  return drawBox(
    tone,
    [what, ...(todo === undefined ? [] : [todo])].map((text) => html`<p>${text}</p>`),
  );
}
