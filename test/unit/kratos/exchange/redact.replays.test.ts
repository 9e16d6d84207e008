import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/places.mjs';
import { redactExchange } from '../../../../src/kratos/exchange/redact';
import { recorded, scenarios } from '../../../kit/replay';
import type { RecordedExchange } from '../../../kit/replay';
import { fromRecorded } from './exchanges';
import { secretsIn } from './recordedSecrets';

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
