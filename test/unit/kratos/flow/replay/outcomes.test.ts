import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOutcome } from '../../../../../src/kratos/flow/outcome';
import type { Outcome } from '../../../../../src/kratos/flow/outcome.types';
import { inRoot } from '../../../../../scripts/places.mjs';
import { scenarios } from '../../../../kit/replay';
import { flowSteps, versions, type Version } from './flowSteps';

/** test/fixtures/outcomes.json: per version and scenario, what each step means. */
interface Expected {
  readonly key: readonly number[];
  readonly steps: Readonly<Record<string, string>>;
}
type Book = Readonly<Record<Version, Readonly<Record<string, Expected>>>>;

const book = JSON.parse(readFileSync(inRoot('test', 'fixtures', 'outcomes.json'), 'utf8')) as Book;

/** The name of an outcome; the cause of a CSRF refusal only where the book tells one. */
function nameOf(outcome: Outcome, expected: string | undefined): string {
  return outcome.kind === 'csrf-refused' && expected?.includes('(')
    ? `${outcome.kind} (${outcome.cause})`
    : outcome.kind;
}

describe.each(versions)('outcomes of %s', (version) => {
  it.each(scenarios(version))('%s', (scenario) => {
    const expected = book[version][scenario]?.steps ?? {};
    const named = flowSteps(version, scenario).map(({ index, exchange, context }) => {
      return [String(index), nameOf(readOutcome(exchange, context), expected[index])];
    });
    expect(Object.fromEntries(named)).toEqual(expected);
  });

  it('names every step that was recorded, the key ones by hand', () => {
    const rows = Object.values(book[version]);
    const steps = rows.flatMap((row) => Object.keys(row.steps));
    const key = rows.flatMap((row) => row.key);
    console.log(`${version}: ${steps.length} steps in ${rows.length} scenarios named, ${key.length} of them by hand`);
    expect(scenarios(version)).toHaveLength(version === 'v26.2.0' ? 110 : 104);
    expect(steps.length).toBeGreaterThan(780);
  });
});
