import { isMethodOn, isOn } from '../../../src/config/facts/inForce';
import type { Setup } from '../../../src/config/simulator/setup';
import type { Person as Owner } from '../../../src/config/simulator/person';
import type { Journey, WayAhead } from '../../../src/config/wayAhead/types';
import type { Explorer } from '../../../src/kratos/drive/explorer';
import type { ClientKind, FlowParameters } from '../../../src/kratos/flow/types';
import { readEnd } from '../../../src/kratos/record/ended';
import type { FlowRecord } from '../../../src/kratos/record/types';
import type { FaultServer, Kratos } from '../../kit';
import { password, Person, submitters } from '../people';

/** A server, and what is known of it. */
export interface Walk {
  readonly kratos: Kratos;
  readonly setup: Setup;
  readonly target: FaultServer;
  readonly explorer: Explorer;
}

/** What is compared of a way: foretold, or seen. */
export interface Seen {
  /** The paths of web hooks, in their order. */
  readonly hooks: readonly string[];
  readonly offers: readonly string[];
  readonly goesTo: string;
  readonly asked: boolean;
  /** Whether whoami knows somebody in the end. */
  readonly session: boolean;
  /** How many forms were sent. */
  readonly forms: number;
  readonly refused: boolean;
  /** Whether other sessions ended. */
  readonly revokes: boolean;
}

/** What a way ahead says of what can be seen. */
export function foretold(way: WayAhead, { flow }: Journey): Seen {
  const { hooks, offers, goesTo, secondFactor, session, steps, refusedBy } = way;
  const refusing = refusedBy ? hooks.indexOf(refusedBy) : hooks.length;
  const run = hooks.slice(0, refusing);
  const later = ['second-factor', 'verification', 'settings'];
  const page = goesTo.kind === 'url' ? goesTo.url : goesTo.kind;
  return {
    hooks: run.flatMap(({ request }) =>
      request === undefined ? [] : [URL.parse(request.split(' ')[1] ?? '')?.pathname ?? ''],
    ),
    offers: refusedBy ? [] : (offers ?? []).map(({ action }) => action).toSorted(),
    goesTo: refusedBy ? 'refused' : page,
    asked: !refusedBy && secondFactor.asked === true,
    session: !refusedBy && (session.given || flow === 'settings'),
    forms: steps.filter(({ name }) => !later.includes(name)).length,
    refused: refusedBy !== undefined,
    revokes: run.some(({ name }) => name === 'revoke_active_sessions'),
  };
}

export interface Walked {
  readonly journey: Journey;
  /** What was looked at. */
  readonly seen: Partial<Seen>;
}

let count = 0;
const owner = (more: Partial<Owner> = {}): Owner => ({
  schema: 'person',
  credentials: ['password'],
  traits: ['email'],
  session: ['password'],
  aal: 'aal1',
  ...more,
});

/** Looks at what the last flow ended with. */
async function look(walk: Walk, someone: Person, record: FlowRecord, more: Partial<Seen>): Promise<Partial<Seen>> {
  const posts = record.exchanges.filter(({ request }) => request.method === 'POST');
  const { status = 0, offers = [], goesTo = 'nowhere' } = readEnd(record.exchanges) ?? {};
  const refused = status === 403 || posts.at(-1)?.response?.body.includes('4000010') === true;
  await walk.explorer.driver.checkSession(someone.id);
  const { wanted, status: known } = someone.session;
  return {
    hooks: [...new Set(walk.target.requests.map(({ path }) => path))],
    offers,
    goesTo: refused ? 'refused' : goesTo,
    asked: wanted !== undefined && wanted.askedBy !== 'settings',
    session: known === 'signed-in' || wanted !== undefined,
    forms: posts.length,
    refused,
    ...more,
  };
}

const isOnHere = ({ setup: { config, version } }: Walk, ...path: string[]): boolean =>
  isOn(config, version, 'selfservice', ...path);

