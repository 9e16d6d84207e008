import { beforeAll, describe, expect, it } from 'vitest';
import { startKratos, type Kratos } from '../kit';
import { exploring, Person } from '../server/people';
import { adminWays, type Cast } from './adminWays';
import { walkAsAdministrator, type AdminWay } from './adminWalk';
import { count } from './counts';
import { certificateLost, faults } from './faults';

/** More than the largest page. */
const many = 501;

let kratos: Kratos;
let cast: Cast;

beforeAll(async () => {
  kratos = await startKratos({ config: { selfservice: { methods: { link: { enabled: true } } } } });
  const email = 'alice@example.com';
  const alice = new Person(exploring(kratos), 'alice', 'native');
  await alice.register(email);
  await alice.start('recovery').then((flow) => alice.press(flow, 'method=code', { email }));
  const others = Array.from({ length: many }, (_, at) => ({
    schema_id: 'person',
    traits: { email: `p${at}@example.com` },
  }));
  const create = others.map((one) => ({ create: one }));
  await kratos.admin('/admin/identities', { method: 'PATCH', body: { identities: create } });
  let spares = 0;
  cast = {
    alice: alice.session.session?.identity?.id ?? '',
    email,
    many,
    spare: async () => (await kratos.createIdentity({ email: `spare${++spares}@example.com` })).id,
  };
});

const none: Cast = { alice: '', email: '', many, spare: () => Promise.resolve('') };

describe.each(adminWays(none).map((_, at) => [at] as const))('way %i', (at) => {
  const way = (): AdminWay =>
    adminWays(cast)[at] ?? { name: 'none', go: () => Promise.reject(new Error('no such way')) };
  let end: string;
  beforeAll(async () => {
    const walked = await walkAsAdministrator(kratos, way());
    expect(walked.complaints).toEqual([]);
    ({ end } = walked);
  });

  it.each([...faults, certificateLost])('says what is wrong at each exchange that meets $name', async (fault) => {
    for (let exchange = 0; ; exchange += 1) {
      const { isMet, complaints } = await walkAsAdministrator(kratos, way(), { fault, at: exchange, untroubled: end });
      expect(complaints).toEqual([]);
      if (!isMet) break;
      count('faults at exchanges of administrators', 1);
    }
    const again = await walkAsAdministrator(kratos, way());
    expect(again).toEqual({ isMet: false, complaints: [], end });
  });
});
