import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { secondsLeft, spaceCode } from '../countdown';
import type { KeyedField } from '../entries';
import { texts } from '../texts';
import { icon } from '../../shared/icons';
import { type Drawn } from './parts';
import type { View } from './view';

/**
 * The button beside a field that fills it: the authenticator's code, the next back-up code, or the code from the inbox.
 */
export function drawFill(view: View, { key, field }: KeyedField): Drawn {
  if (field.filledBy === 'totp') return drawTotp(view, key);
  if (field.filledBy === 'lookup') return drawLookup(view, key);
  return field.filledBy === 'code' ? drawMail(view, key) : nothing;
}

/** A word below the field: whose authenticator fills it, or that nothing can, so that nobody looks for the button. */
export function fillHint({ state }: View, { field }: KeyedField): string | undefined {
  const { totp, lookup, source } = state.authenticator;
  if (field.filledBy === 'totp') return totp === undefined ? texts.form.noCode : source;
  if (field.filledBy === 'lookup') return lookup === undefined ? texts.form.noLookup : source;
  return undefined;
}

function drawTotp(view: View, key: string): Drawn {
  const { state, now, run } = view;
  const { totp } = state.authenticator;
  if (totp === undefined) return drawOffer(view, 'totp', key);
  const seconds = secondsLeft(totp.validUntil, now);
  if (seconds === 0) {
    return fillButton(
      html`<span class="caption">${texts.fill.nextTotp}</span>${ring(0)}<span class="left"></span>`,
      () => {
        run.wantCode(key);
      },
    );
  }
  const code = spaceCode(totp.code);
  // What is seen of the button is part of its name, in the order in which it is seen.
  const [before = '', after = ''] = texts.fill.totp(code).split(code);
  return fillButton(
    html`<span class="sr-only">${before}</span><span class="code">${code}</span
      ><span class="sr-only">${after},</span>${ring((totp.validUntil - now) / totp.periodMs)}<span class="left"
        >${texts.busy.seconds(seconds)}</span
      >`,
    () => {
      run.fill(key, totp.code);
    },
  );
}

function drawLookup(view: View, key: string): Drawn {
  const { state, run } = view;
  const { lookup } = state.authenticator;
  if (lookup === undefined) return drawOffer(view, 'lookup', key);
  const { next } = lookup;
  const left = html`<span class="left">${texts.fill.lookupLeft(lookup.left, lookup.total)}</span>`;
  if (next === undefined) return html`<span class="fill none">${texts.fill.lookupNone} ${left}</span>`;
  return fillButton(html`${icon('key')}<span class="caption">${texts.fill.lookup}</span>${left}`, () => {
    run.fill(key, next);
  });
}

/** What another persona of the same identity has: a press lets this one use it too, and fills the code. */
function drawOffer({ state, run }: View, factor: 'totp' | 'lookup', key: string): Drawn {
  const { offer } = state.authenticator;
  const words = offer?.[factor];
  if (offer === undefined || words === undefined) return nothing;
  return fillButton(html`${icon('key')}<span class="caption">${words}</span>`, () => {
    run.act(offer.action);
    if (factor === 'totp') run.wantCode(key);
  });
}

function drawMail({ state, run }: View, key: string): Drawn {
  const { inbox } = state;
  if (inbox === undefined || inbox.status === 'unavailable') return nothing;
  const mail = inbox.messages.find(({ fits, code }) => fits && code !== undefined);
  if (mail?.code === undefined) {
    return html`<span class="fill none">${icon('mail')}<span>${texts.fill.waiting}</span></span>`;
  }
  const { code, recipient, sms } = mail;
  const words = (sms === true ? texts.fill.textMessage : texts.fill.mail)(spaceCode(code), recipient);
  return fillButton(html`${icon('mail')}<span class="caption">${words}</span>`, () => {
    run.fill(key, code);
  });
}

function fillButton(content: TemplateResult, press: () => void): TemplateResult {
  return html`<button type="button" class="fill" @click=${press}>${content}</button>`;
}

/**
 * What is left of a code's life as a ring, 0 to 1. Attributes of SVG are no styles, so the content policy allows them.
 */
function ring(part: number): TemplateResult {
  const left = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return html`<svg class="ring" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    ${svg`<circle class="ring-track" cx="8" cy="8" r="6" pathLength="100"></circle>
    <circle class="ring-left" cx="8" cy="8" r="6" pathLength="100" stroke-dasharray="${left} 100" transform="rotate(-90 8 8)"></circle>`}
  </svg>`;
}
