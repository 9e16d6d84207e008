/** The panel's entry: messages from the host go into the memory, and the panel is drawn from it. */
import { render } from 'lit/html.js';
import { readToPanel } from '../../src/protocol/validate';
import type { ToPanel } from '../../src/protocol/messages';
import { openPage } from '../shared/page';
import { createCommands } from './commands';
import { keyedInputs } from './entries';
import { announcementFor, focusField, focusStart, isNews, settleFocus } from './focus';
import { loadUiState, post, saveUiState } from './post';
import { patienceMs } from './render/busy';
import { drawLoading, drawPanel } from './render/panel';
import { createMemory, takeState, type Arrival } from './state';
import { captureUiState } from './uiState';
import './style/panel.css';

const memory = createMemory();
const kept = loadUiState();
const { root, announce, ready } = openPage(readToPanel, receive);
const narrow = window.matchMedia('(max-width: 759px)');
const commands = createCommands(memory, {
  draw,
  focusField: (key) => {
    focusField(root, key);
  },
});

function draw(): void {
  const { state } = memory;
  if (state === undefined) {
    render(drawLoading(), root);
    return;
  }
  render(drawPanel({ state, memory, now: Date.now(), narrow: narrow.matches, run: commands }), root);
  keep();
}

let keeping: ReturnType<typeof setTimeout> | undefined;
let keptText = '';
/** Has the editor keep the arrangement of the panel when it changed, at most a few times a second. */
function keep(): void {
  keeping ??= setTimeout(() => {
    keeping = undefined;
    const state = captureUiState(memory, window.scrollY);
    const text = JSON.stringify(state);
    if (state === undefined || text === keptText) return;
    keptText = text;
    saveUiState(state);
  }, 200);
}

function receive(message: ToPanel): void {
  switch (message.type) {
    case 'state':
      receiveState(message.state);
      return;
    case 'preview':
      memory.preview = message;
      break;
    case 'exchange':
      memory.exchange = message.exchange;
      break;
    case 'fill': {
      const { form } = memory.state ?? {};
      const target =
        form === undefined ? undefined : keyedInputs(form).find(({ field }) => field.name === message.name);
      if (target !== undefined) commands.fill(target.key, message.value);
      return;
    }
    case 'focus':
      // A panel that is come back to has the focus where it was left.
      if (!root.contains(document.activeElement)) focusStart(root);
      return;
  }
  draw();
}

/** What came while the focus was elsewhere in the editor, in a question at the top or a view. */
let missed: (Arrival & { hadFocus: boolean }) | undefined;

function miss({ first, answered, stepped }: Arrival, hadFocus: boolean): void {
  missed = {
    first: first || missed?.first === true,
    answered: answered || missed?.answered === true,
    stepped: stepped || missed?.stepped === true,
    hadFocus: hadFocus || missed?.hadFocus === true,
  };
}

function receiveState(state: Extract<ToPanel, { type: 'state' }>['state']): void {
  const before = memory.state;
  const arrival = takeState(memory, state, Date.now());
  if (arrival.first && kept?.flowId === state.flow.id) restore();
  document.body.dataset.flowId = state.flow.id;
  document.title = state.flow.title;
  const hadFocus = root.contains(document.activeElement);
  draw();
  fillWantedCode(before?.authenticator.totp?.code);
  if (document.hasFocus()) settleFocus(root, arrival, hadFocus);
  else miss(arrival, hadFocus);
  if (arrival.first || arrival.answered || arrival.stepped || isNews(state, before)) announce(announcementFor(state));
  if (arrival.first && kept?.flowId === state.flow.id) window.scrollTo({ top: kept.scroll });
  commands.askForExchange();
  if (state.busy === undefined) commands.edit();
  else setTimeout(draw, Math.max(0, (memory.busySince ?? 0) + patienceMs - Date.now()));
}

function restore(): void {
  if (kept === undefined) return;
  memory.tab = kept.tab;
  for (const [part, open] of Object.entries(kept.folds)) memory.folds.set(part, open);
}

/** A press on a code that had run out waits for the next one. */
function fillWantedCode(before: string | undefined): void {
  const { wantsCode, state } = memory;
  const code = state?.authenticator.totp?.code;
  if (wantsCode === undefined || code === undefined || code === before) return;
  delete memory.wantsCode;
  commands.fill(wantsCode, code);
}

/** Asks for the next code once for each that ran out. */
let ranOut = 0;
function tick(): void {
  const { state } = memory;
  if (state === undefined || document.hidden) return;
  const now = Date.now();
  const { totp } = state.authenticator;
  if (totp !== undefined && totp.validUntil <= now && totp.validUntil !== ranOut) {
    ranOut = totp.validUntil;
    post({ type: 'next-code' });
  }
  if (totp !== undefined || state.busy !== undefined || (state.flow.expiresAt !== undefined && !state.flow.over))
    draw();
}

window.addEventListener('focus', () => {
  if (missed !== undefined) settleFocus(root, missed, missed.hadFocus);
  missed = undefined;
});
// Who comes back with the pointer has chosen where to go.
window.addEventListener('pointerdown', () => (missed = undefined), { capture: true });
window.addEventListener('scroll', keep, { passive: true });
narrow.addEventListener('change', draw);
document.addEventListener('visibilitychange', tick);
setInterval(tick, 1000);
draw();
ready();
