import { describe, expect, it } from 'vitest';
import { findRecipient } from '../../../../src/kratos/admin/courier';
import type { HeardMessage } from '../../../../src/kratos/listeners/channelMessage';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import type { Connection } from '../../../../src/kratos/record/types';
import { loginFlow, practice, stage } from './scripted';
import type { Script } from './scripted';

const ready = { status: 200, body: { status: 'ok' } };
const message = (parts: object): object => ({
  id: 'm1',
  recipient: 'alice@example.com',
  subject: 'Your code',
  body: 'Hello\n\n123456\n',
  template_type: 'login_code_valid',
  created_at: '2026-01-01T00:00:30Z',
  status: 'queued',
  ...parts,
});

describe('health', () => {
  it('is checked once at a time, kept, and told when it changed', async () => {
    let up = true;
    const { explorer, transport } = stage((request) => {
      if (request.url.endsWith('/admin/version')) return { status: 200, body: { version: 'v26.2.0' } };
      return up ? ready : { status: 502, body: '<html>Bad gateway</html>', headers: [['Content-Type', 'text/html']] };
    });
    let told = 0;
    explorer.health.onDidChange(() => (told += 1));
    const [one, two] = await Promise.all([explorer.checkHealth('practice'), explorer.checkHealth('practice')]);
    expect(one).toBe(two);
    expect(one).toMatchObject({ kind: 'healthy', version: 'v26.2.0' });
    expect(transport.requests.filter(({ url }) => url === `${practice.publicUrl}/health/ready`)).toHaveLength(1);
    await explorer.checkHealth('practice');
    expect(told).toBe(1);
    up = false;
    expect(await explorer.checkHealth('practice')).toMatchObject({ kind: 'not-kratos', reason: 'html' });
    expect(explorer.health.get('practice')?.kind).toBe('not-kratos');
    expect(told).toBe(2);
  });

  it('learns nothing from a check that was given up, or of a connection that was forgotten meanwhile', async () => {
    const { explorer } = stage(() => ready);
    await explorer.checkHealth('practice', AbortSignal.abort());
    expect(explorer.health.get('practice')).toBeUndefined();
    const checking = explorer.checkHealth('practice');
    explorer.health.forget('practice');
    await checking;
    expect(explorer.health.get('practice')).toBeUndefined();
  });
});

