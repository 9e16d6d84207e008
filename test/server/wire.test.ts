import { beforeAll, describe, expect, it } from 'vitest';
import { readEnrolment, readLookupCodes } from '../../src/kratos/authenticator/enrolment';
import { totpCode } from '../../src/kratos/authenticator/totp';
import type { SessionPage } from '../../src/kratos/admin/types';
import { parseFlow } from '../../src/kratos/flow/parse';
import type { ClientKind, Flow, FlowParameters, FlowType } from '../../src/kratos/flow/types';
import { newestFitting, readInbox } from '../../src/kratos/admin/readInbox';
import { readMySessions, readSessionPage } from '../../src/kratos/admin/sessionPages';
import { readWhoami } from '../../src/kratos/session/whoami';
import { address } from '../../src/kratos/wire/address';
import * as calls from '../../src/kratos/wire/calls';
import { createCookieJar, takeFrom } from '../../src/kratos/wire/cookies';
import type { TakeRules } from '../../src/kratos/wire/cookies';
import type { Exchange } from '../../src/kratos/exchange/types';
import { probe } from '../../src/kratos/wire/probe';
import { redactExchange } from '../../src/kratos/exchange/redact';
import { createTransport } from '../../src/kratos/wire/transport';
import type { Call } from '../../src/kratos/wire/types';
import { startKratos } from '../kit/kratos';
import type { Kratos } from '../kit/kratos';
import { bytesOf } from '../unit/kratos/wire/echo';
import { startTap } from './tap';

const transport = createTransport();
let kratos: Kratos;
beforeAll(async () => {
  kratos = await startKratos();
});

/** A persona as simple as it gets: it sends calls and keeps what its kind of client keeps. */
class Client {
  readonly jar = createCookieJar();
  readonly exchanges: Exchange[] = [];
  sessionToken: string | undefined;

  constructor(
    readonly kind: ClientKind,
    readonly connection: { readonly publicUrl: string; readonly adminUrl?: string } = kratos,
  ) {}

  async send(call: Call, step: TakeRules['step'] = 'other'): Promise<Exchange> {
    const { jar, sessionToken } = this;
    const credentials = this.kind === 'browser' ? { cookies: jar } : sessionToken === undefined ? {} : { sessionToken };
    const exchange = await transport.send(address(call, this.connection, credentials).request);
    takeFrom(jar, exchange, { client: this.kind, step });
    this.exchanges.push(exchange);
    return exchange;
  }

  async start(type: FlowType, parameters: FlowParameters = {}): Promise<Flow> {
    return flowIn(type, await this.send(await calls.startFlow(type, this.kind, parameters), 'start'));
  }

