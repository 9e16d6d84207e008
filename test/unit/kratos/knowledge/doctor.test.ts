import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../src/kratos/exchange/types';
import { examineConnection } from '../../../../src/kratos/knowledge/doctor/examine';
import { renderConnectionReport, verdict } from '../../../../src/kratos/knowledge/doctor/report';
import type { ConnectionEvidence, LoginPage } from '../../../../src/kratos/knowledge/doctor/types';
import { isSameSite } from '../../../../src/kratos/wire/cookieRules';

const publicUrl = 'http://127.0.0.1:4433';
const at = Date.parse('2026-11-30T12:00:00Z');

function answer(headers: readonly Header[] = [], status = 200): Exchange {
  return {
    id: 'e',
    source: 'sent',
    startedAt: at,
    durationMs: 10,
    request: { method: 'GET', url: `${publicUrl}/self-service/login/browser`, headers: [] },
    response: { status, statusText: '', httpVersion: '1.1', headers, body: '', size: 0 },
  };
}

const flow = {
  flowType: 'login',
  id: 'f1',
  client: 'browser',
  state: 'choose_method',
  refresh: false,
  action: `${publicUrl}/self-service/login?flow=f1`,
  method: 'POST',
  issuedAt: '2026-11-30T12:00:00Z',
  messages: [],
  nodes: [],
  continueWith: [],
} as const;

/** The page of a login, as it is read from an answer. */
function pageAt(url: string): LoginPage {
  return { status: 303, url, isSameSite: isSameSite(new URL(url).hostname, new URL(publicUrl).hostname) };
}

/** All well. */
const fine: ConnectionEvidence = {
  connection: { id: 'c1', name: 'practice', publicUrl, adminUrl: 'http://127.0.0.1:4434' },
  health: { kind: 'healthy', version: 'v26.2.0', latencyMs: 3.4, adminOk: true },
  login: answer(),
  flow,
  page: pageAt(`${publicUrl}/login?flow=f1`),
  cookies: [{ name: 'csrf_token_82b1', attributes: 'Path=/; HttpOnly; SameSite=Lax' }],
  troubles: [],
};

const look = (change: Partial<ConnectionEvidence>): string[] =>
  examineConnection({ ...fine, ...change })
    .filter(({ tone }) => tone !== 'good')
    .map(({ tone, topic, where = '' }) => `${tone} ${topic} → ${where}`);
const said = (change: Partial<ConnectionEvidence>): string =>
  examineConnection({ ...fine, ...change })
    .map(({ seen }) => seen)
    .join(' ');
const acting = (action: string): Partial<ConnectionEvidence> => ({ flow: { ...flow, action } });
const leading = (location: string, cors?: readonly Header[]): Partial<ConnectionEvidence> => ({
  page: pageAt(location),
  ...(cors && { cors: answer(cors, 401) }),
});

