import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, redactExchange, redactText, segmentText } from '../../../../src/kratos/exchange/redact';
import { exchange } from './exchanges';

/** What nobody writes by accident: any text around a core that can be looked for after decoding. */
const core = 'cAnArY';
const canary = fc
  .tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 8 }))
  .map(([before, after]) => `${before}${core}${after}`);

const secretNames = [
  'password',
  'csrf_token',
  'session_token',
  'totp_code',
  'lookup_secret',
  'code',
  'recovery_code',
  'id_token',
];
const secretName = fc.constantFrom(...secretNames);
const name = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('value', 'text', 'context', 'id', 'config', 'name'));

/** JSON with a canary somewhere deep in it. */
const around = (leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(tie('tree'), fc.jsonValue({ maxDepth: 1 })).chain((pair) => fc.shuffledSubarray(pair, { minLength: 2 })),
      fc.tuple(name, tie('tree'), fc.jsonValue({ maxDepth: 1 })).map(([key, tree, other]) => ({ other, [key]: tree })),
    ),
  })).tree;

describe('no canary survives', () => {
  it('under a secret name at any depth of JSON, and JSON stays JSON of the same shape', () => {
    const hidden = fc
      .tuple(secretName, canary)
      .chain(([key, value]) =>
        fc.constantFrom<unknown>(
          { [key]: value },
          { [key]: [value, value] },
          { attributes: { name: key, value, type: 'hidden' } },
          { attributes: { value, name: key } },
          { text: value, context: { secret: value } },
          { text: value, context: { secrets: [{ text: value, context: { secret: value } }] } },
          { credentials: { [key]: { config: { any: [{ thing: value }] } } } },
          { id: 'totp_qr', src: value },
        ),
      );
    fc.assert(
      fc.property(around(hidden), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
        const redacted = redactText(JSON.stringify(json, null, space), []);
        expect(redacted).not.toContain(core);
        expect(shape(JSON.parse(redacted))).toEqual(shape(json));
      }),
      { numRuns: 500 },
    );
  });

  it('known, wherever it stands: values and keys of JSON, forms, URLs, headers, text', () => {
    fc.assert(
      fc.property(canary, fc.string({ maxLength: 10 }), (secret, other) => {
        const form = new URLSearchParams([
          ['identifier', `${other}${secret}`],
          [secret, other],
        ]).toString();
        const redacted = redactExchange(
          exchange({
            url: `http://h/x?who=${encodeURIComponent(secret)}&then=${encodeURIComponent(encodeURIComponent(secret))}`,
            requestHeaders: [
              ['Content-Type', 'application/x-www-form-urlencoded'],
              ['X-Note', secret],
            ],
            requestBody: form,
            body: JSON.stringify({ [other]: [other, { deep: `${other} ${secret}` }], [secret]: 1 }),
          }),
          [secret],
        );
        // The core consists of letters, which no encoding changes.
        expect(JSON.stringify(redacted)).not.toContain(core);
        JSON.parse(redacted.response?.body ?? '');
      }),
      { numRuns: 500 },
    );
  });

  it('in a truncated answer', () => {
    const text = JSON.stringify({ a: [1, { csrf_token: `${core}${core}` }], password: `\n${core}`, z: 'end' });
    for (let end = 0; end <= text.length; end += 1) {
      // The first letters of a secret may end the text before they can be told: no more than the core is looked for.
      expect(redactText(text.slice(0, end), [])).not.toContain(core);
    }
  });
});

it('never fails, and segments joined are the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.webUrl({ withQueryParameters: true })), canary, (text, secret) => {
      const segments = segmentText(text, [secret, 'abc']);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
      expect(redactText(text, [])).toBe(redactText(redactText(text, []), []));
    }),
    { numRuns: 500 },
  );
});

/** JSON with every scalar that may have been masked made alike. */
function shape(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(shape);
  if (typeof json !== 'object' || json === null)
    return typeof json === 'string' || typeof json === 'number' ? mask : json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, shape(value)]));
}