async function newcomer(walk: Walk, client: ClientKind): Promise<{ someone: Person; email: string }> {
  count += 1;
  return Promise.resolve({
    someone: new Person(walk.explorer, `walker ${count}`, client),
    email: `walker-${count}@example.com`,
  });
}

/** By password, through both steps where the identifier comes first. */
async function signIn(someone: Person, email: string, parameters: FlowParameters = {}): Promise<FlowRecord> {
  const begun = await someone.start('login', parameters);
  const known = submitters(begun).includes('method=identifier_first')
    ? await someone.press(begun, 'method=identifier_first', { identifier: email })
    : begun;
  return someone.press(known, 'method=password', { identifier: email, password });
}

/** A login by password of somebody whose address is verified or not, while another of their sessions goes on. */
function byPassword(client: ClientKind, verified: boolean, returnTo?: string) {
  return async (walk: Walk): Promise<Walked> => {
    const { someone, email } = await newcomer(walk, client);
    const before = new Person(walk.explorer, `${email} before`, 'native');
    const { id } = await walk.kratos.createIdentity({ email, verified: true });
    await signIn(before, email);
    if (!verified) await unverify(walk, id, email);
    walk.target.forget();
    const done = await signIn(someone, email, returnTo === undefined ? {} : { return_to: returnTo });
    await walk.explorer.driver.checkSession(before.id);
    const revokes = before.session.status === 'signed-out';
    return {
      journey: {
        ...{ flow: 'login', client, method: 'password', person: owner() },
        addresses: verified ? 'verified' : 'pending',
        ...(returnTo !== undefined && { returnTo }),
      },
      seen: await look(walk, someone, done, { revokes }),
    };
  };
}

/** An address that is verified no more. */
async function unverify({ kratos }: Walk, id: string, email: string): Promise<void> {
  const body = [
    { op: 'replace', path: '/verifiable_addresses/0/verified', value: false },
    { op: 'replace', path: '/verifiable_addresses/0/status', value: 'pending' },
  ];
  await kratos.admin(`/admin/identities/${id}`, { method: 'PATCH', body });
  const read = (await kratos.admin(`/admin/identities/${id}`)) as { verifiable_addresses: { verified: boolean }[] };
  if (read.verifiable_addresses[0]?.verified !== false) throw new Error(`${email} is verified still.`);
}

/** The two steps of somebody who has TOTP. */
function withTotp(client: ClientKind, second: boolean) {
  return async (walk: Walk): Promise<Walked> => {
    const { someone, email } = await newcomer(walk, client);
    await walk.kratos.createIdentity({ email, verified: true });
    await signIn(someone, email);
    if (someone.session.wanted) return stepByCode(walk, someone, email, client);
    await someone.enrolTotp();
    await walk.explorer.driver.signOut(someone.id);
    walk.target.forget();
    const done = await signIn(someone, email);
    const person = owner({ credentials: ['password', 'totp'] });
    if (!second)
      return {
        journey: { flow: 'login', client, method: 'password', person, addresses: 'verified' },
        seen: await look(walk, someone, done, {}),
      };
    walk.target.forget();
    const begun = await someone.start('login', { aal: 'aal2' });
    const raised = await someone.press(begun, 'method=totp', { totp_code: await someone.code() });
    return {
      journey: { flow: 'login', client, method: 'totp', aal: 'aal2', person, addresses: 'verified' },
      seen: await look(walk, someone, raised, {}),
    };
  };
}

/** The second step by a code that is sent, which the first one asked for already. */
async function stepByCode(walk: Walk, someone: Person, email: string, client: ClientKind): Promise<Walked> {
  walk.target.forget();
  const begun = await someone.start('login', { aal: 'aal2' });
  const asked = begun.flow?.state === 'sent_email' ? begun : await someone.press(begun, `address=${email}`);
  const done = await someone.press(asked, 'method=code', { code: await walk.kratos.code(email) });
  // v26.2.0 sends the code at once where there is one address: then nobody is asked for it.
  const forms = begun.flow?.state === 'sent_email' ? { forms: 2 } : {};
  return {
    journey: { flow: 'login', client, method: 'code', aal: 'aal2', person: owner(), addresses: 'verified' },
    seen: await look(walk, someone, done, forms),
  };
}

