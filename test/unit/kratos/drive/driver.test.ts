import { describe, expect, it } from 'vitest';
import { describeNote } from '../../../../src/kratos/record/notes';
import { asRecorded, loginFlow, practice, stage } from './scripted';

const press = {
  submitter: 'method=password',
  entries: { identifier: 'alice', password: 'open-sesame' },
  encoding: 'json',
} as const;
const signedIn = {
  session_token: 'ory_st_token0123456789',
  session: { id: 's', active: true, authenticator_assurance_level: 'aal1', authentication_methods: [] },
};
const error = (code: number, id?: string, more: object = {}): object => ({
  error: { code, message: 'no', ...(id && { id }) },
  ...more,
});
const nameOf = (url: string): string => new URL(url).pathname + new URL(url).search;

describe('starting', () => {
  it('keeps a record of a flow that could not be started, with its exchange', async () => {
    const { explorer, persona } = stage(() => ({ status: 400, body: error(400, 'session_already_available') }));
    const record = await explorer.driver.start({ personaId: persona('bob', 'native').id, type: 'registration' });
    expect(record).toMatchObject({ type: 'registration', status: 'failed', outcome: { kind: 'already-signed-in' } });
    expect(record.id).toMatch(/^local-/);
    expect(record.exchanges).toHaveLength(1);
    expect(explorer.flows.get(record.id)).toBe(record);
  });

  it('refetches one that never was by starting it again', async () => {
    let up = false;
    const { explorer, persona, transport } = stage(() =>
      up ? { status: 200, body: loginFlow() } : { status: 503, body: '' },
    );
    const failed = await explorer.driver.start({
      personaId: persona('bob', 'native').id,
      type: 'login',
      parameters: { aal: 'aal1' },
    });
    expect(failed.outcome?.kind).toBe('server-failed');
    up = true;
    const fresh = await explorer.driver.refetch(failed.id);
    expect(fresh.status).toBe('open');
    expect(transport.requests.map(({ url }) => nameOf(url))).toEqual(Array(2).fill('/self-service/login/api?aal=aal1'));
  });
});

describe.each(['garbage', '', '0000-13-40T99:99:99Z', '+999999-01-01T00:00:00Z'])(
  'a flow that expires "%s"',
  (expires_at) => {
    it('has no end that a clock would wait for, and is stored and read back', async () => {
      const { explorer, persona, storage } = stage(() => ({ status: 200, body: { ...loginFlow(), expires_at } }));
      const { id } = await explorer.driver.start({ personaId: persona('bob', 'native').id, type: 'login' });
      expect(explorer.flows.get(id)).toMatchObject({ status: 'open', flow: { id } });
      expect(explorer.flows.get(id)).not.toHaveProperty('expiresAt');
      expect(explorer.flows.nextDue).toBe(Infinity);
      expect(explorer.expireDue()).toEqual([]);
      await explorer.flush();
      const again = stage(() => ({ status: 500, body: '' }), { storage }).explorer;
      expect(await again.persistence.restore()).toEqual({ flows: 1, skipped: 0 });
      expect(again.flows.get(id)).toMatchObject({ status: 'open', flow: { id } });
    });
  },
);

describe('starting again', () => {
  it('keeps what was typed, but for secrets, also over a start that failed', async () => {
    let up = true;
    const { explorer, persona } = stage((_, count) =>
      up ? { status: 200, body: { ...loginFlow(), id: `flow-${count}` } } : { status: 503, body: '' },
    );
    const { driver, flows } = explorer;
    const record = await driver.start({ personaId: persona('bob', 'native').id, type: 'login' });
    driver.keepDraft(record.id, press.entries, 'form');
    up = false;
    const failed = await driver.restart(record.id);
    expect(failed).toMatchObject({ status: 'failed', draft: { identifier: 'alice' }, encoding: 'form' });
    up = true;
    const fresh = await driver.restart(failed.id);
    expect(fresh).toMatchObject({ status: 'open', draft: { identifier: 'alice' }, encoding: 'form' });
    expect(fresh.draft).not.toHaveProperty('password');
    expect(flows.get(failed.id)?.next).toBe(fresh.id);
  });
});

