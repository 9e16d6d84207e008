import { beforeAll, describe, expect, it } from 'vitest';
import { clientKinds } from '../../src/kratos/flow/types';
import { startKratos, type Kratos } from '../kit';
import { certificateLost, faults } from '../torture/faults';
import { walk, type Way } from '../torture/walks';
import { journeys } from './export/journeys';

// A sample of `npm run torture`, which has every fault on every journey.
let kratos: Kratos;
beforeAll(async () => {
  kratos = await startKratos();
});

const some = ['refused', 'reset within the body', 'silent', 'a circle of redirects', '10,000 levels in a flow'];

describe.each(clientKinds)('a %s client that meets a fault at every exchange', (client) => {
  const wayOf = (name: string): Way => ({
    name,
    client,
    server: kratos,
    go: (person) => {
      const journey = journeys.find((one) => one.name === name);
      if (!journey) throw new Error(`There is no journey ${name}.`);
      return journey.walk(person, kratos);
    },
  });

  it.each(['login', 'step-up', 'recovery'])('comes to the end of a %s all the same', async (name) => {
    const { end } = await walk(wayOf(name));
    for (const fault of [...faults.filter((one) => some.includes(one.name)), certificateLost]) {
      const walked = await walk(wayOf(name), fault);
      expect(walked, fault.name).toEqual({ tried: walked.tried, complaints: [], end });
      expect(walked.tried).toBeGreaterThan(1);
    }
  });
});
