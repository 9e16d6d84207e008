import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { IdentityState, MessageView, SessionView } from '../../../src/protocol/identity';
import { icon, toneIcon } from '../../shared/icons';
import type { Tone } from '../../../src/protocol/toneSchema';
import { texts } from '../texts';
import { button, drawPart, theirs, type Post } from './parts';

/** The sessions of the identity, with what ends them. */
export function drawSessions({ sessions }: IdentityState, post: Post): TemplateResult {
  return drawPart(
    texts.sessions,
    sessions,
    ({ list, isMore }) =>
      html`${
        list.length === 0
          ? html`<p class="dim">${texts.noSessions}</p>`
          : html`<ul class="lines">
              ${list.map((session) => drawSession(session, post))}
            </ul>`
      }
      ${
        isMore
          ? button(texts.more, () => {
              post({ type: 'more-sessions' });
            })
          : nothing
      }`,
    ({ canRevokeAll }) =>
      canRevokeAll
        ? button(texts.revokeAll, () => {
            post({ type: 'revoke-sessions' });
          })
        : nothing,
  );
}

function drawSession({ id, title, words, tone, canRevoke }: SessionView, post: Post): TemplateResult {
  return html`<li>
    ${drawSign(tone)}
    <div class="words">
      <p>${theirs(title)}</p>
      <p class="dim">${drawWords(words)}</p>
    </div>
    ${
      canRevoke
        ? button(
            texts.revoke,
            () => {
              post({ type: 'revoke-session', id });
            },
            { spoken: texts.revokeOf(title) },
          )
        : nothing
    }
  </li>`;
}

/** What the courier sent to the addresses of the identity. */
export function drawMessages({ messages }: IdentityState, post: Post): TemplateResult {
  return drawPart(
    texts.messages,
    messages,
    ({ list, note }) =>
      html`${
        list.length === 0
          ? html`<p class="dim">${texts.noMessages}</p>`
          : html`<ul class="lines">
              ${list.map((message) => drawMessage(message, post))}
            </ul>`
      }
      ${note === undefined ? nothing : html`<p class="hint">${note}</p>`}`,
  );
}

/** A press opens it, with its text. */
function drawMessage({ id, title, subject, words, tone, failures }: MessageView, post: Post): TemplateResult {
  return html`<li>
    ${drawSign(tone)}
    <div class="words">
      <p>
        <button
          type="button"
          class="link"
          aria-label=${texts.openMessage(subject ?? title)}
          title=${texts.openMessage(subject ?? title)}
          @click=${() => {
            post({ type: 'show-message', id });
          }}
        >
          ${subject === undefined ? html`<code>${title}</code>` : theirs(subject)}
        </button>
      </p>
      <p class="dim">${drawWords(subject === undefined ? words : [title, ...words])}</p>
      ${failures.map((failure) => html`<p class="failure">${failure}</p>`)}
    </div>
  </li>`;
}

function drawSign(tone: Tone): TemplateResult {
  return tone === 'neutral' ? html`<span class="dim">${icon('circle-large-outline')}</span>` : toneIcon(tone);
}

/** A few words each, with dots between; each keeps its own direction. */
function drawWords(words: readonly string[]): readonly unknown[] {
  return words.map((word, at) => (at === 0 ? theirs(word) : html` · ${theirs(word)}`));
}
