/** The entry of the page that imports identities: a picture comes from the host and is drawn; presses go back to it. */
import { render } from 'lit/html.js';
import type { FromIdentityImport, ToIdentityImport } from '../../src/protocol/identityImport';
import { readToIdentityImport } from '../../src/protocol/identityImportSchema';
import { editor } from '../shared/editor';
import { isFocusOnNothing } from '../shared/focus';
import { openPage } from '../shared/page';
import { drawPage } from './render/page';
import { texts } from './texts';
import './style/identityImport.css';

const { root, announce, ready } = openPage(readToIdentityImport, receive);
let said: string | undefined;

function post(message: FromIdentityImport): void {
  editor.postMessage(message);
}

function receive({ state }: ToIdentityImport): void {
  const hadFocus = root.contains(document.activeElement);
  render(drawPage(state, post), root);
  const says = state.progress?.words ?? state.said?.what;
  // Each batch changes the progress: it is said when it begins, and how it ended.
  if (says !== undefined && says !== said && (state.progress === undefined || said === undefined)) announce(says);
  said = state.progress === undefined ? state.said?.what : says;
  if (hadFocus && isFocusOnNothing()) root.querySelector<HTMLElement>('h1')?.focus();
}

document.title = texts.title;
ready();