describe('cookies', () => {
  it('never lets a native persona keep the CSRF cookie of a fetch', async () => {
    const flow = loginFlow();
    const { explorer, persona, transport } = stage(() => ({
      status: 200,
      body: flow,
      headers: [['Set-Cookie', 'csrf_token_abc=new; Path=/']],
    }));
    const { id } = persona('bob', 'native');
    const record = await explorer.driver.start({ personaId: id, type: 'login' });
    await explorer.driver.refetch(record.id);
    await explorer.driver.submit(record.id, press);
    expect(transport.requests.flatMap(({ headers }) => headers).filter(([name]) => name === 'Cookie')).toEqual([]);
  });

  it('keeps the old CSRF cookie when a fetch is refused', async () => {
    const flow = loginFlow({ type: 'browser' });
    const { explorer, persona } = stage((request) =>
      request.url.includes('/flows')
        ? {
            status: 403,
            body: error(403, 'security_csrf_violation'),
            headers: [['Set-Cookie', 'csrf_token_abc=other; Path=/']],
          }
        : { status: 200, body: flow, headers: [['Set-Cookie', 'csrf_token_abc=mine; Path=/']] },
    );
    const { id } = persona('alice', 'browser');
    const record = await explorer.driver.start({ personaId: id, type: 'login' });
    const refused = await explorer.driver.refetch(record.id);
    expect(refused).toMatchObject({ status: 'open', outcome: { kind: 'csrf-refused' }, flow: { id: record.id } });
    expect((await explorer.personas.keys(id)).jar?.header(practice.publicUrl)).toBe('csrf_token_abc=mine');
  });
});

describe('a server that names itself by another host', () => {
  it('is posted to at the connection, and the record says so once', async () => {
    const flow = loginFlow();
    const action = `http://kratos:4433/self-service/login?flow=${String(flow.id)}`;
    const named = { ...flow, ui: { ...(flow.ui as object), action } };
    const { explorer, persona, transport } = stage((request) =>
      request.method === 'POST' ? { status: 400, body: named } : { status: 200, body: named },
    );
    const record = await explorer.driver.start({ personaId: persona('bob', 'native').id, type: 'login' });
    const submitted = await explorer.driver.submit(record.id, press);
    expect(transport.requests.at(-1)?.url).toBe(`${practice.publicUrl}/self-service/login?flow=${record.id}`);
    expect(submitted.notes).toEqual([
      { kind: 'rewritten', what: 'action', from: 'http://kratos:4433', to: practice.publicUrl },
    ]);
    expect(submitted.notes?.map((note) => describeNote(note)).join()).toContain('http://kratos:4433');
  });

  it('is stepped up at the connection, natively for a native client', async () => {
    const elsewhere = 'http://kratos:4433/self-service/login/browser?aal=aal2';
    const { explorer, persona, transport } = stage((request) =>
      request.url.includes('/settings/')
        ? { status: 403, body: error(403, 'session_aal2_required', { redirect_browser_to: elsewhere }) }
        : { status: 200, body: loginFlow() },
    );
    const { id } = persona('bob', 'native');
    await explorer.personas.keep(id, { sessionToken: 'ory_st_token0123456789' });
    const refused = await explorer.driver.start({ personaId: id, type: 'settings' });
    expect(refused.notes).toMatchObject([{ kind: 'rewritten', what: 'redirect' }]);
    expect(explorer.personas.session(id)).toMatchObject({ status: 'signed-in', wanted: { askedBy: 'settings' } });
    await explorer.driver.follow(refused.id, { kind: 'step-up' });
    expect(transport.requests.at(-1)?.url).toBe(`${practice.publicUrl}/self-service/login/api?aal=aal2`);
  });
});

