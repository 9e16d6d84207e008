import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Tone, UiText } from '../../../src/protocol/state';
import { texts } from '../texts';
import { drawFieldMessages, drawMessage } from '../../shared/input';
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
    ${messages.map((message) => html`<li class="box ${messageTone(message)}">${drawText(view, message)}</li>`)}
  </ul>`;
}

/** The messages of one node, under its field. `id` is that of the field, whose `aria-describedby` names them. */
export function drawNodeMessages(view: View, id: string, messages: readonly UiText[]): Drawn {
  return drawFieldMessages(
    id,
    messages.map((message) => drawText(view, message)),
  );
}

function drawText(view: View, message: UiText): TemplateResult {
  const { remarks = [] } = view.state;
  const own = remarks.find(({ id, text }) => id === message.id && text === message.text);
  return drawMessage(
    messageTone(message),
    messageWord(message),
    html`<span>${message.text}</span> ${explainButton(view, message.id)}
      ${own === undefined ? nothing : html`<span class="remark dim">${own.remark}</span>`}`,
  );
}
