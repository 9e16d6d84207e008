import { html, nothing } from 'lit/html.js';
import { allSubmitters } from '../entries';
import { texts } from '../texts';
import { icon } from '../../shared/icons';
import { type Drawn } from './parts';
import type { View } from './view';

/** A request shorter than this many milliseconds shows no progress: nothing flickers. */
export const patienceMs = 300;

/**
 * The group whose button was pressed, while its answer is awaited; undefined for requests that no button of the form
 * began.
 */
export function pressedGroup({ state, memory }: View): string | undefined {
  const { pressed } = memory;
  if (pressed === undefined || state.form === undefined) return undefined;
  return allSubmitters(state.form).find(({ key }) => key === pressed.submitter)?.group;
}

/** What is under way, since when, and the way to stop it. */
export function drawBusy({ state, memory, now, run }: View): Drawn {
  const { busy } = state;
  const since = memory.busySince;
  if (busy === undefined || since === undefined || now - since < patienceMs) return nothing;
  const seconds = Math.floor((now - since) / 1000);
  return html`<div class="busy">
    ${icon('loading', 'codicon-modifier-spin')}<span class="busy-label"
      >${busy.label}${busy.slow === undefined ? nothing : html`<span class="busy-slow dim">${busy.slow}</span>`}</span
    >
    ${seconds > 0 ? html`<span class="busy-time">${texts.busy.seconds(seconds)}</span>` : nothing}
    <button
      type="button"
      class="vscode-button secondary"
      @click=${() => {
        run.post({ type: 'cancel' });
      }}
    >
      ${texts.busy.cancel}
    </button>
  </div>`;
}
