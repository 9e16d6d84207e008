import { readFileSync, readdirSync } from 'node:fs';
import { inRoot } from '../../scripts/places.mjs';
import { json, raw, type Answer, type Reply, type Routes } from './answers';

/** One exchange of test/fixtures/recorded; the README there says how to read it. */
export interface RecordedExchange {
  readonly note?: string;
  readonly request: {
    readonly method: string;
    /** With the query. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** Null: the server closed the connection without an answer. */
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[]>>;
    readonly body?: unknown;
  } | null;
}

const folder = (...parts: string[]): string => inRoot('test', 'fixtures', 'recorded', ...parts);

/** The names of all recorded scenarios of a version, in order. */
export const scenarios = (version: string): string[] =>
  readdirSync(folder(version))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

export const recorded = (version: string, scenario: string): RecordedExchange[] =>
  JSON.parse(readFileSync(folder(version, `${scenario}.json`), 'utf8')) as RecordedExchange[];

/**
 * Routes that answer as recorded: exchanges with the same method and path (query aside) are given in their order, the
 * last one again and again. The recorded server's own addresses become the address that was asked. `shift` is off:
 * expiry times are those of the recording unless `fresh` moves every `expires_at` an hour ahead of now (default true).
 */
export function replay(version: string, scenario: string, { fresh = true }: { fresh?: boolean } = {}): Routes {
  const answers = new Map<string, Answer[]>();
  for (const { request, response } of recorded(version, scenario)) {
    const pattern = `${request.method} ${request.path.split('?')[0] ?? ''}`;
    answers.set(pattern, [...(answers.get(pattern) ?? []), response ? asReply(response, fresh) : { kind: 'reset' }]);
  }
  return Object.fromEntries([...answers].map(([pattern, list]) => [pattern, inOrder(list)]));
}

function inOrder(answers: readonly Answer[]): Answer {
  let next = 0;
  return () => {
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    return answer ?? { kind: 'reset' };
  };
}

function asReply({ status, headers, body }: NonNullable<RecordedExchange['response']>, fresh: boolean): Reply {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const dated = fresh ? text.replaceAll(/("expires_at":)"[^"]+"/g, `$1"${soon}"`) : text;
  const here = (value: string): string => value.replaceAll(/127\.0\.0\.1:(?:5433|5434|6433|6434)/g, '{host}');
  return raw(here(dated), { status, headers });
}

/**
 * So many sessions behind `GET /admin/sessions`, paged by token as Kratos does it: `page_size` (250 at most),
 * `page_token`, and a Link header with `first` and, while there is more, `next`.
 */
export function pagedSessions(count: number): Routes {
  return {
    'GET /admin/sessions': ({ query, host }) => {
      const size = Math.min(Number(query.get('page_size') ?? 250), 1000);
      const start = Number(query.get('page_token') ?? 0);
      const page = Array.from({ length: Math.max(0, Math.min(size, count - start)) }, (_, index) =>
        session(start + index),
      );
      const link = (token: number, rel: string): string =>
        `<http://${host}/admin/sessions?page_size=${size}&page_token=${token}>; rel="${rel}"`;
      const links = [link(0, 'first'), ...(start + size < count ? [link(start + size, 'next')] : [])];
      return json(page, 200, { link: links.join(',') });
    },
  };
}

function session(index: number): object {
  const id = (kind: string): string => `${index.toString(16).padStart(8, '0')}-0000-4000-8000-${kind}`;
  const at = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
  return {
    id: id('000000000001'),
    active: true,
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    authenticated_at: at,
    authenticator_assurance_level: 'aal1',
    authentication_methods: [{ method: 'password', aal: 'aal1', completed_at: at }],
    issued_at: at,
    identity: {
      id: id('000000000002'),
      schema_id: 'person',
      schema_url: 'http://127.0.0.1/schemas/person',
      state: 'active',
      traits: { email: `person-${index}@example.com` },
      created_at: at,
      updated_at: at,
    },
    devices: [{ id: id('000000000003'), ip_address: '127.0.0.1', user_agent: 'Mozilla/5.0', location: '' }],
  };
}

/**
 * So many identities behind `GET /admin/identities`, paged by the id of the last one as Kratos does it: `page_size`
 * (500 at most), `page_token`, and a Link header with relative addresses.
 */
export function pagedIdentities(count: number): Routes {
  return {
    'GET /admin/identities': ({ query }) => {
      const size = Math.min(Number(query.get('page_size') ?? 250), 500);
      const token = query.get('page_token');
      const start = token === null ? 0 : Number.parseInt(token.slice(-12), 16) + 1;
      const page = Array.from({ length: Math.max(0, Math.min(size, count - start)) }, (_, index) =>
        numberedIdentity(start + index),
      );
      const link = (after: string, rel: string): string =>
        `</admin/identities?page_size=${size}&page_token=${after}>; rel="${rel}"`;
      const first = link('00000000-0000-0000-0000-000000000000', 'first');
      const next = start + size < count ? [link(numberedId(start + size - 1), 'next')] : [];
      return json(page, 200, { link: [first, ...next].join(',') });
    },
  };
}

function numberedId(number: number): string {
  return `10000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

function numberedIdentity(number: number): object {
  const email = `person-${number}@example.com`;
  const time = '2026-11-30T10:00:00.000000Z';
  const credential = { identifiers: [email], version: 0, created_at: time, updated_at: time };
  return {
    id: numberedId(number),
    credentials: { password: { type: 'password', ...credential }, code: { type: 'code', ...credential } },
    schema_id: 'person',
    schema_url: 'http://127.0.0.1:4433/schemas/cGVyc29u',
    state: number % 10 === 9 ? 'inactive' : 'active',
    state_changed_at: time,
    traits: { email, name: { first: 'Person', last: `Number ${number}` } },
    verifiable_addresses: [{ id: numberedId(number), value: email, verified: false, via: 'email', status: 'pending' }],
    recovery_addresses: [{ id: numberedId(number), value: email, via: 'email' }],
    metadata_public: null,
    created_at: time,
    updated_at: time,
  };
}