/** A login by a code, of somebody who has no password. */
async function byCode(walk: Walk): Promise<Walked | undefined> {
  if (!isOnHere(walk, 'methods', 'code', 'passwordless_enabled')) return undefined;
  const { someone, email } = await newcomer(walk, 'browser');
  await walk.kratos.admin('/admin/identities', {
    body: {
      ...{ schema_id: 'person', traits: { email } },
      verifiable_addresses: [{ value: email, via: 'email', verified: true, status: 'completed' }],
    },
  });
  walk.target.forget();
  const begun = await someone.start('login');
  const isFirst = submitters(begun).includes('method=identifier_first');
  const known = await someone.press(begun, isFirst ? 'method=identifier_first' : 'method=code', { identifier: email });
  const sent =
    known.flow?.state === 'sent_email' ? known : await someone.press(known, 'method=code', { identifier: email });
  const done = await someone.press(sent, 'method=code', { code: await walk.kratos.code(email) });
  const person = owner({ credentials: [], session: ['code'], codes: [email] });
  // Before v26.2.0 the code is sent by a press of its own.
  const forms =
    isFirst && known.flow?.state !== 'sent_email'
      ? { forms: done.exchanges.filter(({ request }) => request.method === 'POST').length - 1 }
      : {};
  return {
    journey: { flow: 'login', client: 'browser', method: 'code', person, addresses: 'verified' },
    seen: await look(walk, someone, done, forms),
  };
}

function registering(client: ClientKind, method: 'password' | 'code') {
  return async (walk: Walk): Promise<Walked | undefined> => {
    if (method === 'code' && !isOnHere(walk, 'methods', 'code', 'passwordless_enabled')) return undefined;
    const { someone, email } = await newcomer(walk, client);
    walk.target.forget();
    const done = method === 'password' ? await someone.register(email) : await registerByCode(walk, someone, email);
    const seen = await look(walk, someone, done, {});
    return { journey: { flow: 'registration', client, method, addresses: 'pending' }, seen };
  };
}

async function registerByCode({ kratos }: Walk, someone: Person, email: string): Promise<FlowRecord> {
  const traits = { 'traits.email': email };
  const begun = await someone.start('registration');
  const profiled = submitters(begun).includes('method=profile')
    ? await someone.press(begun, 'method=profile', traits)
    : begun;
  const sent = await someone.press(profiled, 'method=code', traits);
  return someone.press(sent, 'method=code', { ...traits, code: await kratos.code(email) });
}

/** How the address of somebody is at this moment. */
async function addressesOf({ kratos }: Walk, id: string): Promise<'verified' | 'sent' | 'pending'> {
  const read = (await kratos.admin(`/admin/identities/${id}`)) as { verifiable_addresses: { status: string }[] };
  const status = read.verifiable_addresses[0]?.status;
  return status === 'completed' ? 'verified' : status === 'sent' ? 'sent' : 'pending';
}

/** A name is changed, by somebody whose address is verified or was never sent anything. */
function changing(client: ClientKind, verified: boolean) {
  return async (walk: Walk): Promise<Walked | undefined> => {
    const { someone, email } = await newcomer(walk, client);
    const { id } = await walk.kratos.createIdentity({ email, verified });
    await signIn(someone, email);
    if (someone.session.status !== 'signed-in' || someone.session.wanted) return undefined;
    walk.target.forget();
    const addresses = await addressesOf(walk, id);
    const begun = await someone.start('settings');
    const done = await someone.press(begun, 'method=profile', { 'traits.email': email, 'traits.name.first': 'Ada' });
    const seen = await look(walk, someone, done, {});
    const isOwnPage = seen.goesTo?.endsWith('/settings') === true;
    return {
      journey: { flow: 'settings', client, method: 'profile', person: owner(), addresses },
      seen: { ...seen, ...(isOwnPage && { goesTo: 'own-page' }) },
    };
  };
}

