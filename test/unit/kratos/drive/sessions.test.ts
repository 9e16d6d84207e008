import { describe, expect, it } from 'vitest';
import { loginFlow, stage } from './scripted';
import type { Said, Script } from './scripted';

const press = {
  submitter: 'method=password',
  entries: { identifier: 'alice', password: 'open-sesame' },
  encoding: 'json',
} as const;
const identity = { id: 'i1', schema_id: 'default', traits: { email: 'alice@example.com' } };
const session = (aal: string, id = 's1'): object => ({
  id,
  active: true,
  authenticator_assurance_level: aal,
  authentication_methods: [],
  identity,
});
const refused = (status: number, id: string): Said => ({
  status,
  body: { error: { code: status, id, message: 'no' } },
});

/** A server with one identity whose session is at a level; a submit does what the test says. */
function server(level: { aal: 'nothing' | 'aal1' | 'aal2' }, submitted: () => Said): Script {
  return (request) => {
    if (request.url.includes('/logout')) {
      level.aal = 'nothing';
      return { status: 204 };
    }
    if (request.url.includes('/whoami'))
      return level.aal === 'nothing' ? refused(401, 'session_inactive') : { status: 200, body: session(level.aal) };
    if (request.method === 'POST') return submitted();
    if (request.url.includes('/settings/') && level.aal === 'nothing') return refused(401, 'session_inactive');
    return { status: 200, body: loginFlow() };
  };
}

describe('a sign-in', () => {
  it('that a saved settings flow offers after signing out interrupts nothing: it ends as itself', async () => {
    const level: { aal: 'nothing' | 'aal1' | 'aal2' } = { aal: 'aal1' };
    const { explorer, persona } = stage(
      server(level, () => {
        if (level.aal !== 'nothing') return { status: 200, body: loginFlow({ state: 'success' }) };
        level.aal = 'aal1';
        return { status: 200, body: { session: session('aal1', 's2'), session_token: 'ory_st_0123456789' } };
      }),
    );
    const { driver, flows, personas } = explorer;
    const { id } = persona('bob', 'native');
    await personas.keep(id, { sessionToken: 'ory_st_token0123456789' });
    const settings = await driver.start({ personaId: id, type: 'settings' });
    const saved = await driver.submit(settings.id, press);
    expect(saved).toMatchObject({ status: 'done', outcome: { kind: 'saved' } });
    await driver.signOut(id);
    const login = await driver.follow(saved.id, { kind: 'sign-in' });
    expect(login).not.toHaveProperty('resumes');
    const done = await driver.submit(login.id, press);
    expect(done).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    expect(done).not.toHaveProperty('next');
    expect(flows.get(saved.id)).not.toHaveProperty('next');
  });

  it('that another flow brought lets the interrupted one go on, with its press', async () => {
    const level: { aal: 'nothing' | 'aal1' | 'aal2' } = { aal: 'aal1' };
    const { explorer, persona, transport } = stage(
      server(level, () =>
        level.aal === 'aal2'
          ? { status: 200, body: loginFlow({ state: 'success' }) }
          : refused(403, 'session_aal2_required'),
      ),
    );
    const { driver, personas } = explorer;
    const { id } = persona('bob', 'native');
    await personas.keep(id, { sessionToken: 'ory_st_token0123456789' });
    const settings = await driver.start({ personaId: id, type: 'settings' });
    expect((await driver.submit(settings.id, press)).outcome?.kind).toBe('step-up-wanted');
    level.aal = 'aal2';
    await driver.checkSession(id);
    const after = await driver.follow(settings.id, { kind: 'go-on' });
    expect(after).toMatchObject({ status: 'done', outcome: { kind: 'saved' } });
    expect(transport.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });
});

describe('what is known of a session', () => {
  it('is asked for again where a flow starts that Kratos starts for nobody who is signed in', async () => {
    const level: { aal: 'nothing' | 'aal1' | 'aal2' } = { aal: 'aal1' };
    const { explorer, persona } = stage(server(level, () => ({ status: 500 })));
    const { id } = persona('alice', 'browser');
    await explorer.driver.checkSession(id);
    expect(explorer.personas.session(id).status).toBe('signed-in');
    level.aal = 'nothing';
    await explorer.driver.start({ personaId: id, type: 'login', parameters: { refresh: true } });
    expect(explorer.personas.session(id).status).toBe('signed-in');
    await explorer.driver.start({ personaId: id, type: 'login' });
    expect(explorer.personas.session(id).status).toBe('signed-out');
  });

  it('follows a list of sessions that is refused', async () => {
    let says = 200;
    const { explorer, persona } = stage(({ url }) => {
      if (url.includes('/whoami')) return { status: 200, body: session('aal1') };
      return says === 200
        ? { status: 200, body: [] }
        : refused(says, says === 403 ? 'session_aal2_required' : 'session_inactive');
    });
    const { id } = persona('alice', 'browser');
    await explorer.driver.checkSession(id);
    await explorer.ownSessions.list(id, { size: 10 });
    expect(explorer.personas.session(id)).toMatchObject({ status: 'signed-in', session: { aal: 'aal1' } });
    says = 403;
    await explorer.ownSessions.list(id, { size: 10 });
    expect(explorer.personas.session(id)).toMatchObject({ status: 'signed-in', wanted: { askedBy: 'whoami' } });
    says = 401;
    await explorer.ownSessions.revokeOthers(id);
    expect(explorer.personas.session(id).status).toBe('signed-out');
  });

  it('is asked for again for every persona of an identity that one of them has changed', async () => {
    let wantsMore = false;
    const { explorer, persona } = stage((request) => {
      const of = request.headers.find(([name]) => name === 'X-Session-Token')?.[1] ?? '';
      if (request.url.includes('/whoami')) {
        if (wantsMore && of.includes('second')) return refused(403, 'session_aal2_required');
        const who = of.includes('stranger') ? { ...identity, id: 'i2' } : identity;
        return { status: 200, body: { ...session('aal1'), identity: who } };
      }
      if (request.method === 'GET') return { status: 200, body: loginFlow() };
      wantsMore = true;
      return { status: 200, body: loginFlow({ state: 'success' }) };
    });
    const { driver, personas } = explorer;
    const ids: string[] = [];
    for (const name of ['first', 'second', 'stranger']) {
      const { id } = persona(name, 'native');
      ids.push(id);
      await personas.keep(id, { sessionToken: `ory_st_${name}0123456789` });
      await driver.checkSession(id);
    }
    const [first = '', second = '', stranger = ''] = ids;
    const before = personas.session(stranger);
    const settings = await driver.start({ personaId: first, type: 'settings' });
    await driver.submit(settings.id, press);
    await expect.poll(() => personas.session(second).wanted?.aal).toBe('aal2');
    expect(personas.session(second).session?.identity?.id).toBe('i1');
    expect(personas.session(stranger)).toBe(before);
  });
});
