import { describe, expect, it } from 'vitest';
import { describeDevice, explainAal } from '../../../../src/kratos/knowledge/sessions';
import { readMySessions, readSessionPage } from '../../../../src/kratos/admin/sessionPages';
import { readWhoami, sessionAfterWhoami } from '../../../../src/kratos/session/whoami';
import { parseSession } from '../../../../src/kratos/flow/parse';
import type { Session } from '../../../../src/kratos/flow/types';
import type { PersonaSession } from '../../../../src/kratos/record/types';
import { recorded, scenarios } from '../../../kit/replay';
import { exchange, fromRecorded, unanswered } from '../exchange/exchanges';

const versions = ['v1.3.1', 'v26.2.0'];
const json = (status: number, body: unknown): ReturnType<typeof exchange> =>
  exchange({ status, body: JSON.stringify(body) });
const aal2Required = json(403, { error: { id: 'session_aal2_required', code: 403, message: 'no' } });

describe('whoami', () => {
  it('tells who, nobody, more wanted, and when nothing can be said', () => {
    expect(readWhoami(json(200, { id: 's', active: true, authenticator_assurance_level: 'aal1' }))).toMatchObject({
      kind: 'signed-in',
      session: { id: 's', aal: 'aal1' },
    });
    expect(readWhoami(json(401, { error: { code: 401 } }))).toEqual({ kind: 'signed-out' });
    expect(readWhoami(aal2Required)).toEqual({ kind: 'aal2-wanted' });
    expect(readWhoami(json(403, { error: { code: 403 } }))).toEqual({
      kind: 'unknown',
      what: 'The server answered 403.',
    });
    expect(readWhoami(json(200, {})).kind).toBe('unknown');
    expect(readWhoami(json(200, { id: 'f', ui: { nodes: [] } })).kind).toBe('unknown');
    expect(readWhoami(exchange({ body: '<html>' })).kind).toBe('unknown');
    expect(readWhoami(unanswered({ kind: 'cancelled' }))).toMatchObject({ failure: { kind: 'cancelled' } });
  });

  it.each(versions)('is understood in every recorded scenario of %s', (version) => {
    const kinds = new Set<string>();
    for (const scenario of scenarios(version)) {
      for (const one of recorded(version, scenario)) {
        if (!one.request.path.startsWith('/sessions/whoami') || one.response === null) continue;
        const read = readWhoami(fromRecorded(one));
        kinds.add(read.kind);
        if (one.response.status === 200) expect(read.kind, scenario).toBe('signed-in');
        if (one.response.status === 401) expect(read.kind, scenario).toBe('signed-out');
      }
    }
    expect([...kinds]).toEqual(expect.arrayContaining(['signed-in', 'signed-out', 'aal2-wanted']) as string[]);
  });

  it('changes what is known of a persona', () => {
    const before: PersonaSession = { personaId: 'p', status: 'unknown' };
    const session = known({ id: 's' });
    const signedIn = sessionAfterWhoami(before, { kind: 'signed-in', session }, 5);
    expect(signedIn).toEqual({ personaId: 'p', status: 'signed-in', session, checkedAt: 5 });
    const wanted = sessionAfterWhoami(signedIn, { kind: 'aal2-wanted' }, 6);
    expect(wanted).toEqual({ ...signedIn, wanted: { aal: 'aal2', askedBy: 'whoami' }, checkedAt: 6 });
    expect(sessionAfterWhoami(wanted, { kind: 'unknown', what: '' }, 7)).toEqual({ ...wanted, checkedAt: 7 });
    expect(sessionAfterWhoami(wanted, { kind: 'signed-out' }, 8)).toEqual({
      personaId: 'p',
      status: 'signed-out',
      checkedAt: 8,
    });
  });
});

