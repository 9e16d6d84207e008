import { html, nothing, type TemplateResult } from 'lit/html.js';
import { currentEncoding, currentSubmitter, currentTab } from '../state';
import { texts } from '../texts';
import { tabs, type Tab } from '../tabs';
import { drawCredentials } from './credentials';
import { iconButton } from '../../shared/icons';
import { fold, type Drawn } from './parts';
import { drawSequence } from './sequence';
import { drawTimeline } from './timeline';
import type { View } from './view';
import { drawWireText, plainText } from './wireText';

/** What goes over the wire, beside the form; below it, folded, where the panel is narrow. */
export function drawWire(view: View): TemplateResult {
  if (!view.narrow) return html`<aside class="wire" aria-label=${texts.wire.title}>${drawTabs(view)}</aside>`;
  const summary = view.state.flow.client === 'browser' ? texts.wire.summary : texts.wire.summaryNative;
  return html`<aside class="wire narrow" aria-label=${texts.wire.title}>
    ${fold(view, 'wire', 'wire-fold', summary, drawTabs(view))}
  </aside>`;
}

function drawTabs(view: View): TemplateResult {
  const current = currentTab(view.memory);
  return html`<div
      class="tabs"
      role="tablist"
      aria-label=${texts.wire.tabs}
      @keydown=${(event: KeyboardEvent) => {
        moveTab(view, current, event);
      }}
    >
      ${tabs.map((tab) => drawTab(view, tab, tab === current))}
    </div>
    <div class="tab-panel" role="tabpanel" id="wire-panel" aria-labelledby="tab-${current}">
      ${drawContent(view, current)}
    </div>`;
}

function drawTab(view: View, tab: Tab, selected: boolean): TemplateResult {
  return html`<button
    type="button"
    role="tab"
    id="tab-${tab}"
    class="tab"
    aria-selected=${String(selected)}
    aria-controls="wire-panel"
    tabindex=${selected ? 0 : -1}
    @click=${() => {
      view.run.chooseTab(tab);
    }}
  >
    <span>${tabName(view, tab)}</span>${tabCount(view, tab)}
  </button>`;
}

function tabName({ state: { flow } }: View, tab: Tab): string {
  if (tab === 'credentials') return flow.client === 'browser' ? texts.wire.cookies : texts.wire.token;
  if (tab === 'diagram') return texts.wire.sequence;
  return tab === 'request' ? texts.wire.request : texts.wire.timeline;
}

function tabCount({ state: { flow, timeline, cookies } }: View, tab: Tab): Drawn {
  const count =
    tab === 'timeline' ? timeline.length : tab === 'credentials' && flow.client === 'browser' ? cookies.length : 0;
  return count === 0 ? nothing : html` <span class="badge">${count}</span>`;
}

/** Arrow keys, Home and End move along the tabs and choose, as tabs do everywhere. */
function moveTab(view: View, current: Tab, event: KeyboardEvent): void {
  const at = tabs.indexOf(current);
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: (at + 1) % tabs.length,
    ArrowLeft: (at + tabs.length - 1) % tabs.length,
    Home: 0,
    End: tabs.length - 1,
  };
  const next = tabs[steps[event.key] ?? -1];
  if (next === undefined) return;
  event.preventDefault();
  view.run.chooseTab(next);
  document.getElementById(`tab-${next}`)?.focus();
}

function drawContent(view: View, tab: Tab): TemplateResult {
  switch (tab) {
    case 'request':
      return drawRequest(view);
    case 'timeline':
      return drawTimeline(view);
    case 'diagram':
      return drawSequence(view);
    case 'credentials':
      return drawCredentials(view);
  }
}

/** The exact request that a press would send now; it changes as the fields do. */
function drawRequest(view: View): TemplateResult {
  const { memory, run } = view;
  const submitter = currentSubmitter(memory);
  if (memory.state?.flow.lookOnly === true) return html`<p class="empty">${texts.wire.lookOnly}</p>`;
  if (submitter === undefined) return html`<p class="empty">${texts.wire.noRequest}</p>`;
  const { preview } = memory;
  const revealed = memory.revealed.has('preview');
  return html`<div class="wire-bar">
      <p class="wire-title">${texts.wire.whenPressed(submitter.label)}</p>
      ${iconButton(revealed ? 'eye-closed' : 'eye', revealed ? texts.wire.mask : texts.wire.reveal, () => {
        run.reveal('preview');
      })}
      ${iconButton('copy', texts.wire.copy, () => {
        if (preview !== undefined) run.post({ type: 'copy', text: plainText(preview.request, revealed) });
      })}
    </div>
    ${
      preview === undefined
        ? html`<p class="empty">${texts.wire.reading}</p>`
        : drawWireText(preview.request, revealed, texts.wire.requestPreview)
    }
    ${drawEncoding(view)}`;
}

function drawEncoding({ memory, run }: View): TemplateResult {
  const current = currentEncoding(memory);
  const choice = (encoding: 'json' | 'form', label: string): TemplateResult =>
    html`<span class="vscode-radio"
      ><input
        type="radio"
        name="encoding"
        id="encoding-${encoding}"
        .checked=${current === encoding}
        @change=${() => {
          run.chooseEncoding(encoding);
        }}
      /><label for="encoding-${encoding}"><span class="icon"></span><span class="text">${label}</span></label></span
    >`;
  return html`<div class="encoding" role="radiogroup" aria-label=${texts.wire.encoding}>
    <span class="dim" aria-hidden="true">${texts.wire.encoding}</span
    >${choice('json', texts.wire.json)}${choice('form', texts.wire.form)}
  </div>`;
}
