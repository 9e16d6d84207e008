import { describe, expect, it } from 'vitest';
import { align } from '../../../../src/kratos/compare/align';
import type { Traits } from '../../../../src/kratos/compare/align';
import { findCandidates } from '../../../../src/kratos/compare/candidates';
import { describeRun } from '../../../../src/kratos/compare/describe';
import { compareRuns, compareSteps } from '../../../../src/kratos/compare/differences';
import { readRun } from '../../../../src/kratos/compare/run';
import { listChanges, summarise } from '../../../../src/kratos/compare/summary';
import { redactExchange } from '../../../../src/kratos/exchange/redact';
import type { Exchange } from '../../../../src/kratos/exchange/types';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { recorded, scenarios } from '../../../kit/replay';
import { secretsIn } from '../exchange/recordedSecrets';
import { versions } from '../flow/replay/flowSteps';
import { recordedRun } from '../recipe/recordedRuns';

const masked = (record: FlowRecord): FlowRecord => ({
  ...record,
  exchanges: record.exchanges.map((exchange) => redactExchange(exchange, [])),
});

/** What another day brings: ids, times and people of its own. */
function anotherDay(text: string): string {
  return text
    .replaceAll(/\b([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})\b/g, '$1-$3-$2-$4-$5')
    .replaceAll(/\b202\d-(\d\d-\d\dT\d\d:\d\d:\d\d)/g, '2031-$1')
    .replaceAll(/\b(user|new|person)(\d+)(@|%40)/g, 'somebody$2$3');
}

function redo(record: FlowRecord): FlowRecord {
  return JSON.parse(anotherDay(JSON.stringify(record))) as FlowRecord;
}

/** A record whose exchange at a place has another answer. */
function answering(record: FlowRecord, at: number, change: (body: string) => string, status?: number): FlowRecord {
  const exchanges = record.exchanges.map((exchange, index): Exchange => {
    const { response } = exchange;
    if (index !== at || response === undefined) return exchange;
    return { ...exchange, response: { ...response, body: change(response.body), status: status ?? response.status } };
  });
  return { ...record, exchanges };
}

describe.each(versions)('flows of %s, written down', (version) => {
  it.each(scenarios(version))('%s: the same each time, masked or not, and without secrets', (scenario) => {
    const secrets = recorded(version, scenario)
      .flatMap(secretsIn)
      .filter((secret) => secret !== '000000' && !secret.includes('@'));
    for (const record of recordedRun(version, scenario)) {
      const [run, stored] = [readRun(record), readRun(masked(redo(record)))];
      const text = describeRun(run);
      expect(describeRun(stored)).toBe(text);
      expect(compareRuns(run, stored).steps).toEqual([]);
      const left = secrets.filter((secret) =>
        /^\d{6}$/.test(secret) ? new RegExp(`(?<![\\d.])${secret}(?!\\d)`).test(text) : text.includes(secret),
      );
      expect(left).toEqual([]);
    }
  });
});

describe('what differs', () => {
  const [record] = recordedRun('v26.2.0', 'login-password-spa') as [FlowRecord];
  const run = readRun(record);
  const told = (other: FlowRecord): readonly string[] => {
    const differences = compareRuns(run, readRun(other));
    return [summarise(differences), ...listChanges(differences)];
  };

  it('is nothing between a run and itself', () => {
    expect(told(record)).toEqual(['Nothing differs: 12 nodes, one message and 3 cookies are the same.']);
  });

  it('is a node that is gone, one that is new, and one that changed', () => {
    const other = answering(record, 0, (body) =>
      body
        .replaceAll('"name":"identifier"', '"name":"username"')
        .replaceAll('"autocomplete":"current-password"', '"pattern":"x"'),
    );
    expect(told(other)).toMatchInlineSnapshot(`
      [
        "What differs: one node more, one node gone and one node changed.",
        "  1 start",
        "    - Nodes, default identifier: text required “E-Mail”",
        "    ~ Nodes, password password: password required autocomplete=current-password “Password” → password required pattern=x “Password”",
        "    + Nodes, default username: text required “E-Mail”",
      ]
    `);
  });

  it('is a message, with its status', () => {
    const other = answering(record, 2, (body) => body.replaceAll('4000006', '4000010'), 422);
    expect(told(other)).toMatchInlineSnapshot(`
      [
        "What differs: status 400 became 422, one part of the answer changed, one message more and one message gone.",
        "  3 submit password",
        "    ~ Answer, status: 400 → 422",
        "    - Messages, 4000006 error: The provided credentials are invalid, check for spelling mistakes in your passw…",
        "    + Messages, 4000010 error: The provided credentials are invalid, check for spelling mistakes in your passw…",
      ]
    `);
  });

  it('is a cookie that is set otherwise, and a request more or less', () => {
    const last = record.exchanges.length - 1;
    const other: FlowRecord = {
      ...record,
      exchanges: record.exchanges
        .filter((_, at) => at !== 1 && at !== last)
        .map((exchange) => ({
          ...exchange,
          ...(exchange.response && {
            response: {
              ...exchange.response,
              headers: exchange.response.headers.map(
                ([name, value]) => [name, value.replace('SameSite=Lax', 'SameSite=None; Secure')] as const,
              ),
            },
          }),
        })),
    };
    expect(told(other)).toMatchInlineSnapshot(`
      [
        "What differs: 2 requests fewer and 3 cookies changed.",
        "  1 start",
        "    ~ Cookies set, csrf_token_…: HttpOnly; Max-Age; Path=/; SameSite=Lax → HttpOnly; Max-Age; Path=/; SameSite=None; Secure",
        "- 2 read again",
        "  3 submit password",
        "    ~ Cookies set, csrf_token_…: HttpOnly; Max-Age; Path=/; SameSite=Lax → HttpOnly; Max-Age; Path=/; SameSite=None; Secure",
        "    ~ Cookies set, ory_kratos_session: Expires; HttpOnly; Max-Age; Path=/; SameSite=Lax → Expires; HttpOnly; Max-Age; Path=/; SameSite=None; Secure",
        "- 5 read again",
      ]
    `);
  });

  it('is told of two exchanges of one flow', () => {
    const [, , wrong, right] = run.steps;
    const differences = wrong && right && compareSteps(wrong, right);
    expect(differences && summarise(differences)).toMatchInlineSnapshot(
      `"What differs: status 400 became 200, 2 parts of the answer gone, 2 parts of the answer changed, one message gone, 4 nodes gone, 5 parts of the session more, one suggestion more and 2 cookies more."`,
    );
  });
});

