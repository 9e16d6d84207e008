import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { IdentityState } from '../../../src/protocol/identity';
import { toneIcon } from '../../shared/icons';
import { texts } from '../texts';
import { drawCapability } from './capability';
import { drawCredentials } from './credentials';
import { drawBelow, drawHead } from './head';
import { drawMessages, drawSessions } from './lists';
import { drawTrouble, type Post } from './parts';
import { drawAddresses, drawMetadata, drawTraits } from './values';

/** The whole page: who it is, and below it what is told of the identity, part by part. */
export function drawPage(state: IdentityState, post: Post): TemplateResult {
  return html`${drawHead(state, post)}
    <main class="parts">${drawBelow(state, post)} ${drawBody(state, post)}</main>`;
}

function drawBody(state: IdentityState, post: Post): unknown {
  const { identity } = state;
  switch (identity.kind) {
    case 'loading':
      return html`<p class="dim">${texts.loading}</p>`;
    case 'gone':
      return drawWarning(
        html`<p>${identity.what}</p>
          <p><code>${identity.id}</code></p>`,
      );
    case 'trouble':
      return drawTrouble(identity);
    case 'there':
      return html`${identity.note === undefined ? nothing : drawWarning(html`<p>${identity.note}</p>`)}
        <div class="columns">
          <div class="column">
            ${drawTraits(identity)} ${drawAddresses(identity)} ${drawSessions(state, post)} ${drawMessages(state, post)}
          </div>
          <div class="column">${drawCredentials(identity, post)} ${drawMetadata(identity)}</div>
          <div class="column whole">${drawCapability(state, post)}</div>
        </div>`;
  }
}

function drawWarning(content: TemplateResult): TemplateResult {
  return html`<div class="box warn">
    ${toneIcon('warn')}
    <div class="words">${content}</div>
  </div>`;
}
