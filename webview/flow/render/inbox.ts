import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { InboxView } from '../../../src/protocol/state';
import { formatTime, spaceCode } from '../countdown';
import { keyedInputs } from '../entries';
import { texts } from '../texts';
import { icon, iconButton, toneIcon } from '../../shared/icons';
import { copyButton, fold, type Drawn } from './parts';
import type { View } from './view';

type Mail = InboxView['messages'][number];

/** The mail that Kratos wrote, newest fitting message first; or why it cannot be read. */
export function drawInbox(view: View): Drawn {
  const { inbox } = view.state;
  if (inbox === undefined) return nothing;
  const messages = [...inbox.messages].sort((a, b) => Number(b.fits) - Number(a.fits));
  return html`<section class="inbox" aria-labelledby="inbox-title">
    <div class="inbox-head">
      <h2 id="inbox-title">${icon('inbox')}<span>${texts.inbox.title}</span></h2>
      ${iconButton('refresh', texts.inbox.refresh, () => {
        view.run.post({ type: 'refresh-inbox' });
      })}
    </div>
    ${drawNote(inbox)}
    ${
      messages.length === 0
        ? nothing
        : html`<ul class="mails">
            ${messages.map((mail) => drawMail(view, mail))}
          </ul>`
    }
  </section>`;
}

function drawNote(inbox: InboxView): Drawn {
  const note =
    inbox.note ??
    { waiting: texts.inbox.waiting, unavailable: texts.inbox.unavailable, available: undefined }[inbox.status];
  if (note === undefined) return nothing;
  return html`<p class="note">${icon(inbox.status === 'unavailable' ? 'mail-read' : 'mail')}<span>${note}</span></p>`;
}

function drawMail(view: View, mail: Mail): TemplateResult {
  const { code } = mail;
  return html`<li class=${mail.fits ? 'fits' : ''}>
    <div class="mail-line">
      <span class="subject">${mail.subject}</span>
      ${mail.sms === true ? html`<span class="badge">${texts.inbox.sms}</span>` : nothing}
      ${mail.fits ? html`<span class="badge">${texts.inbox.newest}</span>` : nothing}
    </div>
    <div class="mail-line">
      <span class="dim">${texts.inbox.to(mail.recipient)} · <time>${formatTime(mail.at)}</time></span>
      ${code === undefined ? nothing : drawCode(view, code, mail.fits)}
    </div>
    ${
      mail.delivery === undefined
        ? nothing
        : html`<p class="delivery ${mail.delivery.tone}">
            ${toneIcon(mail.delivery.tone)}<span>${mail.delivery.text}</span>
          </p>`
    }
    ${
      mail.body === undefined
        ? nothing
        : fold(
            view,
            `mail:${mail.id}`,
            'fold',
            texts.inbox.body,
            html`<pre class="literal" tabindex="0">${mail.body}</pre>`,
          )
    }
  </li>`;
}

/**
 * The code of a message: filled where it fits and the form asks for one, else copied. A code of another flow would only
 * be refused.
 */
function drawCode(view: View, code: string, fits: boolean): TemplateResult {
  const { form } = view.state;
  const target =
    form === undefined || !fits ? undefined : keyedInputs(form).find(({ field }) => field.filledBy === 'code');
  return html`<span class="mail-code"
    >${
      target === undefined
        ? html`<code>${spaceCode(code)}</code>`
        : html`<button
            type="button"
            class="fill"
            aria-label=${texts.inbox.fill(spaceCode(code))}
            @click=${() => {
              view.run.fill(target.key, code);
            }}
          >
            <span class="code">${spaceCode(code)}</span>
          </button>`
    }${copyButton(view, spaceCode(code), code)}</span
  >`;
}
