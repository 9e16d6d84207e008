/** The entry of the page of counts: a picture comes from the host and is drawn; presses go back to it. */
import { render } from 'lit/html.js';
import type { FromCensus, ToCensus } from '../../src/protocol/census';
import { readToCensus } from '../../src/protocol/censusSchema';
import { editor } from '../shared/editor';
import { isFocusOnNothing } from '../shared/focus';
import { openPage } from '../shared/page';
import { drawPage } from './render/page';
import { texts } from './texts';
import './style/census.css';

const { root, announce, ready } = openPage(readToCensus, receive);
let said: string | undefined;

function post(message: FromCensus): void {
  editor.postMessage(message);
  if (message.type === 'copy') announce(texts.copied);
}

function receive({ state, kept }: ToCensus): void {
  const hadFocus = root.contains(document.activeElement);
  render(drawPage(state, post), root);
  editor.setState(kept);
  document.body.dataset.kept = JSON.stringify(kept);
  const supposed = state.kind === 'counted' ? state.asked?.supposed : undefined;
  const says = supposed?.says ?? supposed?.problem;
  if (says !== undefined && says !== said) announce(says);
  said = says;
  // What was pressed may be gone, as the line that was worked out.
  if (hadFocus && isFocusOnNothing()) root.querySelector<HTMLElement>('input')?.focus();
}

document.title = texts.title;
ready();
