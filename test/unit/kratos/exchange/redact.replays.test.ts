import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/places.mjs';
import { redactExchange } from '../../../../src/kratos/exchange/redact';
import { recorded, scenarios } from '../../../kit/replay';
import type { RecordedExchange } from '../../../kit/replay';
import { fromRecorded } from './exchanges';

/** The password of all recorded identities, and those that settings and recovery gave them. */
const passwords = /"(?:password|new_password)":\s*"([^"]+)"/g;

/**
 * The secrets of an exchange, found by other means than redaction uses: by what the recordings are known to hold.
 * Anything shorter than six characters is left out, it would be found in ordinary text.
 */
function secretsIn({ request, response }: RecordedExchange): string[] {
  const text = JSON.stringify([request, response]);
  const cookies = [
    ...[response?.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? ''),
    ...(request.headers.cookie ?? '').split('; '),
  ].map((pair) => pair.slice(pair.indexOf('=') + 1));
  const patterns = [
    passwords,
    /"csrf_token","type":"hidden","value":"([^"]+)"/g,
    /"(?:csrf_token|session_token|ory_session_token|logout_token|session_token_exchange_code|recovery_code|totp_code|lookup_secret|tokenized)":"([^"]+)"/g,
    /(ory_(?:st|lo|at)_\w+)/g,
    /"secret":"([^"]+)"/g,
    /secret=([A-Z2-7]{20,})/g,
    /[?&\\u0026]token=(\w+)/g,
    /\\n(\d{6})\\n/g,
    /"code":"(\d{6})"/g,
    /code=(\d{6})/g,
    /(data:image\/png;base64,[^"]+)/g,
    /"hashed_password":"([^"]+)"/g,
    // What goes to a social provider and comes back, and what a security key is to sign.
    /[?&#](?:state|nonce|code_verifier|login_challenge|id_token|access_token|init_code|return_to_code)=([^&"\\]+)/g,
    /[?&]code=([\w.~-]{8,})/g,
    /\\*"challenge\\*":\\*"([\w-]+)/g,
    /"(?:id_token|access_token|id_token_nonce|nonce|recovery_token|verification_token|client_secret)":"([^"]+)"/g,
  ];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set([...cookies, ...found])].filter((secret) => secret.length >= 6 && !secret.startsWith('['));
}

const more = (): string[] =>
  readdirSync(inRoot('test', 'fixtures', 'secrets')).filter((name) => name.endsWith('.json'));
const recordedMore = (name: string): RecordedExchange[] =>
  JSON.parse(readFileSync(inRoot('test', 'fixtures', 'secrets', name), 'utf8')) as RecordedExchange[];

describe.each([
  { of: 'v1.3.1', names: scenarios('v1.3.1'), read: (name: string) => recorded('v1.3.1', name) },
  { of: 'v26.2.0', names: scenarios('v26.2.0'), read: (name: string) => recorded('v26.2.0', name) },
  { of: 'social providers and security keys', names: more(), read: recordedMore },
])('recorded exchanges of $of', ({ names, read }) => {
  it.each(names)('%s: nothing secret is left, and JSON is still JSON', (scenario) => {
    for (const one of read(scenario)) {
      const original = fromRecorded(one);
      const redacted = redactExchange(original, []);
      const text = JSON.stringify(redacted);
      for (const secret of secretsIn(one)) {
        // Six digits in a row also occur in time stamps: look for them standing alone.
        const survives = /^\d{6}$/.test(secret)
          ? new RegExp(`(?<![\\d.])${secret}(?!\\d)`).test(text)
          : text.includes(secret);
        expect(survives, `${secret} in ${one.request.method} ${one.request.path}`).toBe(false);
      }
      if (typeof one.response?.body === 'object') JSON.parse(redacted.response?.body ?? '');
      // What is no secret is still there to be read.
      expect(redacted.request.method).toBe(original.request.method);
      expect(redacted.response?.status).toBe(original.response?.status);
      const state = /"state":"\w+"/.exec(original.response?.body ?? '')?.[0];
      if (state !== undefined) expect(redacted.response?.body).toContain(state);
    }
  });
});
