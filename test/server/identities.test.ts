import { beforeAll, describe, expect, it } from 'vitest';
import { listTraits } from '../../src/config/facts/traitTitles';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { judgeRemoval, type Remover, type Unwanted } from '../../src/kratos/identity/removal';
import type { IdentityDetails } from '../../src/kratos/identity/types';
import type { Connection } from '../../src/kratos/record/types';
import { startKratos, type Kratos } from '../kit';
import { keySchema, keySettings, page } from '../kit/keySettings';
import { merge, type JsonObject } from '../kit/merge';
import { exploring, password, Person } from './people';

let counter = 0;
const address = (): string => `i-${++counter}@example.com`;

/** A server, and the core that is connected to it. */
function practice(more: JsonObject = {}, schema: JsonObject = keySchema()) {
  let kratos: Kratos;
  let explorer: Explorer;
  let connection: Connection;
  beforeAll(async () => {
    kratos = await startKratos({ provider: true, config: merge(keySettings(false, {}), more), schema });
    explorer = exploring(kratos);
    explorer.origins.set('practice', 'localhost', page);
    const { publicUrl, adminUrl } = kratos;
    connection = { id: 'practice', name: 'practice', publicUrl, adminUrl };
  });
  return {
    kratos: () => kratos,
    explorer: () => explorer,
    connection: () => connection,
    person: () => new Person(explorer, `mia ${++counter}`, 'native'),
    read: async (id: string): Promise<IdentityDetails> => {
      const answer = await explorer.identityParts.identity(connection, id);
      if (answer.kind !== 'identity') throw new Error(answer.what);
      return answer.identity;
    },
  };
}

const nobody = '00000000-0000-4000-8000-00000000abcd';

describe('what is told of an identity', () => {
  const { kratos, explorer, connection, person, read } = practice();

  it('is read part by part', async () => {
    const { id, email } = await kratos().createIdentity({
      email: address(),
      verified: true,
      extra: { metadata_admin: { note: 'x' } },
    });
    const mia = person();
    await mia.logIn(email);
    const identity = await read(id);
    expect(identity).toMatchObject({ id, state: 'active', metadataAdmin: { note: 'x' } });
    expect(identity.verifiableAddresses[0]?.verifiedAt).toMatch(/^\d{4}-/);
    const { identityParts } = explorer();
    const sessions = await identityParts.sessions(connection(), id);
    expect(sessions).toMatchObject({ kind: 'page', sessions: [{ active: true, aal: 'aal1' }] });
    const session = sessions.kind === 'page' ? sessions.sessions[0] : undefined;
    expect(await identityParts.ofSession(connection(), session?.id ?? '')).toEqual({ kind: 'owner', id });
    await mia.press(await mia.start('verification'), 'method=code', { email });
    const messages = await identityParts.messages(connection(), [email, '+440000000000']);
    expect(messages).toMatchObject({ kind: 'messages', isMore: false });
    expect(messages.kind === 'messages' && messages.messages.every(({ recipient }) => recipient === email)).toBe(true);
    const raw = await identityParts.raw(connection(), id);
    expect(raw.kind === 'raw' && JSON.parse(raw.body)).toMatchObject({ id });
  });

  it('is that it is not there, where it never was', async () => {
    const { identityParts } = explorer();
    expect(await identityParts.identity(connection(), nobody)).toMatchObject({ kind: 'problem', isThere: false });
    expect(await identityParts.raw(connection(), nobody)).toMatchObject({ kind: 'problem' });
    expect(await identityParts.ofSession(connection(), nobody)).toMatchObject({
      kind: 'problem',
      what: expect.stringMatching(/^HTTP 404: /) as string,
    });
  });

  it('is not that where another server answers', async () => {
    const wrong = { ...connection(), adminUrl: kratos().publicUrl };
    const answer = await explorer().identityParts.identity(wrong, nobody);
    expect(answer.kind).toBe('problem');
    expect(answer).not.toHaveProperty('isThere');
  });

  it('pages its sessions', async () => {
    const { id, email } = await kratos().createIdentity({ email: address() });
    for (let at = 0; at < 27; at += 1) await new Person(explorer(), `many ${at}`, 'native').logIn(email);
    const first = await explorer().identityParts.sessions(connection(), id);
    expect(first.kind === 'page' && first.sessions.length).toBe(25);
    const next = first.kind === 'page' ? first.next : undefined;
    const rest = await explorer().identityParts.sessions(connection(), id, next);
    expect(rest).toMatchObject({ kind: 'page' });
    const ids = [first, rest].flatMap((one) => (one.kind === 'page' ? one.sessions.map((session) => session.id) : []));
    expect(new Set(ids).size).toBe(27);
  });
});