  submit(flow: Flow, fields: object): Promise<Exchange> {
    const token = flow.nodes.flatMap((node) =>
      node.type === 'input' && node.name === 'csrf_token' ? [node.value] : [],
    )[0];
    const body = JSON.stringify({ ...(this.kind === 'browser' ? { csrf_token: token } : {}), ...fields });
    return this.send(
      calls.submitFlow({ method: flow.method, url: flow.action, contentType: 'application/json', body }),
      'submit',
    );
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<Exchange> {
    const exchange = await this.submit(await this.start('login'), { method: 'password', identifier: email, password });
    expect(exchange.response?.status).toBe(200);
    if (this.kind === 'native')
      this.sessionToken = (JSON.parse(exchange.response?.body ?? '') as { session_token: string }).session_token;
    return exchange;
  }

  async mySessions(page: number): Promise<Extract<SessionPage, { kind: 'page' }>> {
    const list = readMySessions(await this.send(await calls.mySessions({ page, size: 2 })), { page, size: 2 });
    if (list.kind !== 'page') throw new Error(list.what);
    return list;
  }

  csrf(): string | undefined {
    return this.jar.list().find(({ name }) => name.startsWith('csrf_token_'))?.value;
  }
}

function flowIn(type: FlowType, exchange: Exchange): Flow {
  const parsed = parseFlow(type, JSON.parse(exchange.response?.body ?? 'null'));
  if (!parsed.ok) throw new Error(`${parsed.problem} ${exchange.response?.body ?? ''}`);
  return parsed.value;
}

function setsCsrfCookie({ response }: Exchange): boolean {
  return (
    response?.headers.some(([name, value]) => /^set-cookie$/i.test(name) && value.startsWith('csrf_token_')) ?? false
  );
}

let count = 0;
const person = (): ReturnType<Kratos['createIdentity']> => {
  count += 1;
  return kratos.createIdentity({ email: `wire-${count}@example.com`, verified: true });
};

describe('the wire', () => {
  it.each(['browser', 'native'] as const)(
    'what a %s client previews is what the server receives, byte for byte',
    async (kind) => {
      const tap = await startTap(kratos.publicUrl);
      const client = new Client(kind, { publicUrl: tap.url });
      await client.signIn(await person());
      await client.send(await calls.whoami());
      expect(tap.heard()).toBe(client.exchanges.map(({ request }) => bytesOf(request)).join(''));
      expect(client.exchanges.map(({ response }) => response?.status)).toEqual([200, 200, 200]);
    },
  );

  it('a submit URL of another origin is rewritten to the connection and says so', async () => {
    const tap = await startTap(kratos.publicUrl);
    const client = new Client('native', { publicUrl: tap.url });
    const flow = await client.start('login');
    const call = calls.submitFlow({ method: 'POST', url: flow.action, contentType: 'application/json', body: '{}' });
    expect(address(call, client.connection).rewrittenFrom).toBe(new URL(kratos.publicUrl).origin);
  });
});

describe('a browser client', () => {
  it('follows the CSRF cookie through login and logout', async () => {
    const client = new Client('browser');
    await client.start('login');
    const before = client.csrf();
    await client.signIn(await person());
    const after = client.csrf();
    expect(before).toBeDefined();
    expect(after).not.toBe(before);
    expect(readWhoami(await client.send(await calls.whoami())).kind).toBe('signed-in');

    const logout = await client.send(await calls.startLogout());
    const { logout_token } = JSON.parse(logout.response?.body ?? '') as { logout_token: string };
    expect((await client.send(await calls.finishLogout(logout_token))).response?.status).toBe(204);
    expect(readWhoami(await client.send(await calls.whoami())).kind).toBe('signed-out');
  });

  it('keeps its flow after a refused submit, whose answer brings a new CSRF cookie', async () => {
    const { email } = await person();
    const client = new Client('browser');
    const flow = await client.start('recovery');
    const held = client.csrf();
    const refused = await client.submit(flow, { method: 'code', email, csrf_token: 'wrong' });
    expect(refused.response?.status).toBe(403);
    expect(setsCsrfCookie(refused)).toBe(true);
    expect(client.csrf()).toBe(held);
    expect((await client.send(await calls.fetchFlow('recovery', flow.id), 'fetch')).response?.status).toBe(200);
    expect((await client.submit(flow, { method: 'code', email })).response?.status).toBe(200);
  });

  it('comes back from storage signed in', async () => {
    const client = new Client('browser');
    await client.signIn(await person());
    const jar = createCookieJar(JSON.parse(JSON.stringify(client.jar.serialize())));
    const { request } = address(await calls.whoami(), kratos, { cookies: jar });
    expect(readWhoami(await transport.send(request)).kind).toBe('signed-in');
  });
});

describe('a native client', () => {
  it('drops the CSRF cookie of a fetched flow, with which every submit would be refused', async () => {
    const client = new Client('native');
    const { email, password } = await person();
    const flow = await client.start('login');
    const fetched = await client.send(await calls.fetchFlow('login', flow.id), 'fetch');
    expect(setsCsrfCookie(fetched)).toBe(true);
    expect(client.jar.list()).toEqual([]);
    expect((await client.submit(flow, { method: 'password', identifier: email, password })).response?.status).toBe(200);
  });

  it('signs in and out by its token', async () => {
    const client = new Client('native');
    await client.signIn(await person());
    expect(readWhoami(await client.send(await calls.whoami())).kind).toBe('signed-in');
    expect((await client.send(await calls.nativeLogout(client.sessionToken ?? ''))).response?.status).toBe(204);
    expect(readWhoami(await client.send(await calls.whoami())).kind).toBe('signed-out');
  });
});

describe('redaction', () => {
  it('leaves nothing of a real sign-in', async () => {
    for (const kind of ['browser', 'native'] as const) {
      const client = new Client(kind);
      const { email, password } = await person();
      await client.signIn({ email, password });
      await client.send(await calls.whoami());
      const text = JSON.stringify(client.exchanges.map((exchange) => redactExchange(exchange, [])));
      for (const secret of [password, client.sessionToken, ...client.jar.list().map(({ value }) => value)]) {
        if (secret !== undefined) expect(text).not.toContain(secret);
      }
      expect(text).toContain(email);
    }
  });
});

describe('the authenticator', () => {
  it('makes codes that the server takes, and reads its lookup codes', async () => {
    const client = new Client('native');
    await client.signIn(await person());
    const flow = await client.start('settings');
    const enrolment = readEnrolment(flow);
    expect(enrolment?.qr).toMatch(/^data:image\/png/);
    const code = totpCode(enrolment?.secret ?? '', Date.now())?.code;
    const enrolled = await client.submit(flow, { method: 'totp', totp_code: code });
    expect(enrolled.response?.status).toBe(200);
    expect(readWhoami(await client.send(await calls.whoami()))).toMatchObject({ session: { aal: 'aal2' } });

    const shown = await client.submit(flow, { lookup_secret_regenerate: true });
    expect(readLookupCodes(flowIn('settings', shown))).toHaveLength(12);
  });

  it('is wanted by whoami after the next sign-in', async () => {
    const identity = await person();
    const client = new Client('native');
    await client.signIn(identity);
    const flow = await client.start('settings');
    await client.submit(flow, {
      method: 'totp',
      totp_code: totpCode(readEnrolment(flow)?.secret ?? '', Date.now())?.code,
    });
    const later = new Client('native');
    await later.signIn(identity);
    expect(readWhoami(await later.send(await calls.whoami()))).toEqual({ kind: 'aal2-wanted' });
  });
});

describe('lists', () => {
  it('the own sessions are counted through, and revoked', async () => {
    const identity = await person();
    const me = new Client('native');
    await me.signIn(identity);
    for (let others = 0; others < 5; others += 1) await new Client('native').signIn(identity);
    const seen = new Set<string>();
    for (let page = 1; page > 0;) {
      const list = await me.mySessions(page);
      for (const { id } of list.sessions) seen.add(id);
      page = Number(list.next ?? 0);
    }
    expect(seen.size).toBe(5);
    const [first = ''] = seen;
    expect((await me.send(await calls.revokeMySession(first))).response?.status).toBe(204);
    expect((await me.send(await calls.revokeOtherSessions())).response?.status).toBe(200);
  });

  it('all sessions are paged by their tokens, read, extended and revoked', async () => {
    const identity = await person();
    for (let index = 0; index < 5; index += 1) await new Client('native').signIn(identity);
    const admin = (call: Call): Promise<Exchange> => transport.send(address(call, kratos).request);
    const ids: string[] = [];
    for (let token: string | undefined = ''; token !== undefined;) {
      const list = readSessionPage(
        await admin(
          await calls.listSessions({ size: 3, active: true, expand: ['identity', 'devices'], ...(token && { token }) }),
        ),
      );
      if (list.kind !== 'page') throw new Error(list.what);
      expect(list.sessions.every((session) => session.identity !== undefined && session.devices.length > 0)).toBe(true);
      ids.push(...list.sessions.map(({ id }) => id));
      token = list.next;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(5);
    const [id = ''] = ids;
    expect((await admin(await calls.session(id))).response?.status).toBe(200);
    expect([200, 204]).toContain((await admin(await calls.extendSession(id))).response?.status);
    expect((await admin(await calls.revokeSession(id))).response?.status).toBe(204);
  });
});

describe('what replaces the CSRF cookie', () => {
  it('is every unknown path of the public port, and not the health or whoami', async () => {
    const cookiesOf = async (place: string): Promise<readonly string[]> => {
      const answer = await fetch(`${kratos.publicUrl}${place}`);
      return answer.headers.getSetCookie().map((cookie) => cookie.split('_', 2).join('_'));
    };
    for (const place of ['/favicon.ico', '/robots.txt', '/self-service/nothing'])
      expect(await cookiesOf(place)).toEqual(['csrf_token']);
    for (const place of ['/health/alive', '/health/ready', '/sessions/whoami'])
      expect(await cookiesOf(place)).toEqual([]);
  });
});

describe('the inbox', () => {
  it('finds the code that was mailed', async () => {
    const { email } = await person();
    const client = new Client('native');
    const since = Date.now() - 1000;
    const flow = await client.start('recovery');
    await client.submit(flow, { method: 'code', email });
    const answer = await client.send(await calls.courierMessages({ recipient: email }));
    const inbox = readInbox(answer.response?.body, { recipient: email, flowType: 'recovery', since });
    expect(inbox.readable).toBe(true);
    expect(newestFitting(inbox)?.code).toBe(await kratos.code(email));
  });

  it('without --dev it cannot be read, and Secure cookies go out over http to this machine', async () => {
    const strict = await startKratos({ dev: false });
    const { email } = await strict.createIdentity({ email: 'strict@example.com', verified: true });
    const browser = new Client('browser', strict);
    await browser.start('login');
    expect(browser.jar.list()).toMatchObject([{ attributes: 'Path=/; HttpOnly; Secure; SameSite=Lax' }]);
    expect(browser.jar.troubles(strict.publicUrl)).toEqual([]);
    await browser.signIn({ email, password: 'correct-horse-4242' });
    expect(readWhoami(await browser.send(await calls.whoami()))).toMatchObject({ kind: 'signed-in' });
    const native = new Client('native', strict);
    await native.submit(await native.start('recovery'), { method: 'code', email });
    const answer = await native.send(await calls.courierMessages());
    expect(readInbox(answer.response?.body)).toMatchObject({ readable: false, messages: [{ recipient: email }] });
  });
});

describe('the probe', () => {
  it('tells the version, a wrong admin URL, and when the server is gone and back', async () => {
    const own = await startKratos();
    expect(await probe(own, transport)).toMatchObject({ kind: 'healthy', version: own.version, adminOk: true });
    expect(await probe({ publicUrl: own.publicUrl }, transport)).not.toHaveProperty('version');
    expect(await probe({ publicUrl: own.publicUrl, adminUrl: own.publicUrl }, transport)).toMatchObject({
      kind: 'healthy',
      adminOk: false,
      adminProblem: expect.stringContaining('this is the public side of a Kratos') as string,
    });
    await own.stop();
    expect(await probe(own, transport)).toMatchObject({ kind: 'unreachable', failure: { kind: 'refused' } });
    await own.restart();
    expect(await probe(own, transport)).toMatchObject({ kind: 'healthy' });
  });
});
