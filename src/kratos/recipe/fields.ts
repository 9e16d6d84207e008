import { mask } from '../exchange/redact';
import { isObject } from '../flow/json';
import { isSecretName } from '../flow/secretNames';
import type { FlowType } from '../flow/types';
import { isAddress } from './ledger';
import type { Answer, Ledger } from './ledger';
import { findInput, findSuggestedAddress, showsText } from './sources';
import type { Reference, Step, Value } from './types';

/** A form that is sent, and what is known of it. */
export interface Sent {
  readonly type: FlowType;
  readonly flowId: string | undefined;
  /** The last picture of the form before. */
  readonly picture: Answer | undefined;
  /** Kratos showed the form again: what was typed was wrong. */
  readonly refused: boolean;
  /** Names of the values that were typed into this flow so far and that mail may go to. */
  readonly recipients: Map<string, Reference>;
  /** Takes a step that has to be done before. */
  readonly before: (step: Step) => void;
  /** A request for the newest code that was sent to an address. */
  readonly readMail: (recipient: Reference) => Reference;
}

/** What a field of a body is: a word of the protocol, a value of an answer, or something that the person gives. */
export function readField(ledger: Ledger, sent: Sent, name: string, value: unknown): Value {
  if (Array.isArray(value))
    return { items: value.map((item, at) => readField(ledger, sent, `${name}.${String(at)}`, item)) };
  if (isObject(value))
    return {
      members: Object.entries(value).map(([key, inner]) => [key, readField(ledger, sent, `${name}.${key}`, inner)]),
    };
  if (typeof value === 'number' || typeof value === 'boolean') return { literal: value };
  return typeof value === 'string' ? readText(ledger, sent, name, value) : { literal: null };
}

function readText(ledger: Ledger, sent: Sent, name: string, value: string): Value {
  if (name === 'csrf_token') return csrfToken(ledger, sent, value);
  if (value === '') return { literal: '' };
  if (name === 'code') return code(ledger, sent);
  if (name === 'totp_code') return totpCode(ledger, sent);
  if (/(?:^|_)password$/.test(name)) return password(ledger, sent, name, value);
  if (/^(?:identifier|email|recovery_(?:confirm_)?address|traits\..+|phone)$/.test(name))
    return identifier(ledger, sent, name, value);
  const known = ledger.find(value);
  if (known) return known;
  const shown = shownIn(sent.picture, name, value);
  if (shown) return shown.isOwn ? ledger.capture(shown.picture, name, { kind: 'node', name }) : { literal: value };
  if (isSecretName(name) || value.includes(mask) || ledger.isSecret(value))
    return ledger.give({ name, value, secret: true });
  return { literal: value };
}

/** A value that the form came with. `isOwn`: it is of this form or this person, and no word of the protocol. */
function shownIn(
  picture: Answer | undefined,
  name: string,
  value: string,
): { readonly picture: Answer; readonly isOwn: boolean } | undefined {
  const input = picture && findInput(picture, name);
  if (picture === undefined || input === undefined || String(input.value) !== value) return undefined;
  const isHidden = input.type === 'hidden' && name !== 'method';
  return { picture, isOwn: isHidden || /address|@|\*/.test(`${name} ${value}`) };
}

function csrfToken(ledger: Ledger, { picture }: Sent, value: string): Value {
  if (value === '') return { literal: '' };
  if (picture) return ledger.capture(picture, 'csrf_token', { kind: 'node', name: 'csrf_token' });
  return ledger.give({ name: 'csrf_token', value, secret: true });
}

/** Nobody gets this code. */
const wrongCode = '000000';

function code(ledger: Ledger, sent: Sent): Value {
  if (sent.refused) return { literal: wrongCode };
  const suggested = sent.flowId === undefined ? undefined : findSuggestedAddress(ledger, sent.flowId);
  const recipient = [...sent.recipients.values()].at(-1) ?? suggested ?? ledger.lastAddress();
  return sent.readMail(recipient ?? ledger.give({ name: 'email', value: '' }));
}

/** An enrolment shows its secret; a login takes that of the last one, or one that is given. */
function totpCode(ledger: Ledger, sent: Sent): Value {
  if (sent.refused) return { literal: wrongCode };
  const { picture } = sent;
  if (picture && showsText(picture, 'totp_secret_key'))
    ledger.totpSecret = ledger.capture(picture, 'totp_secret', { kind: 'shown', id: 'totp_secret_key' });
  ledger.totpSecret ??= ledger.give({ name: 'totp_secret', value: mask, secret: true });
  const name = ledger.unique('totp_code');
  const { ref: secret } = ledger.totpSecret;
  sent.before({ kind: 'totp', title: 'Take the present code of the authenticator', secret, name });
  return { ref: name };
}

function password(ledger: Ledger, { type, refused }: Sent, name: string, value: string): Value {
  if (refused && type === 'login') return { literal: 'not-the-password' };
  return ledger.give({ name: type === 'settings' ? `new_${name}` : name, value, secret: true });
}

/** A trait, or what somebody signs in by. Those of a registration are taken afterwards. */
function identifier(ledger: Ledger, { type, recipients }: Sent, name: string, value: string): Value {
  if (isSecretName(name)) return ledger.give({ name, value, secret: true });
  const given = ledger.give({
    name: name.replace(/^traits\./, ''),
    value,
    fresh: type === 'registration' && isAddress(value),
  });
  if (isAddress(value)) recipients.set(name, given);
  return given;
}