describe('submitting', () => {
  it('sends nothing for a button that the flow does not have', async () => {
    const { explorer, persona, transport } = stage(() => ({ status: 200, body: loginFlow() }));
    const record = await explorer.driver.start({ personaId: persona('bob', 'native').id, type: 'login' });
    const submitted = await explorer.driver.submit(record.id, { ...press, submitter: 'method=totp' });
    expect(submitted).toBe(record);
    expect(transport.requests).toHaveLength(1);
    expect(explorer.driver.preview(record.id, { ...press, submitter: 'method=totp' })).toBeUndefined();
  });

  it('leaves the flow as it was when no answer comes, and what was typed with it', async () => {
    const abort = new AbortController();
    const { explorer, persona } = stage((request) => {
      if (request.method === 'GET') return { status: 200, body: loginFlow() };
      setTimeout(() => {
        abort.abort();
      }, 5);
      return { status: 200, after: new Promise(() => undefined) };
    });
    const record = await explorer.driver.start({ personaId: persona('bob', 'native').id, type: 'login' });
    const cancelled = await explorer.driver.submit(record.id, press, abort.signal);
    expect(cancelled).toMatchObject({
      status: 'open',
      outcome: { kind: 'unreachable', failure: { kind: 'cancelled' } },
      draft: { identifier: 'alice' },
      flow: record.flow,
    });
    expect(cancelled.draft).not.toHaveProperty('password');
    expect(cancelled.exchanges).toHaveLength(2);
  });

  it('takes one step of a persona at a time', async () => {
    let under = 0;
    let most = 0;
    const { explorer, persona } = stage(() => {
      under += 1;
      most = Math.max(most, under);
      const after = new Promise((resolve) => setTimeout(resolve, 5)).then(() => (under -= 1));
      return { status: 200, body: loginFlow(), after };
    });
    const { id } = persona('bob', 'native');
    await Promise.all([1, 2, 3].map(() => explorer.driver.start({ personaId: id, type: 'login' })));
    expect(most).toBe(1);
    expect(explorer.flows.size).toBe(3);
  });

  it('does not bring back a flow that was removed meanwhile', async () => {
    const { explorer, persona } = stage((request) =>
      request.method === 'GET'
        ? { status: 200, body: loginFlow() }
        : { status: 400, body: loginFlow(), after: new Promise((resolve) => setTimeout(resolve, 10)) },
    );
    const record = await explorer.driver.start({ personaId: persona('bob', 'native').id, type: 'login' });
    const submitting = explorer.driver.submit(record.id, press);
    explorer.flows.remove(record.id);
    await submitting;
    expect(explorer.flows.size).toBe(0);
  });
});

describe('opening', () => {
  it('asks every type for an id of unknown type', async () => {
    const flow = loginFlow({ state: 'sent_email' });
    const { explorer, persona, transport } = stage((request) =>
      request.url.includes('/verification/') ? { status: 200, body: flow } : { status: 404, body: error(404) },
    );
    const record = await explorer.driver.open({ personaId: persona('bob', 'native').id, id: String(flow.id) });
    expect(record).toMatchObject({ type: 'verification', status: 'open' });
    expect(transport.requests).toHaveLength(4);
    expect(explorer.flows.size).toBe(1);
  });

  it('says that there is none when no type knows it', async () => {
    const { explorer, persona } = stage(() => ({ status: 404, body: error(404) }));
    const record = await explorer.driver.open({ personaId: persona('bob', 'native').id, id: 'no-such-flow' });
    expect(record).toMatchObject({ id: 'no-such-flow', status: 'failed', outcome: { kind: 'not-found' } });
  });
});

