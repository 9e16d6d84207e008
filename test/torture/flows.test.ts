import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFlow } from '../../src/kratos/flow/parse';
import { allFlowSteps, versions } from '../unit/kratos/flow/replay/flowSteps';
import { count } from './counts';
import { troubleWith } from './flowPipeline';
import { edited, edits } from './mutate';
import { runsOf, seed } from './seed';

const steps = versions
  .flatMap(allFlowSteps)
  .filter(({ recorded, context }) => parseFlow(context.flowType, recorded.response?.body).ok);

it(`shows every node and builds every body of mutated flows, seed ${seed}`, () => {
  let tried = 0;
  const property = fc.property(fc.constantFrom(...steps), edits, (step, all) => {
    tried += 1;
    expect(troubleWith(edited(step.recorded.response?.body, all), step)).toEqual([]);
  });
  try {
    fc.assert(property, { numRuns: runsOf(100_000), seed });
  } finally {
    count('mutated flows', tried);
  }
});
