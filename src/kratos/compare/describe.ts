import { matterTitle, stepWords } from './words';
import { matters } from './types';
import type { Fact, Run, Step } from './types';

/** A run as text: each step under its number, one fact a line. The same run gives the same text each time. */
export function describeRun({ title, steps }: Run): string {
  return [title, ...steps.map(describeStep)].join('\n\n');
}

/** A step as text, without its number: what comes after one that is left out stays the same. */
export function describeStep(step: Step): string {
  const parts = matters.flatMap((matter) => describeMatter(step.facts.filter((fact) => fact.matter === matter)));
  return [`── ${stepWords(step)} ──`, ...parts].join('\n');
}

function describeMatter(facts: readonly Fact[]): readonly string[] {
  const [first] = facts;
  if (first === undefined) return [];
  const lines = facts.map(({ key, value }) => `  ${key}: ${value.replaceAll(/\r?\n/g, '\n    ')}`);
  return [matterTitle(first.matter), ...lines];
}
