import { beforeAll, expect, it } from 'vitest';
import { countAsked, countFactors } from '../../src/config/capability/counts';
import { suppose } from '../../src/config/capability/suppose';
import { readConfig } from '../../src/config/document/readConfig';
import { latestRelease, toKnownVersion } from '../../src/config/reference/versions';
import type { Setup } from '../../src/config/simulator/setup';
import { takeCensus, type TakenCensus } from '../../src/language/whoIsAsked/takeCensus';
import { startKratos, type Kratos } from '../kit';
import { exploring, password, Person } from './people';

const marked = {
  email: {
    type: 'string',
    format: 'email',
    'ory.sh/kratos': {
      credentials: { password: { identifier: true }, code: { identifier: true, via: 'email' } },
      verification: { via: 'email' },
    },
  },
};
const schema = {
  $id: 'https://example.com/person',
  type: 'object',
  properties: { traits: { type: 'object', properties: { ...marked, name: { type: 'string' } } } },
};
/** More than two of the largest pages. */
const without = 1100;
const methods = { totp: { enabled: true }, code: { enabled: true, mfa_enabled: false } };

let kratos: Kratos;
beforeAll(async () => {
  kratos = await startKratos({ config: { selfservice: { methods } }, schema });
  const identities = Array.from({ length: without }, (_, at) => ({
    create: { schema_id: 'person', traits: { name: `n${at}` }, state: at % 10 === 0 ? 'inactive' : 'active' },
  }));
  for (const from of [0, 600])
    await kratos.admin('/admin/identities', {
      method: 'PATCH',
      body: { identities: identities.slice(from, from + 600) },
    });
});

const connection = (): Parameters<typeof takeCensus>[1] => ({
  id: 'practice',
  name: 'practice',
  publicUrl: kratos.publicUrl,
  adminUrl: kratos.adminUrl,
});
const take = (signal = new AbortController().signal, report = (): void => undefined): Promise<TakenCensus> =>
  takeCensus(exploring(kratos).adminIdentities, connection(), signal, report);

it('counts everybody page by page, and who would be asked is who is asked', async () => {
  const explorer = exploring(kratos);
  const people = ['plain', 'second'].map((name) => new Person(explorer, name, 'browser'));
  for (const [at, person] of people.entries()) await person.register(`p${at}@example.com`);
  await people[1]?.enrolTotp();

  const { census, isStopped, unread, problem } = await take();
  expect({ isStopped, unread, problem }).toEqual({ isStopped: false, unread: 0, problem: undefined });
  const { total, active, factors } = countFactors(census);
  expect({ total, active }).toEqual({ total: without + 2, active: without + 2 - without / 10 });
  expect(factors.filter(({ sure }) => sure > 0).map(({ factor, sure }) => `${factor} ${sure}`)).toEqual([
    'password 2',
    'code_email 2',
    'totp 1',
  ]);

  const version = toKnownVersion(kratos.version) ?? latestRelease;
  const setup: Setup = { config: readConfig(JSON.stringify(kratos.config)), version, schemas: [] };
  const now = countAsked(census, setup).asked.login.sure;
  // Before v25.4.0 codes count for everybody, with an address or without.
  const supposed = suppose(setup, 'mfa_enabled: true');
  const then = supposed.kind === 'setup' ? countAsked(census, supposed.setup).asked.login.sure : undefined;
  expect({ now, then }).toEqual({ now: 1, then: kratos.atLeast(25) ? 2 : active });

  const kinds: readonly (string | undefined)[] = await Promise.all(
    people.map(async ({ id }, at) => {
      const again = new Person(explorer, `again${at}`, 'browser');
      const done = await again.logIn(`p${at}@example.com`, password);
      return id === '' ? undefined : done.outcome?.kind;
    }),
  );
  expect(kinds.filter((kind) => kind !== 'signed-in')).toHaveLength(now);
});

it('stops where it is told to, and says so', async () => {
  const stop = new AbortController();
  const { census, isStopped } = await take(stop.signal, () => {
    stop.abort();
  });
  expect(isStopped).toBe(true);
  expect(census.total).toBe(500);
});