describe('the schema of an identity', () => {
  const odd = 'team/päron person?#%';
  const url = `base64://${Buffer.from(JSON.stringify(keySchema())).toString('base64')}`;
  const { explorer, connection } = practice({
    identity: { default_schema_id: odd, schemas: [{ id: odd, url }] },
  });

  it('is found by an id of any signs', async () => {
    const answer = await explorer().identityParts.schema(connection(), odd);
    const traits = answer.kind === 'schema' ? listTraits(answer.text) : [];
    expect(traits).toContainEqual({ name: 'email', title: 'E-mail', isGroup: false });
    expect(await explorer().identityParts.schema(connection(), 'else')).toMatchObject({ kind: 'problem' });
  });
});

describe('an identity that is inactive', () => {
  const { kratos, explorer, connection, person, read } = practice();

  it('has sessions that do not count, until it is active again', async () => {
    const { id, email } = await kratos().createIdentity({ email: address() });
    const mia = person();
    await mia.logIn(email);
    const { identityChanges, identityParts, driver } = explorer();
    expect(await identityChanges.setState(connection(), id, 'inactive')).toEqual({ kind: 'done' });
    expect((await read(id)).state).toBe('inactive');
    expect((await driver.checkSession(mia.id)).status).toBe('signed-out');
    const stored = await identityParts.sessions(connection(), id);
    expect(stored).toMatchObject({ kind: 'page', sessions: [{ active: false }] });
    const refused = await person().logIn(email);
    expect(refused.outcome).toMatchObject({ error: { code: 401, reason: 'This account was disabled.' } });

    expect(await identityChanges.setState(connection(), id, 'active')).toEqual({ kind: 'done' });
    expect(await identityParts.sessions(connection(), id)).toMatchObject({ sessions: [{ active: true }] });
  });

  it('has none afterwards where they were revoked', async () => {
    const { id, email } = await kratos().createIdentity({ email: address() });
    await person().logIn(email);
    const { identityChanges, identityParts } = explorer();
    await identityChanges.setState(connection(), id, 'inactive');
    expect(await identityChanges.revokeSessions(connection(), id)).toEqual({ kind: 'done' });
    // There is nothing to revoke any more, which is well.
    expect(await identityChanges.revokeSessions(connection(), id)).toEqual({ kind: 'done' });
    await identityChanges.setState(connection(), id, 'active');
    expect(await identityParts.sessions(connection(), id)).toMatchObject({ kind: 'page', sessions: [] });
  });

  it('cannot be made of one that is not there', async () => {
    const { identityChanges } = explorer();
    expect(await identityChanges.setState(connection(), nobody, 'inactive')).toMatchObject({ isThere: false });
    expect(await identityChanges.delete(connection(), nobody)).toMatchObject({ isThere: false });
  });
});

describe('an identity that is deleted', () => {
  const { kratos, explorer, connection, person } = practice();

  it('takes its sessions with it, leaves flows that can be read, and its address is free', async () => {
    const { id, email } = await kratos().createIdentity({ email: address() });
    const mia = person();
    await mia.logIn(email);
    const other = person();
    const recovery = await other.press(await other.start('recovery'), 'method=code', { email });
    const settings = await mia.start('settings');
    const { identityChanges, identityParts, driver } = explorer();
    expect(await identityChanges.delete(connection(), id)).toEqual({ kind: 'done' });
    expect(await identityParts.identity(connection(), id)).toMatchObject({ kind: 'problem', isThere: false });
    expect((await driver.checkSession(mia.id)).status).toBe('signed-out');
    expect((await driver.refetch(recovery.id)).outcome?.kind).toBe('started');
    expect((await driver.refetch(settings.id)).outcome?.kind).not.toBe('started');
    expect(await kratos().createIdentity({ email })).toMatchObject({ email });
  });
});

/** What there is of each credential. */
function kinds({ credentials = [] }: IdentityDetails): readonly string[] {
  return credentials.map(
    ({ type, hasPassword, identifiers }) => `${type} ${String(hasPassword)} ${identifiers.join()}`,
  );
}

/** Credentials that an identity is made with, or enrols. */
const linked = (...subjects: string[]): JsonObject => ({
  oidc: { config: { providers: subjects.map((subject) => ({ provider: 'practice', subject })) } },
});

