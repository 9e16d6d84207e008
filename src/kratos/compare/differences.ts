import { present } from '../flow/json';
import { align } from './align';
import type { Traits } from './align';
import { matters } from './types';
import type { Change, Differences, Fact, Run, Step, StepChange } from './types';

/** What differs between two runs: steps of the same kind stand side by side. */
export function compareRuns(before: Run, after: Run): Differences {
  return gather(align(before.steps, after.steps, traitsOf).map((pair) => ({ ...pair, changes: changesOf(pair) })));
}

/** What differs between two steps, of whatever kind. */
export function compareSteps(before: Step, after: Step): Differences {
  const pair = { before, after };
  return gather([{ ...pair, changes: changesOf(pair) }]);
}

/** Steps of one kind can stand side by side; more so those that were answered alike. */
export function traitsOf({ does, method, facts }: Step): Traits {
  const meaning = facts.find(({ matter, key }) => matter === 'answer' && key === 'meaning')?.value;
  return { kind: `${does} ${method ?? ''}`, meaning };
}

/** Nothing is compared with nothing: a step that one side has alone is told as that. */
function changesOf({ before, after }: Pick<StepChange, 'before' | 'after'>): readonly Change[] {
  if (before === undefined || after === undefined) return [];
  const news = new Map(after.facts.map((fact) => [nameOf(fact), fact]));
  const old = new Set(before.facts.map(nameOf));
  const changes = [
    ...before.facts.flatMap((fact) => {
      const { matter, key, value } = fact;
      const now = news.get(nameOf(fact))?.value;
      return now === value ? [] : present<Change>({ matter, key, before: value, after: now });
    }),
    ...after.facts
      .filter((fact) => !old.has(nameOf(fact)))
      .map(({ matter, key, value }): Change => ({ matter, key, after: value })),
  ];
  return changes.toSorted((one, other) => matters.indexOf(one.matter) - matters.indexOf(other.matter));
}

function nameOf({ matter, key }: Fact): string {
  return `${matter}\n${key}`;
}

function gather(all: readonly StepChange[]): Differences {
  const same = Object.fromEntries(matters.map((matter) => [matter, 0])) as Record<(typeof matters)[number], number>;
  for (const { before, after, changes } of all) {
    if (before === undefined || after === undefined) continue;
    for (const { matter } of before.facts) same[matter] += 1;
    for (const change of changes) if (change.before !== undefined) same[change.matter] -= 1;
  }
  const isOther = ({ before, after, changes }: StepChange): boolean =>
    before === undefined || after === undefined || changes.length > 0;
  return { of: all.length, steps: all.filter(isOther), same };
}
