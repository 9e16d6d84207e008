import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import { troubleWith } from '../../../torture/flowPipeline';
import { edited, edits } from '../../../torture/mutate';
import { allFlowSteps, versions } from '../../kratos/flow/replay/flowSteps';

const steps = versions
  .flatMap(allFlowSteps)
  .filter(({ recorded, context }) => parseFlow(context.flowType, recorded.response?.body).ok);

// A sample of `npm run torture`.
it('shows every node and builds every body of mutated flows', () => {
  const property = fc.property(fc.constantFrom(...steps), edits, (step, all) => {
    expect(troubleWith(edited(step.recorded.response?.body, all), step)).toEqual([]);
  });
  fc.assert(property, { numRuns: 500, seed: 1 });
});