describe.each([false, true])('a removal is judged as the server does, codes sign in: %s', (codesSignIn) => {
  const { kratos, explorer, connection, person, read } = practice({
    selfservice: { methods: { code: { passwordless_enabled: codesSignIn } } },
  });
  const server = (): Remover => ({ isFirstMajor: !kratos().atLeast(2), codesSignIn });

  /** Somebody with a password or without, linked to these accounts. */
  const make = async (hasPassword: boolean, ...subjects: string[]): Promise<{ id: string; email: string }> => {
    const email = address();
    const credentials = {
      ...(hasPassword && { password: { config: { password } } }),
      ...(subjects.length > 0 && linked(...subjects.map((subject) => `${email}-${subject}`))),
    };
    const body = { schema_id: 'person', traits: { email }, credentials };
    const { id } = (await kratos().admin('/admin/identities', { method: 'POST', body })) as { id: string };
    return { id, email };
  };

  /** Tries a removal, whatever was foretold, and says both. */
  const tryOut = async (id: string, unwanted: Unwanted): Promise<{ foretold: string; done: boolean }> => {
    const before = await read(id);
    const foretold = judgeRemoval(before, unwanted, server());
    const change = await explorer().identityChanges.removeCredential(connection(), id, unwanted);
    // A password that is not there is "removed" as long as enough is left: nothing changes.
    const isNothing = foretold.kind === 'refused' && foretold.why === 'not-there' && change.kind === 'done';
    if (isNothing) expect(kinds(await read(id))).toEqual(kinds(before));
    return { foretold: foretold.kind, done: change.kind === 'done' && !isNothing };
  };
  const agrees = async (id: string, unwanted: Unwanted): Promise<boolean> => {
    const { foretold, done } = await tryOut(id, unwanted);
    expect({ unwanted: unwanted.type, foretold }).toEqual({
      unwanted: unwanted.type,
      foretold: done ? 'possible' : 'refused',
    });
    return done;
  };

  it('of passwords and providers, down to the last', async () => {
    for (const hasPassword of [true, false]) {
      for (const subjects of [[], ['one'], ['one', 'two']]) {
        const { id, email } = await make(hasPassword, ...subjects);
        await agrees(id, { type: 'password' });
        for (const subject of subjects) await agrees(id, { type: 'oidc', identifier: `practice:${email}-${subject}` });
        await agrees(id, { type: 'oidc', identifier: 'practice:nobody' });
        await agrees(id, { type: 'code' });
        await agrees(id, { type: 'passkey' });
        await agrees(id, { type: 'saml' });
      }
    }
  });

  it('of a password, which stays listed without a hash', async () => {
    const { id } = await make(true, 'one');
    const removed = await agrees(id, { type: 'password' });
    expect(removed).toBe(kratos().atLeast(2));
    const after = (await read(id)).credentials?.find(({ type }) => type === 'password');
    expect(after?.hasPassword).toBe(!removed);
    if (removed) await agrees(id, { type: 'password' });
  });

  it('of second factors, after which a session stays at aal2', async () => {
    const { id, email } = await make(true);
    const mia = person();
    await mia.logIn(email);
    await mia.enrolTotp();
    expect(mia.session.session?.aal ?? (await explorer().driver.checkSession(mia.id)).session?.aal).toBeDefined();
    await mia.press(await mia.start('login', { aal: 'aal2' }), 'method=totp', { totp_code: await mia.code() });
    const levelled = (await explorer().driver.checkSession(mia.id)).session?.aal;
    expect(await agrees(id, { type: 'totp' })).toBe(true);
    expect(await agrees(id, { type: 'totp' })).toBe(false);
    expect((await explorer().driver.checkSession(mia.id)).session?.aal).toBe(levelled);
    const settings = await mia.start('settings');
    const made = await mia.press(settings, 'lookup_secret_regenerate=true');
    await mia.press(made, 'lookup_secret_confirm=true');
    const codes = (await read(id)).credentials?.find(({ type }) => type === 'lookup_secret')?.codes;
    expect(codes).toEqual({ total: 12, left: 12 });
    expect(await agrees(id, { type: 'lookup_secret' })).toBe(true);
  });
});

describe('keys', () => {
  it.each([true, false])('that sign in by themselves stay, the others go: passwordless %s', async (passwordless) => {
    const kratos = await startKratos({ config: keySettings(passwordless, {}), schema: keySchema(), host: 'localhost' });
    const explorer = exploring(kratos);
    explorer.origins.set('practice', 'localhost', page);
    const { publicUrl, adminUrl } = kratos;
    const connection = { id: 'practice', name: 'practice', publicUrl, adminUrl };
    const { id, email } = await kratos.createIdentity({ email: address() });
    const mia = new Person(explorer, 'mia', 'browser');
    await mia.logIn(email);
    await mia.pressKey(await mia.start('settings'), 'webauthn_register_trigger', undefined, {
      webauthn_register_displayname: 'blue key',
    });
    const answer = await explorer.identityParts.identity(connection, id);
    if (answer.kind !== 'identity') throw new Error(answer.what);
    const keys = answer.identity.credentials?.find(({ type }) => type === 'webauthn')?.keys;
    expect(keys).toMatchObject([{ name: 'blue key', isPasswordless: passwordless }]);
    const removal = judgeRemoval(answer.identity, { type: 'webauthn' });
    expect(removal).toEqual(passwordless ? { kind: 'refused', why: 'passwordless-keys' } : { kind: 'possible' });
    await explorer.identityChanges.removeCredential(connection, id, { type: 'webauthn' });
    const after = await explorer.identityParts.identity(connection, id);
    const left = after.kind === 'identity' && after.identity.credentials?.find(({ type }) => type === 'webauthn')?.keys;
    expect(left ? left.length : 0).toBe(passwordless ? 1 : 0);
  });
});
