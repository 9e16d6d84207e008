/** The entry of the simulator's page: an answer comes from the host and is drawn; presses go back to it. */
import { render } from 'lit/html.js';
import type { FromSimulator, SimulatorState, ToSimulator } from '../../src/protocol/simulator';
import { readToSimulator } from '../../src/protocol/simulatorSchema';
import { editor } from '../shared/editor';
import { isFocusOnNothing } from '../shared/focus';
import { openPage } from '../shared/page';
import { drawPage } from './render/page';
import { texts } from './texts';
import './style/simulator.css';

const { root, announce, ready } = openPage(readToSimulator, receive);
/** How far the page was scrolled when it was left: it is loaded anew whenever it comes back into view. */
const left = readScroll(editor.getState());
let shown: ToSimulator | undefined;

function post(message: FromSimulator): void {
  editor.postMessage(message);
}

function receive(message: ToSimulator): void {
  const before = shown;
  shown = message;
  const hadFocus = root.contains(document.activeElement);
  render(drawPage(message.state, post), root);
  keep();
  if (before === undefined) window.scrollTo({ top: left });
  else if (describeVerdict(before.state) !== describeVerdict(message.state)) announce(describeVerdict(message.state));
  // What was pressed may be gone, as the name of the person who is shown now.
  if (hadFocus && isFocusOnNothing()) root.querySelector<HTMLElement>('.answer')?.focus({ preventScroll: true });
}

/** Has the editor keep what the page is about, as the host says, and how far it is scrolled. */
function keep(): void {
  if (shown === undefined) return;
  document.body.dataset.kept = JSON.stringify(shown.kept);
  editor.setState({ ...shown.kept, scroll: window.scrollY });
}

function readScroll(state: unknown): number {
  const { scroll } = (state ?? {}) as { readonly scroll?: unknown };
  return typeof scroll === 'number' ? scroll : 0;
}

/** What a screen reader is told when the answer has changed. */
function describeVerdict(state: SimulatorState): string {
  if (state.kind === 'answer') return `${state.name}. ${state.verdict}`;
  return texts.none[state.kind];
}

document.title = texts.title;
window.addEventListener('scrollend', keep);
ready();