describe('pages of sessions', () => {
  it.each(versions)('the own ones of %s are counted, whatever the server links', (version) => {
    const paged = recorded(version, 'sessions-paged');
    const page = (path: string): ReturnType<typeof fromRecorded> => {
      const found = paged.find(({ request }) => request.path === path);
      if (found === undefined) throw new Error(`${path} was not recorded`);
      return fromRecorded(found);
    };
    const first = readMySessions(page('/sessions?page_size=2&page=1'), { page: 1, size: 2 });
    expect(first).toMatchObject({ kind: 'page', total: 4, next: '2' });
    const last = readMySessions(page('/sessions?per_page=2&page=2'), { page: 2, size: 2 });
    expect(last).toMatchObject({ kind: 'page', total: 4 });
    expect(last).not.toHaveProperty('next');
  });

  it.each(versions)('the admin ones of %s are linked', (version) => {
    const lists = recorded(version, 'admin-sessions')
      .filter(({ request, response }) => request.path.startsWith('/admin/sessions?') && response?.status === 200)
      .map((one) => readSessionPage(fromRecorded(one)));
    expect(lists.length).toBeGreaterThan(0);
    for (const list of lists) expect(list.kind).toBe('page');
    expect(lists.some((list) => list.kind === 'page' && list.next !== undefined)).toBe(true);
  });

  it('say why there is none', () => {
    const page = { page: 1, size: 10 };
    expect(readMySessions(aal2Required, page)).toEqual({ kind: 'problem', what: 'HTTP 403: no' });
    expect(readSessionPage(json(200, {}))).toEqual({
      kind: 'problem',
      what: 'The answer is not a list of sessions.',
      todo: 'Edit the connection: its admin URL has to lead to Kratos’s own admin API, usually at port 4434.',
    });
    expect(readSessionPage(json(200, [{}]))).toMatchObject({ kind: 'problem' });
    expect(readSessionPage(json(502, 'x'))).toEqual({
      kind: 'problem',
      what: 'The server answered 502.',
      todo: 'Check whether Kratos is running, and read its log.',
    });
    expect(readSessionPage(json(200, [{ id: 'a' }, 5]))).toMatchObject({ kind: 'page', sessions: [{ id: 'a' }] });
    expect(readSessionPage(json(200, []))).toEqual({ kind: 'page', sessions: [] });
    const tooLarge = { kind: 'too-large', limitBytes: 10_000_000, size: 21_000_000 } as const;
    expect(readSessionPage({ ...json(200, []), failure: tooLarge })).toMatchObject({
      kind: 'problem',
      what: 'The answer has 21 MB and is larger than the 10 MB that are read.',
      failure: tooLarge,
    });
  });
});

describe('in words', () => {
  it.each([
    [
      'a browser',
      { ip_address: '127.0.0.1:58442', user_agent: 'Mozilla/5.0 (X11) Gecko/20100101 Firefox/130.0', location: 'Bonn' },
      'Firefox · 127.0.0.1 · Bonn',
    ],
    ['another client', { user_agent: 'curl/8.1' }, 'curl'],
    ['nothing known', {}, undefined],
  ])('the device of a session: %s', (_, device, words) => {
    expect(describeDevice(known({ id: 's', devices: [device] }))).toBe(words);
  });

  it('a session without a device', () => {
    expect(describeDevice(known({ id: 's' }))).toBeUndefined();
  });

  it('why more is wanted', () => {
    const session = known({ id: 's', authenticator_assurance_level: 'aal1' });
    const base = { personaId: 'p', status: 'signed-in', session } as const;
    expect(explainAal(base)).toEqual({ short: 'aal1' });
    const wanted = explainAal({ ...base, wanted: { aal: 'aal2', askedBy: 'whoami' } });
    expect(wanted?.short).toBe('aal1 · second factor wanted');
    expect(wanted?.why).toContain('session.whoami.required_aal is highest_available');
    expect(explainAal({ personaId: 'p', status: 'signed-out' })).toBeUndefined();
  });
});

function known(json: object): Session {
  const parsed = parseSession(json);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}
