import { describe, expect, it } from 'vitest';
import { clientKinds } from '../../src/kratos/flow/types';
import { scenarios } from '../kit/replay';
import { versions } from '../unit/kratos/flow/replay/flowSteps';
import { count } from './counts';
import { faults as all } from './faults';
import { recordedWay } from './recordedWays';
import { runsOf, seed } from './seed';
import { walk } from './walks';

/** Once something else was taken for a flow, it is fetched again, which nobody recorded. */
const faults = all.filter(({ comesTo }) => !comesTo.includes('started'));

/** Where not all are to be tried, other ones with each scenario. */
const some = (index: number): typeof faults => {
  const many = runsOf(faults.length);
  return Array.from({ length: many }, (_, at) => faults.at((seed + index * many + at) % faults.length) ?? []).flat();
};

describe.each(versions)('as recorded of %s', (version) => {
  it.each(scenarios(version).map((scenario, index) => [scenario, index] as const))(
    '%s meets each fault at each exchange, and comes to the same end',
    async (scenario, index) => {
      for (const client of clientKinds) {
        const untroubled = await recordedWay(version, scenario, client);
        const end = untroubled && (await walk(untroubled)).end;
        for (const fault of untroubled ? some(index) : []) {
          const way = await recordedWay(version, scenario, client);
          if (!way) continue;
          const walked = await walk(way, fault);
          count('faults at exchanges of recorded journeys', walked.tried);
          expect(walked, fault.name).toEqual({ tried: walked.tried, complaints: [], end });
        }
      }
    },
  );
});
