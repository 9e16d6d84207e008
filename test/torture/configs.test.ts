import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';
import { versions } from '../../src/config/reference/versions';
import { mutated, mutation } from '../unit/config/checks/mutate';
import { spentByNow } from '../unit/growth/growth';
import { troubleWithFile, type Edited } from './configPipeline';
import { count } from './counts';
import { runsOf, seed } from './seed';

/** The files of a folder of fixtures that are configurations, identity schemas or environments. */
function filesIn(folder: string): { readonly name: string; readonly text: string }[] {
  const names = readdirSync(inRoot('test', 'fixtures', folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /(?:\.ya?ml|\.json|\.env)$/.test(name) && path.basename(name) !== 'right.json')
    .map((name) => ({
      name: path.basename(name),
      text: readFileSync(inRoot('test', 'fixtures', folder, name), 'utf8'),
    }));
}

const files = ['configs', 'public', 'recorded/config'].flatMap(filesIn);

/** What an eye would notice: a character that costs so many times what it costs in most files. */
const mostTimes = 20;
/** Of shorter files, it is what every file costs that is seen. */
const longEnough = 1_000;

/** Microseconds for each character. */
function costOf(file: Edited): number {
  const before = spentByNow();
  troubleWithFile(file);
  return (spentByNow() - before) / file.text.length;
}

it(`reads, checks, explains and completes mutated configurations, seed ${seed}`, () => {
  let tried = 0;
  /** The dearest so far, and what most cost. */
  const dear: { readonly file: Edited; readonly cost: number }[] = [];
  const costs: number[] = [];
  const property = fc.property(
    fc.constantFrom(...files),
    fc.array(mutation, { minLength: 1, maxLength: 6 }),
    fc.constantFrom(...versions),
    fc.double({ min: 0, max: 1, noNaN: true }),
    ({ name, text: works }, mutations, version, cursor) => {
      const text = mutations.reduce(mutated, works);
      const file = { name, text, version, cursor: Math.floor(cursor * text.length) };
      const before = performance.now();
      expect(troubleWithFile(file)).toEqual([]);
      tried += 1;
      if (text.length < longEnough) return;
      const cost = (performance.now() - before) / text.length;
      costs.push(cost);
      dear.push({ file, cost });
      if (dear.length > 100) dear.sort((one, other) => other.cost - one.cost).splice(20);
    },
  );
  try {
    fc.assert(property, { numRuns: runsOf(100_000), seed });
  } finally {
    count('mutated configurations', tried);
  }
  const usual = costs.toSorted((one, other) => one - other)[Math.floor(costs.length / 2)] ?? 0;
  // Other work on the machine makes things look dear, never cheap.
  const worst = dear.map(({ file }) => {
    const least = Math.min(...Array.from({ length: 5 }, () => costOf(file)));
    return { file, times: least / (usual * 1000) };
  });
  const [dearest] = worst.sort((one, other) => other.times - one.times);
  console.log(`The dearest character costs ${(dearest?.times ?? 0).toFixed(1)} times what most do.`);
  expect(dearest?.times ?? 0, dearest?.file.text).toBeLessThan(mostTimes);
});
