import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { IdentityState } from '../../../src/protocol/identity';
import { drawBox, drawTold } from '../../shared/box';
import { texts } from '../texts';
import { drawCapability } from './capability';
import { drawCredentials } from './credentials';
import { drawBelow, drawHead } from './head';
import { drawMessages, drawSessions } from './lists';
import type { Post } from './parts';
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
      return drawBox(
        'warn',
        html`<p>${identity.what}</p>
          <p><code>${identity.id}</code></p>`,
      );
    case 'trouble':
      return drawTold('bad', identity);
    case 'there':
      return html`${identity.note === undefined ? nothing : drawTold('warn', { what: identity.note })}
        <div class="columns">
          <div class="column">
            ${drawTraits(identity)} ${drawAddresses(identity)} ${drawSessions(state, post)} ${drawMessages(state, post)}
          </div>
          <div class="column">${drawCredentials(identity, post)} ${drawMetadata(identity)}</div>
          <div class="column whole">${drawCapability(state, post)}</div>
        </div>`;
  }
}