describe('the inbox', () => {
  const sent = loginFlow({ state: 'sent_email' });
  const start = async (
    script: Script,
    connection: Connection = practice,
    heard?: readonly HeardMessage[],
  ): Promise<ReturnType<typeof stage>['explorer']> => {
    const { explorer, persona } = stage(
      (request, count) =>
        request.url.includes('/self-service/') ? { status: 200, body: sent } : script(request, count),
      { connection, heard },
    );
    await explorer.driver.start({ personaId: persona('bob', 'native').id, type: 'login' });
    return explorer;
  };
  const [id] = [String(sent.id)];

  it('shows the message that fits, however long the flow waited before it was opened here', async () => {
    const explorer = await start(() => ({
      status: 200,
      body: [message({}), message({ id: 'old', created_at: '2025-12-31T23:00:00Z' })],
    }));
    const record = explorer.flows.get(id);
    expect(record && (await explorer.readInbox(record))).toMatchObject({
      kind: 'inbox',
      newest: { id: 'm1', code: '123456' },
      messages: [{ fits: true }, { fits: false }],
    });
  });

  it('says that the bodies are hidden without --dev', async () => {
    const hidden = '<redacted-unless-dev-mode>';
    const explorer = await start(() => ({ status: 200, body: [message({ body: hidden, subject: hidden })] }));
    const record = explorer.flows.get(id);
    expect(record && (await explorer.readInbox(record))).toMatchObject({ kind: 'hidden' });
  });

  it('says that there is no admin URL, and asks nothing', async () => {
    const { id: connectionId, name, publicUrl } = practice;
    const explorer = await start(() => ready, { id: connectionId, name, publicUrl });
    const record = explorer.flows.get(id);
    expect(record && (await explorer.readInbox(record))).toEqual({ kind: 'no-admin' });
    expect(await explorer.adminSessions.list({ id: connectionId, name, publicUrl }, { size: 10 })).toMatchObject({
      kind: 'problem',
    });
  });

  it.each([
    [403, { error: { code: 403, message: 'Access denied' } }, 'HTTP 403: Access denied', 'API key'],
    [404, { error: { code: 404, message: 'Not here' } }, 'HTTP 404: Not here', 'admin URL'],
    [200, { hello: 'world' }, 'The answer is not a list of messages.', 'admin URL'],
    [500, { error: { code: 500, message: 'No database' } }, 'HTTP 500: No database', 'log'],
  ])('says why the admin side gave none, and what to do: %i', async (status, body, what, todo) => {
    const explorer = await start(() => ({ status, body }));
    const record = explorer.flows.get(id);
    const answer = { kind: 'unreadable', what, todo: expect.stringContaining(todo) as unknown };
    expect(record && (await explorer.readInbox(record))).toMatchObject(answer);
  });

  const posted: HeardMessage = {
    recipient: 'bob@example.com',
    subject: '',
    body: 'Your code:\n\n654321\n',
    template: 'login_code_valid',
    posts: [Date.parse('2026-01-01T00:10:00Z')],
    understood: true,
  };

  it('shows what came to the listener, without an admin URL and beside one that gives no list', async () => {
    const { id: connectionId, name, publicUrl } = practice;
    const alone = await start(() => ready, { id: connectionId, name, publicUrl }, [posted]);
    const flow = [...alone.flows.all()][0];
    expect(flow && (await alone.readInbox(flow))).toMatchObject({
      kind: 'inbox',
      newest: { code: '654321', posts: 1 },
    });
    const broken = await start(() => ({ status: 500, body: {} }), practice, [posted]);
    const other = [...broken.flows.all()][0];
    expect(other && (await broken.readInbox(other))).toMatchObject({
      kind: 'inbox',
      newest: { code: '654321' },
      trouble: { todo: expect.stringContaining('log') as unknown },
    });
  });

  it('asks why a message does not go out', async () => {
    const dispatches = [{ status: 'failed', error: { message: 'No credit.' } }];
    const explorer = await start(({ url }) => ({
      status: 200,
      body: url.includes('/messages/m1')
        ? { dispatches }
        : [message({ status: 'queued', send_count: 1 }), message({ id: 'm2' })],
    }));
    const record = [...explorer.flows.all()][0];
    expect(record && (await explorer.readInbox(record))).toMatchObject({
      messages: [{ id: 'm1', failures: ['No credit.'] }, { id: 'm2' }],
    });
  });

  it('reads the awaited address from the flow, else from what was typed', () => {
    expect(findRecipient({ draft: { identifier: 'bob@example.com' } })).toBeUndefined();
    const showing = (address: string): ReturnType<typeof findRecipient> => {
      const attributes = { node_type: 'input', name: 'identifier', type: 'hidden', value: address };
      const nodes = [{ type: 'input', group: 'code', attributes, messages: [], meta: {} }];
      const parsed = parseFlow('login', { ...sent, ui: { action: '/', method: 'POST', nodes } });
      return parsed.ok ? findRecipient({ flow: parsed.value, draft: { identifier: 'typed@example.com' } }) : undefined;
    };
    expect(showing('alice@example.com')).toBe('alice@example.com');
    expect(showing('al****@example.com')).toBe('typed@example.com');
    expect(showing('+49 151 1234567')).toBe('+49 151 1234567');
    expect(showing('+++')).toBe('typed@example.com');
  });
});

describe('signing out', () => {
  it('forgets the token when the server is done with it', async () => {
    const { explorer, persona } = stage(() => ({ status: 204 }));
    const { id } = persona('bob', 'native');
    await explorer.personas.keep(id, { sessionToken: 'ory_st_token0123456789' });
    expect(await explorer.driver.signOut(id)).toMatchObject({ status: 'signed-out' });
    expect(await explorer.personas.keys(id)).toEqual({});
  });

  it('keeps the token when the server could not be asked, and says so', async () => {
    const { explorer, persona } = stage(() => ({ status: 503, body: { error: { code: 503, message: 'Down' } } }));
    const { id } = persona('bob', 'native');
    await explorer.personas.keep(id, { sessionToken: 'ory_st_token0123456789' });
    explorer.personas.setSession({ personaId: id, status: 'signed-in' });
    expect(await explorer.driver.signOut(id)).toMatchObject({
      status: 'signed-in',
      problem: { what: 'HTTP 503: Down' },
    });
    expect(await explorer.personas.keys(id)).toMatchObject({ sessionToken: 'ory_st_token0123456789' });
  });

  it('asks nothing for somebody who has no session', async () => {
    const { explorer, persona, transport } = stage(() => ready);
    const { id } = persona('bob', 'native');
    expect(await explorer.driver.signOut(id)).toMatchObject({ status: 'signed-out' });
    expect(await explorer.driver.checkSession(id)).toMatchObject({ status: 'signed-out' });
    expect(transport.requests).toHaveLength(0);
  });
});

describe('removing', () => {
  it('forgets a connection with its personas, flows, secrets and documents', async () => {
    const { explorer, persona, storage } = stage(() => ({ status: 200, body: loginFlow() }));
    const { id } = persona('bob', 'native');
    await explorer.driver.start({ personaId: id, type: 'login' });
    await explorer.personas.keep(id, { sessionToken: 'ory_st_token0123456789' });
    await explorer.flush();
    explorer.removeConnection('practice');
    await explorer.flush();
    expect(explorer.flows.size).toBe(0);
    expect(explorer.personas.all()).toEqual([]);
    expect(storage.secrets.size).toBe(0);
    expect([...storage.files.keys()]).toEqual([]);
  });
});
