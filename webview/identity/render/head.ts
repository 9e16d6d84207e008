import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ActionView, IdentityState } from '../../../src/protocol/identity';
import { icon, iconButton, toneIcon } from '../../shared/icons';
import { texts } from '../texts';
import { button, theirs, type Drawn, type Post } from './parts';

/** What is a sign alone, at the end of the head. */
const signs: readonly ActionView['id'][] = ['refresh', 'raw'];

/** Who it is, in which state, at which connection; and what can be done with the identity as a whole. */
export function drawHead(state: IdentityState, post: Post): TemplateResult {
  const { identity, connection, actions } = state;
  const isThere = identity.kind === 'there';
  return html`<header class="header">
    <h1 id="title" tabindex="-1">${icon('account')}<span>${isThere ? theirs(identity.name) : titleOf(state)}</span></h1>
    <ul class="facts">
      ${isThere ? html`<li class="state">${toneIcon(identity.state.tone)}${identity.state.text}</li>` : nothing}
      ${
        connection === ''
          ? nothing
          : html`<li title=${texts.connection(connection)}>${icon('server')}${theirs(connection)}</li>`
      }
    </ul>
    <div class="header-actions" role="group" aria-label=${texts.actions}>
      ${actions
        .filter(({ id }) => signs.includes(id))
        .map(({ id, label, icon: sign }) =>
          iconButton(sign, label, () => {
            post({ type: 'action', id });
          }),
        )}
    </div>
  </header>`;
}

function titleOf({ identity }: IdentityState): string {
  if (identity.kind === 'gone') return texts.gone;
  return identity.kind === 'trouble' ? texts.unreadable : texts.title;
}

/** The id, what else is told of the identity itself, and the verbs. */
export function drawBelow({ identity, actions }: IdentityState, post: Post): Drawn {
  if (identity.kind !== 'there') return nothing;
  return html`<div class="below">
    <ul class="facts head-facts">
      <li>
        <code>${identity.id}</code>${iconButton('copy', texts.copyId, () => {
          post({ type: 'copy-id' });
        })}
      </li>
      ${identity.facts.map(({ label, text }) => html`<li><span>${label}:</span> ${theirs(text)}</li>`)}
    </ul>
    <div class="buttons">
      ${actions
        .filter(({ id }) => !signs.includes(id))
        .map(({ id, label, icon: sign, tone }) =>
          button(
            label,
            () => {
              post({ type: 'action', id });
            },
            { sign, ...(tone !== undefined && { look: tone }) },
          ),
        )}
    </div>
  </div>`;
}
