import { mask, redactUrl } from '../exchange/redact';
import type { Exchange } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { isSecretValue } from '../flow/secretNames';
import type { FlowType } from '../flow/types';
import type { Ledger } from './ledger';
import { findAction, findFlowId, findSessionToken } from './sources';
import type { RequestBody, RequestStep, Text } from './types';
import { readField } from './fields';
import type { Sent } from './fields';
import { readObject } from '../exchange/fieldsSent';

/** The parameters that name a flow. */
const namesFlow = new Set(['flow', 'id']);

/**
 * An address: that of a form as Kratos told it, else one below the base, with flows by the names under which they were
 * told.
 */
export function readAddress(ledger: Ledger, type: FlowType, url: string, base: string): Text {
  const action = findAction(ledger, type, url);
  if (action && url.includes('flow=')) return [action];
  const { pathname, searchParams } = URL.parse(url) ?? new URL('http://unknown.invalid/');
  const prefix = URL.parse(base)?.pathname.replace(/(?<!\/)\/+$/, '') ?? '';
  const own = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname;
  const parameters = [...searchParams].flatMap(([name, value], at): Text => {
    const sign = `${at === 0 ? '?' : '&'}${encodeURIComponent(name)}=`;
    const flow = namesFlow.has(name) ? findFlowId(ledger, type, value) : undefined;
    if (flow) return [sign, flow];
    if (namesFlow.has(name)) return [sign, ledger.give({ name: `${type}_flow`, value })];
    const isSecret = isSecretValue(name, value, 'parameter') || redactUrl(value) !== value || value.includes(mask);
    if (isSecret) return [sign, { ...ledger.give({ name, value, secret: true }), encoded: true }];
    const known = ledger.find(value);
    return known ? [sign, { ...known, encoded: true }] : [sign + encodeURIComponent(value)];
  });
  return joined([{ ref: 'base_url' }, own, ...parameters]);
}

/** The headers that Kratos decides by. Cookies go by themselves, and so does what each tool adds. */
export function readHeaders(ledger: Ledger, { request }: Exchange): RequestStep['headers'] {
  const accept = readHeader(request.headers, 'accept') ?? '*/*';
  const token = readHeader(request.headers, 'x-session-token');
  const bearer = /^bearer\s+(\S+)$/i.exec(readHeader(request.headers, 'authorization') ?? '')?.[1];
  const shown = token ?? bearer;
  return [
    ['Accept', [accept.includes('json') ? 'application/json' : 'text/html']],
    ...(shown === undefined
      ? []
      : [
          [
            'X-Session-Token',
            [findSessionToken(ledger, shown) ?? ledger.give({ name: 'session_token', value: shown, secret: true })],
          ] as const,
        ]),
  ];
}

/** The body, field by field; undefined for a request without one. A text that cannot be read is left out. */
export function readBody(ledger: Ledger, { request }: Exchange, sent: Sent): RequestBody | undefined {
  const { body } = request;
  if (body === undefined || body === '') return undefined;
  const isForm = (readHeader(request.headers, 'content-type') ?? '').includes('urlencoded');
  const pairs: readonly (readonly [string, unknown])[] = isForm
    ? [...new URLSearchParams(body)]
    : Object.entries(readObject(body) ?? {});
  return {
    encoding: isForm ? 'form' : 'json',
    fields: pairs.map(([name, value]) => [name, readField(ledger, sent, name, value)]),
  };
}

/** Without literals side by side. */
function joined(text: Text): Text {
  return text.reduce<Text>((before, part) => {
    const last = before.at(-1);
    return typeof part === 'string' && typeof last === 'string'
      ? [...before.slice(0, -1), last + part]
      : [...before, part];
  }, []);
}