describe('following', () => {
  it('starts a native flow anew when the replacement is one of a browser', async () => {
    const old = loginFlow({ type: 'api' });
    const { explorer, persona } = stage((request) => {
      if (request.method === 'POST')
        return { status: 303, headers: [['Location', `/self-service/verification/flows?id=${crypto.randomUUID()}`]] };
      if (request.url.includes('/flows')) return { status: 403, body: error(403, 'security_csrf_violation') };
      return { status: 200, body: explorer.flows.size === 0 ? old : loginFlow() };
    });
    const flow = await explorer.driver.start({ personaId: persona('bob', 'native').id, type: 'verification' });
    const replaced = await explorer.driver.submit(flow.id, press);
    expect(replaced.outcome?.kind).toBe('replaced');
    const fresh = await explorer.driver.follow(flow.id, { kind: 'use-flow' });
    expect(fresh).toMatchObject({ status: 'open', notes: [{ kind: 'started-instead' }] });
    expect(explorer.flows.get(flow.id)?.next).toBe(fresh.id);
    expect(explorer.flows.size).toBe(2);
  });

  it('stays where it is when there is nothing to follow', async () => {
    const { explorer, persona } = stage(() => ({ status: 200, body: loginFlow() }));
    const record = await explorer.driver.start({ personaId: persona('bob', 'native').id, type: 'login' });
    expect(await explorer.driver.follow(record.id, { kind: 'continue', index: 3 })).toBe(record);
  });

  it('goes on after two interruptions in a row', async () => {
    // Settings want a login, the login's session wants a second factor: aal2 without a session sends back to the first.
    let signedInAt: 'nothing' | 'aal1' | 'aal2' = 'nothing';
    const { explorer, persona } = stage((request) => {
      if (request.url.includes('/whoami'))
        return { status: 200, body: { ...signedIn.session, authenticator_assurance_level: signedInAt } };
      if (request.url.includes('/settings/')) {
        if (signedInAt === 'nothing') return { status: 401, body: error(401, 'session_inactive') };
        return signedInAt === 'aal1'
          ? { status: 403, body: error(403, 'session_aal2_required') }
          : { status: 200, body: loginFlow() };
      }
      if (request.method === 'GET') return { status: 200, body: loginFlow() };
      signedInAt = signedInAt === 'nothing' ? 'aal1' : 'aal2';
      return { status: 200, body: signedIn };
    });
    const { id } = persona('bob', 'native');
    const { driver, flows } = explorer;
    const settings = await driver.start({ personaId: id, type: 'settings' });
    const login = await driver.follow(settings.id, { kind: 'sign-in' });
    const first = await driver.submit(login.id, press);
    const again = flows.get(first.next ?? '');
    expect(again).toMatchObject({ type: 'settings', outcome: { kind: 'step-up-wanted' } });
    const second = await driver.follow(again?.id ?? '', { kind: 'step-up' });
    const done = await driver.submit(second.id, press);
    expect(flows.get(done.next ?? '')).toMatchObject({
      type: 'settings',
      status: 'open',
      outcome: { kind: 'started' },
    });
  });
});

describe('recorded exchanges', () => {
  it.each(['v1.3.1', 'v26.2.0'])('%s: a password login signs in a native persona', async (version) => {
    const { explorer, persona, storage } = stage(asRecorded(version, 'login-password-api'));
    const { id } = persona('bob', 'native');
    const flow = await explorer.driver.start({ personaId: id, type: 'login' });
    let record = flow;
    for (let i = 0; i < 5 && record.status === 'open'; i++) record = await explorer.driver.submit(flow.id, press);
    expect(record).toMatchObject({ status: 'done', outcome: { kind: 'signed-in' } });
    expect(explorer.personas.session(id)).toMatchObject({ status: 'signed-in', session: { aal: 'aal1' } });
    const { sessionToken = 'none' } = await explorer.personas.keys(id);
    expect(sessionToken).toMatch(/^ory_st_/);
    await explorer.flush();
    expect([...storage.files.values()].join()).not.toContain(sessionToken);
    expect([...storage.secrets.values()].join()).toContain(sessionToken);
  });
});
