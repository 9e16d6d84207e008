import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Tone, UiText } from '../../../src/protocol/state';
import { texts } from '../texts';
import { toneIcon } from '../../shared/icons';
import { explainButton, type Drawn } from './parts';
import type { View } from './view';

/** How a message of the server is shown; a type of a later version is shown plainly. */
export function messageTone({ type }: UiText): Tone {
  if (type === 'error') return 'bad';
  return type === 'success' ? 'good' : 'neutral';
}

function messageWord({ type }: UiText): string {
  const words: Readonly<Record<string, string>> = {
    error: texts.message.error,
    success: texts.message.success,
    info: texts.message.info,
  };
  return words[type] ?? type;
}

/** The messages of the whole flow, each a box of its own. */
export function drawMessages(view: View, messages: readonly UiText[]): Drawn {
  if (messages.length === 0) return nothing;
  return html`<ul class="messages">
    ${messages.map((message) => html`<li class="box ${messageTone(message)}">${drawMessage(view, message)}</li>`)}
  </ul>`;
}

/** The messages of one node, under its field. `id` is what the field's `aria-describedby` names. */
export function drawFieldMessages(view: View, id: string, messages: readonly UiText[]): Drawn {
  if (messages.length === 0) return nothing;
  return html`<div class="field-messages" id=${id}>
    ${messages.map((message) => html`<div class="field-message">${drawMessage(view, message)}</div>`)}
  </div>`;
}

function drawMessage(view: View, message: UiText): TemplateResult {
  const { remarks = [] } = view.state;
  const own = remarks.find(({ id, text }) => id === message.id && text === message.text);
  return html`${toneIcon(messageTone(message))}
    <span class="words"
      ><span class="sr-only">${messageWord(message)}: </span
      ><span>${message.text}</span> ${explainButton(view, message.id)}
      ${own === undefined ? nothing : html`<span class="remark dim">${own.remark}</span>`}</span
    >`;
}
