import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CredentialView, IdentityView } from '../../../src/protocol/identity';
import { icon, toneIcon } from '../../shared/icons';
import { texts } from '../texts';
import { drawFacts, drawRemoval, drawSection, theirs, type Post } from './parts';

/** What the identity can show itself by. */
export function drawCredentials({ credentials }: IdentityView, post: Post): TemplateResult {
  return drawSection(
    texts.credentials,
    credentials.length === 0
      ? html`<p class="dim">${texts.noCredentials}</p>`
      : html`<ul class="cards">
          ${credentials.map((credential) => drawCredential(credential, post))}
        </ul>`,
  );
}

function drawCredential({ type, title, tone, facts, items, removal }: CredentialView, post: Post): TemplateResult {
  const isPress = removal?.kind === 'press' && removal.hint === undefined;
  return html`<li class="card" data-credential=${type}>
    <div class="card-head">
      <h3>
        ${tone === 'neutral' ? icon('circle-large-outline') : toneIcon(tone)}${title}
        ${title === type ? nothing : html`<code class="dim">${type}</code>`}
      </h3>
      ${isPress ? drawRemoval(post, type, title, removal) : nothing}
    </div>
    ${drawFacts(facts)}
    ${
      items.length === 0
        ? nothing
        : html`<ul class="items">
            ${items.map(
              ({ text, words = '', removal: own }) =>
                html`<li>
                  <p>${theirs(text)}${words === '' ? nothing : html` <span class="dim">${theirs(words)}</span>`}</p>
                  ${drawRemoval(post, type, `${text}, ${words}`, own)}
                </li>`,
            )}
          </ul>`
    }
    ${isPress ? nothing : drawRemoval(post, type, title, removal)}
  </li>`;
}
