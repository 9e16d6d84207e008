/** The entry of the page that makes or changes an identity: what is typed goes to the host, which keeps it. */
import { render } from 'lit/html.js';
import type { FromIdentityForm, ToIdentityForm } from '../../src/protocol/identityForm';
import { readToIdentityForm } from '../../src/protocol/identityFormSchema';
import { editor } from '../shared/editor';
import { isFocusOnNothing } from '../shared/focus';
import { openPage } from '../shared/page';
import { drawPage } from './render/page';
import { texts } from './texts';
import { keyOf, type View } from './view';
import './style/identityForm.css';

const { root, announce, ready } = openPage(readToIdentityForm, receive);
let shown: ToIdentityForm['state'] | undefined;
/** What was typed since the host drew, by the key of its part, with the number of the message that told it. */
const typed = new Map<string, { readonly text: string; readonly number: number }>();
const revealed = new Set<string>();
let sent = 0;

function post(message: FromIdentityForm): void {
  editor.postMessage(message);
}

const run: View['run'] = {
  type(path, text) {
    sent += 1;
    typed.set(keyOf(path), { text, number: sent });
    post({ type: 'type', number: sent, path: [...path], text });
  },
  add(path) {
    sent += 1;
    post({ type: 'add', number: sent, path: [...path] });
  },
  remove(path, position) {
    sent += 1;
    post({ type: 'remove', number: sent, path: [...path], position });
  },
  act(id) {
    post({ type: 'action', id });
  },
  reveal(key) {
    if (!revealed.delete(key)) revealed.add(key);
    draw();
  },
};

function receive({ state }: ToIdentityForm): void {
  const before = shown;
  shown = state;
  for (const [key, { number }] of typed) if (number <= state.read) typed.delete(key);
  const hadFocus = root.contains(document.activeElement);
  draw();
  if (state.said !== undefined && state.said.what !== before?.said?.what) announce(state.said.what);
  const turned = before !== undefined && (before.review === undefined) !== (state.review === undefined);
  if (state.problems.length > 0 && before?.problems !== state.problems && !state.isBusy && before?.isBusy === true)
    root.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  else if (turned || (hadFocus && isFocusOnNothing())) root.querySelector<HTMLElement>('h1')?.focus();
}

function draw(): void {
  if (shown === undefined) return;
  const text: View['text'] = (path, known) => typed.get(keyOf(path))?.text ?? known;
  render(drawPage({ state: shown, text, revealed, run }), root);
}

document.title = texts.title;
ready();