describe('an exchange', () => {
  it('is compared with those before it, and the same step of others', () => {
    const named = (version: (typeof versions)[number]): FlowRecord => {
      const [record] = recordedRun(version, 'login-password-spa') as [FlowRecord];
      return { ...record, exchanges: record.exchanges.map((exchange, at) => ({ ...exchange, id: String(at) })) };
    };
    const [record, other] = [named('v26.2.0'), named('v1.3.1')];
    const id = '2';
    expect(findCandidates(record, id, [other]).map(({ label, record: of }) => [label, of === other])).toEqual([
      ['2 read again', false],
      ['1 start', false],
      ['3 submit password', true],
    ]);
    expect(findCandidates(record, 'another', [other])).toEqual([]);
  });
});

describe('two lists side by side', () => {
  const lines = (before: string, after: string): readonly string[] =>
    align(Array.from(before), Array.from(after), (kind) => ({ kind, meaning: undefined })).map(
      (pair) => `${pair.before ?? ' '}${pair.after ?? ' '}`,
    );

  it.each([
    ['', '', []],
    ['ab', 'ab', ['aa', 'bb']],
    ['abc', 'ac', ['aa', 'b ', 'cc']],
    ['ac', 'abc', ['aa', ' b', 'cc']],
    ['x', 'y', ['x ', ' y']],
    ['', 'y', [' y']],
    ['abab', 'bab', ['a ', 'bb', 'aa', 'bb']],
  ])('%s and %s', (before, after, pairs) => {
    expect(lines(before, after)).toEqual(pairs);
  });

  interface Thing extends Traits {
    readonly at: number;
  }
  /** The same ones each time: a list of things of a few kinds and meanings. */
  const thingsOf = (random: () => number, most: number): Thing[] =>
    Array.from({ length: Math.floor(random() * most) }, (_, at) => ({
      ...{ kind: `kind ${String(Math.floor(random() * 3))}`, at },
      meaning: random() < 0.2 ? undefined : `meaning ${String(Math.floor(random() * 3))}`,
    }));
  const worthOf = (one: Traits, other: Traits): number =>
    one.kind !== other.kind ? 0 : one.meaning === other.meaning ? 3 : 2;
  /** How alike two lists can be at best, by trying everything. */
  const bestOf = (before: readonly Traits[], after: readonly Traits[]): number => {
    const rows = [new Array<number>(after.length + 1).fill(0)];
    for (const one of before) {
      const above = rows.at(-1) ?? [];
      const row = [0];
      for (const [at, other] of after.entries())
        row.push(Math.max(above[at + 1] ?? 0, row[at] ?? 0, (above[at] ?? 0) + worthOf(one, other)));
      rows.push(row);
    }
    return rows.at(-1)?.at(-1) ?? 0;
  };

  it('are as alike as they can be, and whole, however much differs', () => {
    const random = numbersFrom(1717);
    for (let round = 0; round < 500; round += 1) {
      const before = thingsOf(random, 60);
      const after = round % 2 === 0 ? thingsOf(random, 60) : before.filter(() => random() < 0.8);
      const pairs = align(before, after, (thing) => thing);
      expect(pairs.flatMap((pair) => pair.before ?? [])).toEqual(before);
      expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after);
      const worth = pairs.map((pair) => (pair.before && pair.after ? worthOf(pair.before, pair.after) : 0));
      expect(worth.reduce((sum, one) => sum + one, 0)).toBe(bestOf(before, after));
    }
  });

  it('cost by how much differs: twenty times as many of which as few differ, about twenty times as much', () => {
    const looksAt = (length: number): number => {
      const random = numbersFrom(length);
      let looks = 0;
      const things = Array.from({ length }, (_, at): Traits => ({
        get kind() {
          looks += 1;
          return `kind ${String(at % 7)}`;
        },
        meaning: `meaning ${String(Math.floor(random() * 5))}`,
      }));
      const after = things.filter((_, at) => at % Math.floor(length / 4) !== 3);
      align(things, after, (thing) => thing);
      return looks;
    };
    expect(looksAt(4_000) / looksAt(200)).toBeLessThan(25);
  });
});

/** Numbers from 0 to 1, the same each time. */
function numbersFrom(seed: number): () => number {
  let last = seed;
  return () => {
    last = (last * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
    return last / 0x80_00_00_00;
  };
}