/** What settings answer somebody who has TOTP and passed the first factor alone. */
async function recovering(walk: Walk, client: ClientKind): Promise<Walked | undefined> {
  const { config, version } = walk.setup;
  const hasFlag = isOn(config, version, 'feature_flags', 'use_continue_with_transitions');
  if (!isMethodOn(config, version, 'code') || (client === 'native' && !hasFlag)) return undefined;
  const { someone, email } = await newcomer(walk, client);
  await walk.kratos.createIdentity({ email, verified: true });
  walk.target.forget();
  const begun = await someone.start('recovery');
  const sent = await someone.press(begun, 'method=code', { email });
  const done = await someone.press(sent, 'method=code', { code: await walk.kratos.code(email) });
  const seen = await look(walk, someone, done, {});
  return {
    journey: { flow: 'recovery', client, method: 'code', person: owner(), addresses: 'verified' },
    seen,
  };
}

async function verifying(walk: Walk, client: ClientKind): Promise<Walked | undefined> {
  const { config, version } = walk.setup;
  const flow = ['flows', 'verification'];
  const isLink = config.value('selfservice', ...flow, 'use') === 'link';
  if (!isOn(config, version, 'selfservice', ...flow, 'enabled') || isLink) return undefined;
  const { someone, email } = await newcomer(walk, client);
  await walk.kratos.createIdentity({ email });
  walk.target.forget();
  const begun = await someone.start('verification');
  const sent = await someone.press(begun, 'method=code', { email });
  const done = await someone.press(sent, 'method=code', { code: await walk.kratos.code(email) });
  const seen = await look(walk, someone, done, {});
  return {
    journey: { flow: 'verification', client, method: 'code', person: owner(), addresses: 'sent' },
    seen,
  };
}

/** Settings, begun by somebody who has TOTP and passed the first factor alone. */
async function askedBySettings(walk: Walk): Promise<Walked> {
  const { someone, email } = await newcomer(walk, 'browser');
  await walk.kratos.createIdentity({ email, verified: true });
  await signIn(someone, email);
  const has = someone.session.wanted ? [] : ['totp' as const];
  if (has.length > 0) await someone.enrolTotp();
  await walk.explorer.driver.signOut(someone.id);
  await signIn(someone, email);
  const begun = await someone.start('settings');
  const person = owner({ credentials: ['password', ...has] });
  return {
    journey: { flow: 'settings', client: 'browser', method: 'profile', person, addresses: 'verified' },
    seen: { asked: begun.outcome?.kind === 'step-up-wanted' },
  };
}

/** Every journey that is walked with each configuration that has it. */
export const journeys: Readonly<Record<string, (walk: Walk) => Promise<Walked | undefined>>> = {
  'login, browser': byPassword('browser', true),
  'login, native': byPassword('native', true),
  'login, not verified': byPassword('browser', false),
  'login, native, not verified': byPassword('native', false),
  'login, return_to': byPassword('browser', true, 'http://127.0.0.1:4455/deep'),
  'login with TOTP': withTotp('browser', false),
  'login with TOTP, native': withTotp('native', false),
  'second step': withTotp('browser', true),
  'login by code': byCode,
  'registration, browser': registering('browser', 'password'),
  'registration, native': registering('native', 'password'),
  'registration by code': registering('browser', 'code'),
  'settings, browser': changing('browser', true),
  'settings, native': changing('native', true),
  'settings, not verified': changing('browser', false),
  'settings, first factor alone': askedBySettings,
  'recovery, browser': (walk) => recovering(walk, 'browser'),
  'recovery, native': (walk) => recovering(walk, 'native'),
  'verification, browser': (walk) => verifying(walk, 'browser'),
  'verification, native': (walk) => verifying(walk, 'native'),
};
