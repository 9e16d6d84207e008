import { beforeAll, describe, expect, it } from 'vitest';
import { clientKinds } from '../../src/kratos/flow/types';
import { startKratos, type Kratos } from '../kit';
import { journeys } from '../server/export/journeys';
import { count } from './counts';
import { certificateLost, faults } from './faults';
import { walk, type Way } from './walks';

let kratos: Kratos;
beforeAll(async () => {
  kratos = await startKratos();
});

describe.each(clientKinds)('as a %s client', (client) => {
  describe.each(journeys)('$name', (journey) => {
    const way = (): Way => ({
      name: journey.name,
      client,
      server: kratos,
      go: (person) => journey.walk(person, kratos),
    });
    let end: string;
    beforeAll(async () => {
      ({ end } = await walk(way()));
    });

    it.each([...faults, certificateLost])('meets $name at each exchange, and comes to the same end', async (fault) => {
      const walked = await walk(way(), fault);
      count('faults at exchanges of journeys', walked.tried);
      expect(walked).toEqual({ tried: walked.tried, complaints: [], end });
    });
  });
});
