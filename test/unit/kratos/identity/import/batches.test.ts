import { describe, expect, it } from 'vitest';
import { patchId } from '../../../../../src/kratos/admin/identityWrites/patchId';
import { adjustLimits, firstLimits, mostInBatch, takeBatch } from '../../../../../src/kratos/identity/import/batches';
import { readBatchAnswer } from '../../../../../src/kratos/identity/import/batchAnswer';
import { lookupsOf } from '../../../../../src/kratos/identity/import/lookups';
import type { ImportEntry } from '../../../../../src/kratos/identity/import/types';
import { looked, schema } from './someFile';

const entry = (line: number, hasPassword = false, body = '{}'): ImportEntry => ({
  line,
  body,
  hasPassword,
  isUnique: true,
  findings: [],
});

describe('batches', () => {
  it('hold no more than is taken, and one at least', () => {
    const queue = Array.from({ length: 2000 }, (_, at) => entry(at));
    expect(takeBatch(queue, 0, mostInBatch)).toHaveLength(1000);
    expect(takeBatch(queue, 1999, mostInBatch)).toHaveLength(1);
    expect(
      takeBatch(
        queue.map(({ line }) => entry(line, true)),
        0,
        mostInBatch,
      ),
    ).toHaveLength(200);
    const large = queue.slice(0, 3).map(({ line }) => entry(line, false, 'x'.repeat(3_000_000)));
    expect(takeBatch(large, 0, mostInBatch)).toHaveLength(1);
  });

  it('grow while the server is fast, and never beyond what it takes; shrink when it is slow', () => {
    let limits = firstLimits;
    for (let at = 0; at < 20; at += 1)
      limits = adjustLimits(limits, { entries: limits.entries, passwords: limits.passwords, tookMs: 1 });
    expect(limits).toEqual(mostInBatch);
    for (let at = 0; at < 20; at += 1)
      limits = adjustLimits(limits, { entries: limits.entries, passwords: limits.passwords, tookMs: 60_000 });
    expect([limits.entries, limits.passwords]).toEqual([1, 1]);
  });

  it('have a part for each line with an id that is the same each time, and a UUID', () => {
    expect(patchId('a', 1)).toBe(patchId('a', 1));
    expect(patchId('a', 1)).not.toBe(patchId('a', 2));
    expect(patchId('b', 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('are answered part by part, or not at all', () => {
    const parts = [
      { action: 'create', patch_id: 'a', identity: 'id' },
      { action: 'error', patch_id: 'b', error: { code: 409 } },
      { action: 'error', patch_id: 'c', error: { code: 400, message: 'json: unknown field "x"' } },
      {
        action: 'error',
        patch_id: 'd',
        error: { code: 400, reason: 'The request was malformed or contained invalid parameters' },
      },
      null,
      { action: 'create', patch_id: 'e' },
      5,
    ];
    expect([...(readBatchAnswer(JSON.stringify({ identities: parts })) ?? [])]).toEqual([
      ['a', { kind: 'made', id: 'id' }],
      ['b', { kind: 'exists' }],
      ['c', { kind: 'refused', what: 'This version of Kratos does not know “x”.' }],
      ['d', { kind: 'refused', what: '' }],
    ]);
    for (const text of ['', '{}', '[]', '<html>', '{"identities":{}}']) expect(readBatchAnswer(text)).toBeUndefined();
  });

  it('whose answer never came are looked for by what nobody else may have', () => {
    const body = JSON.stringify({
      schema_id: 'person',
      traits: { email: ' A@x.org' },
      external_id: '7',
      credentials: { oidc: { config: { providers: [{ provider: 'google', subject: '1' }] } } },
    });
    expect(lookupsOf(body, new Map([['person', schema]])).lookups).toEqual([
      { by: 'externalId', value: '7' },
      { by: 'identifier', value: 'A@x.org' },
      { by: 'identifier', value: 'google:1' },
    ]);
  });
});

describe('one line of 20 MB', () => {
  const long = 'x'.repeat(20_000_000);

  it.each([
    ['p.jsonl', JSON.stringify({ traits: { email: 'a@x.org' }, metadata_admin: long })],
    ['p.csv', `email,metadata_admin.a\na@x.org,"${long}"`],
    ['p.csv', long],
    ['p.json', `[{"traits":"${long}`],
  ])('in %s is read once', (name, text) => {
    expect(looked(text, name)).toBeDefined();
  });
});