describe('a connection', () => {
  it('of which all is well is said to be so', () => {
    expect(look({})).toEqual([]);
    const checks = examineConnection(fine);
    expect(verdict(checks)).toBe('Nothing is wrong with it.');
    const remarks = ['a', 'b'].map((topic) => ({ topic, tone: 'note' as const, seen: '' }));
    expect(verdict(remarks.slice(1))).toBe('Nothing is wrong with it. There is one remark.');
    expect(verdict(remarks)).toBe('Nothing is wrong with it. There are 2 remarks.');
    expect(renderConnectionReport('here', remarks)).toContain('## ℹ a: a remark');
    expect(checks.map(({ topic }) => topic)).toEqual([
      'Server',
      'Where forms go',
      'Page of the login',
      'Cookies',
      'Scripts of the login page (CORS)',
      'Clock',
      'Admin URL',
    ]);
  });

  it.each([
    [
      'http://kratos:4433/self-service/login?flow=f1',
      'bad Where forms go → serve.public.base_url',
      'only the containers',
    ],
    [
      'http://localhost:4433/self-service/login?flow=f1',
      'warn Where forms go → serve.public.base_url, or',
      'do not go to the other',
    ],
    [
      'http://127.0.0.1:4000/self-service/login?flow=f1',
      'warn Where forms go → serve.public.base_url',
      '127.0.0.1:4000',
    ],
  ])('whose forms go to %s', (action, line, words) => {
    expect(look(acting(action))[0]).toMatch(new RegExp(`^${line}`));
    expect(said(acting(action))).toContain(words);
  });

  it('behind a proxy that ends TLS', () => {
    const connection = { ...fine.connection, publicUrl: 'https://auth.example.com' };
    const change = { connection, ...acting('http://auth.example.com/self-service/login?flow=f1') };
    const [wrong] = examineConnection({ ...fine, ...change }).filter(({ tone }) => tone === 'bad');
    expect(wrong?.seen).toContain('ends TLS');
    expect(wrong?.where).toBe('serve.public.base_url');
  });

  it.each([
    ['http://login-ui:3000/login?flow=f1', 'bad', 'only the containers'],
    ['http://localhost:3000/login?flow=f1', 'bad', 'another site'],
    ['https://app.example.org/login?flow=f1', 'bad', 'another site'],
  ])('whose page is %s', (location, tone, words) => {
    expect(look(leading(location)).join()).toContain(`${tone} Page of the login → selfservice.flows.login.ui_url`);
    expect(said(leading(location))).toContain(words);
  });

  it.each<[readonly Header[], string[]]>([
    [[], ['note Scripts of the login page (CORS) → serve.public.cors']],
    [[['Access-Control-Allow-Origin', '*']], ['note Scripts of the login page (CORS) → serve.public.cors']],
    [
      [
        ['Access-Control-Allow-Origin', 'http://127.0.0.1:3000'],
        ['Access-Control-Allow-Credentials', 'true'],
      ],
      [],
    ],
  ])('whose scripts are told %j', (headers, lines) => {
    expect(look(leading('http://127.0.0.1:3000/login?flow=f1', headers))).toEqual(lines);
  });

  it('whose cookies a browser keeps from it', () => {
    const trouble = {
      kind: 'secure',
      name: 'csrf_token_82b1',
      attributes: 'Secure',
      host: 'a.test',
      asked: publicUrl,
    } as const;
    const [wrong] = examineConnection({ ...fine, troubles: [trouble] }).filter(({ tone }) => tone === 'bad');
    expect(wrong?.seen).toContain('Secure');
    expect(wrong?.right).toContain('--dev');
    expect(look({ cookies: [] })[0]).toMatch(/^warn Cookies/);
  });

  it.each([
    [4, []],
    [12, ['warn']],
    [-90, ['bad']],
  ])('whose clock is %i s off', (seconds, tones) => {
    const issuedAt = new Date(at + seconds * 1000).toISOString();
    expect(look({ flow: { ...flow, issuedAt } }).map((line) => line.split(' ')[0])).toEqual(tones);
  });

  it('with something in front', () => {
    const login = answer([
      ['Server', 'nginx/1.27'],
      ['Via', '1.1 tunnel'],
    ]);
    expect(said({ login })).toContain('Server: nginx/1.27, Via: 1.1 tunnel');
  });

  it.each([
    ['ory_pat_', []],
    ['ory_wak_', ['note']],
    ['ory_st_', ['bad']],
    ['', ['note']],
  ])('with an API key that begins with “%s”', (keyPrefix, tones) => {
    expect(look({ keyPrefix }).map((line) => line.split(' ')[0])).toEqual(tones);
  });

  it('beside the configuration at hand, which need not be open', () => {
    const open = { name: 'kratos.yml', baseUrl: publicUrl, stops: 0, errors: 0 };
    expect(look({ configuration: open })).toEqual([]);
    expect(look({ configuration: { ...open, stops: 2 } })).toEqual(['bad Configuration → kratos.yml']);
    expect(look({ configuration: { ...open, errors: 1 } })).toEqual(['warn Configuration → kratos.yml']);
    expect(look({ configuration: { ...open, baseUrl: 'https://a.example' } })).toEqual([
      'warn Configuration → serve.public.base_url',
    ]);
    expect(said({ configuration: open })).not.toContain('open');
    expect(said({ configuration: { ...open, errors: 1 } })).toContain('kratos.yml has one error for');
  });

  it('whose server is down, has no admin URL, or a wrong one', () => {
    const { connection, health } = fine;
    const down = examineConnection({
      connection,
      health: { kind: 'unreachable', failure: { kind: 'refused', host: '127.0.0.1:4433' } },
    });
    expect(down).toHaveLength(1);
    expect(down[0]?.seen).toContain('Nothing is listening');
    const { id, name } = connection;
    expect(look({ connection: { id, name, publicUrl } })).toEqual(['note Admin URL → the admin URL of the connection']);
    expect(look({ health: { ...health, adminOk: false, adminProblem: 'no' } as typeof health })[0]).toMatch(
      /^bad Admin URL/,
    );
  });

  it('is reported with what is wrong first, and with nothing of a server taken for markup', () => {
    const checks = examineConnection({ ...fine, ...acting('http://kratos:4433/x') });
    const report = renderConnectionReport('*practice*', checks);
    expect(report.indexOf('✗')).toBeLessThan(report.indexOf('✓'));
    expect(report).toContain('`serve.public.base_url`');
    expect(report).toContain('\\*practice\\*');
    expect(verdict(checks)).toBe('One thing is wrong.');
  });
});
