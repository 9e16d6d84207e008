/** The entry of an identity's page: a picture comes from the host and is drawn; presses go back to it. */
import { render } from 'lit/html.js';
import type { FromIdentity, IdentityState, ToIdentity } from '../../src/protocol/identity';
import { readToIdentity } from '../../src/protocol/identitySchema';
import { editor } from '../shared/editor';
import { isFocusOnNothing } from '../shared/focus';
import { openPage } from '../shared/page';
import { drawPage } from './render/page';
import { texts } from './texts';
import './style/identity.css';

const { root, announce, ready } = openPage(readToIdentity, receive);
/** How far the page was scrolled when it was left: it is loaded anew whenever it comes back into view. */
const left = readScroll(editor.getState());
let shown: ToIdentity | undefined;

function post(message: FromIdentity): void {
  editor.postMessage(message);
}

function receive(message: ToIdentity): void {
  const before = shown;
  shown = message;
  const hadFocus = root.contains(document.activeElement);
  render(drawPage(message.state, post), root);
  keep();
  if (before === undefined) window.scrollTo({ top: left });
  const [said, saidBefore] = [describe(message.state), before && describe(before.state)];
  if (said !== '' && said !== saidBefore) announce(said);
  // What was pressed may be gone, as a session that was revoked.
  if (hadFocus && isFocusOnNothing()) root.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

/** Has the editor keep which identity the page is about, by ids alone, and how far it is scrolled. */
function keep(): void {
  if (shown === undefined) return;
  document.body.dataset.identity = shown.kept.identity;
  document.body.dataset.kept = JSON.stringify(shown.kept);
  editor.setState({ ...shown.kept, scroll: window.scrollY });
}

function readScroll(state: unknown): number {
  const { scroll } = (state ?? {}) as { readonly scroll?: unknown };
  return typeof scroll === 'number' ? scroll : 0;
}

/** What a screen reader is told when it changes: who it is, and the state; or what is wrong. */
function describe({ identity }: IdentityState): string {
  switch (identity.kind) {
    case 'loading':
      return '';
    case 'there':
      return `${identity.name}, ${identity.state.text}`;
    case 'gone':
    case 'trouble':
      return identity.what;
  }
}

document.title = texts.title;
window.addEventListener('scrollend', keep);
ready();
