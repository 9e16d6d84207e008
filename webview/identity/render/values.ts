import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { IdentityView } from '../../../src/protocol/identity';
import { icon, toneIcon } from '../../shared/icons';
import { texts } from '../texts';
import { drawSection, theirs } from './parts';

/** The traits by their titles; what is no text, number or list of these stands as JSON. */
export function drawTraits({ traits, traitsNote }: IdentityView): TemplateResult {
  return drawSection(
    texts.traits,
    html`${traitsNote === undefined ? nothing : html`<p class="hint">${traitsNote}</p>`}
    ${
      traits.length === 0
        ? html`<p class="dim">${texts.noTraits}</p>`
        : html`<dl class="facts-of">
            ${traits.map(
              ({ label, name, values, isJson }) =>
                html`<dt title=${name ?? nothing}>${theirs(label)}</dt>
                  <dd>${drawValues(values, isJson === true)}</dd>`,
            )}
          </dl>`
    }`,
  );
}

function drawValues(values: readonly string[], isJson: boolean): unknown {
  if (values.length === 0) return html`<span class="dim">${texts.empty}</span>`;
  return values.map((value) =>
    isJson ? html`<pre class="json" tabindex="0">${value}</pre>` : html`<div dir="auto">${value}</div>`,
  );
}

/** The addresses, each with whether it is verified and what it is for. */
export function drawAddresses({ addresses }: IdentityView): TemplateResult {
  return drawSection(
    texts.addresses,
    addresses.length === 0
      ? html`<p class="dim">${texts.noAddresses}</p>`
      : html`<ul class="lines">
          ${addresses.map(
            ({ address, words, tone }) =>
              html`<li>
                ${tone === 'neutral' ? html`<span class="dim">${icon('mail')}</span>` : toneIcon(tone)}
                <div class="words">
                  <p>${theirs(address)}</p>
                  <p class="dim">${words.join(' · ')}</p>
                </div>
              </li>`,
          )}
        </ul>`,
  );
}

/** The metadata, folded, each with its size. */
export function drawMetadata({ metadata }: IdentityView): TemplateResult {
  return drawSection(
    texts.metadata,
    metadata.length === 0
      ? html`<p class="dim">${texts.noMetadata}</p>`
      : metadata.map(
          ({ title, size, text, cut }) =>
            html`<details class="fold">
              <summary>${icon('chevron-right')}${title} <span class="dim">${size}</span></summary>
              <pre class="json" tabindex="0">${text}</pre>
              ${cut === undefined ? nothing : html`<p class="hint">${cut}</p>`}
            </details>`,
        ),
  );
}
