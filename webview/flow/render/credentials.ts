import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PanelState } from '../../../src/protocol/state';
import { texts } from '../texts';
import { copyButton, mask, revealButton } from './parts';
import type { View } from './view';

/**
 * What the persona is known by: its cookies (browser) or its session token (native). Values are masked until revealed.
 */
export function drawCredentials(view: View): TemplateResult {
  return view.state.flow.client === 'browser' ? drawCookies(view) : drawToken(view);
}

function drawCookies(view: View): TemplateResult {
  const { cookies } = view.state;
  if (cookies.length === 0) return html`<p class="empty">${texts.wire.noCookies}</p>`;
  return html`<ul class="credentials" aria-label=${texts.wire.cookieTable}>
    ${cookies.map((cookie) => drawCookie(view, cookie))}
  </ul>`;
}

function drawCookie(view: View, cookie: PanelState['cookies'][number]): TemplateResult {
  const { name, attributes, value, trouble } = cookie;
  return html`<li>
    ${
      value === undefined
        ? html`<div class="label-line"><strong class="credential-name">${name}</strong></div>`
        : drawSecret(view, `cookie:${name}`, name, value)
    }
    <p class="dim">${attributes}</p>
    ${trouble === undefined ? nothing : drawTrouble(trouble, value === undefined)}
  </li>`;
}

function drawTrouble(trouble: string, refused: boolean): TemplateResult {
  const word = refused ? texts.wire.refusedCookie : texts.wire.unsentCookie;
  return html`<p class="trouble"><strong>${word}</strong> ${trouble}</p>`;
}

function drawToken(view: View): TemplateResult {
  const { sessionToken } = view.state;
  if (sessionToken === undefined) return html`<p class="empty">${texts.wire.noToken}</p>`;
  return html`<div class="credentials">
    ${drawSecret(view, 'token', texts.wire.sessionToken, sessionToken)}
    <p class="dim">${texts.wire.tokenNote}</p>
  </div>`;
}

function drawSecret(view: View, key: string, name: string, value: string): TemplateResult {
  return html`<div class="label-line">
      <strong class="credential-name">${name}</strong>
      <span class="tools">${revealButton(view, key, name)}${copyButton(view, name, value)}</span>
    </div>
    <code class="credential">${view.memory.revealed.has(key) ? value : mask}</code>`;
}
