import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endLater } from '../../kit/cleanup';

/** Stands before both sides of a Kratos and hears every secret that passes. */
export interface Eavesdropper {
  readonly publicUrl: string;
  readonly adminUrl: string;
  /** Passes on from now on what comes in. */
  standBefore(server: { readonly publicUrl: string; readonly adminUrl: string }): void;
  /**
   * Every secret heard so far, by what it is: cookie, session_token, csrf_token, password, totp_code, secret, code, …
   */
  heard(): ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Starts an eavesdropper; it ends with the file. Its addresses are known before the server's, so that the server can be
 * told them.
 */
export async function startEavesdropper(): Promise<Eavesdropper> {
  const secrets = new Map<string, Set<string>>();
  const targets: Record<'publicUrl' | 'adminUrl', string> = { publicUrl: '', adminUrl: '' };
  const note: Note = (name, value) => {
    if (!isSecret(name, value)) return;
    secrets.set(name, (secrets.get(name) ?? new Set()).add(value));
  };
  const [publicUrl, adminUrl] = await Promise.all([
    listen(() => targets.publicUrl, note),
    listen(() => targets.adminUrl, note),
  ]);
  return {
    publicUrl,
    adminUrl,
    standBefore: (server) => {
      targets.publicUrl = server.publicUrl;
      targets.adminUrl = server.adminUrl;
    },
    heard: () => secrets,
  };
}

type Note = (name: string, value: string) => void;

/** Names under which Kratos sends and takes secrets. A status is named `code` too, but is no text. */
const names = new Set([
  'cookie',
  'x-session-token',
  'session_token',
  'ory_session_token',
  'csrf_token',
  'logout_token',
  'password',
  'totp_code',
  'code',
  'lookup_secret',
  'secret',
  'mailed',
  'passkey_settings_register',
]);

/** Words and empty values are none, although they stand where secrets do. */
function isSecret(name: string, value: string): boolean {
  return names.has(name) && value.length >= 6 && !/^[a-z_]+$/.test(value);
}

async function listen(target: () => string, note: Note): Promise<string> {
  const server = createServer((incoming, response) => {
    void readAll(incoming).then((body) => {
      for (const cookie of (incoming.headers.cookie ?? '').split('; ')) note('cookie', afterName(cookie));
      note('x-session-token', String(incoming.headers['x-session-token'] ?? ''));
      noteBody(body.toString('utf8'), note);
      const { method, headers, url = '/' } = incoming;
      for (const [name, value] of URL.parse(url, 'http://kratos')?.searchParams ?? []) note(name, value);
      const onward = request(target() + url, { method, headers }, (answer) => {
        for (const cookie of answer.headers['set-cookie'] ?? []) note('cookie', afterName(cookie.split(';')[0] ?? ''));
        void readAll(answer).then((bytes) => {
          noteBody(bytes.toString('utf8'), note);
          response.writeHead(answer.statusCode ?? 502, answer.headers).end(bytes);
        });
      });
      onward.once('error', () => response.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endLater(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const afterName = (pair: string): string => pair.slice(pair.indexOf('=') + 1);

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function noteBody(body: string, note: Note): void {
  if (/^\s*[{[]/.test(body)) walk(JSON.parse(body), note);
  else for (const [name, value] of new URLSearchParams(body)) note(name, value);
}

/**
 * Goes through JSON. A node of a form holds its secret as `value` beside its `name`; a mail holds its code in its text.
 */
function walk(json: unknown, note: Note): void {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    if (typeof value === 'string') note(key, value);
    else walk(value, note);
  }
  const { name, value, body } = json as { name?: unknown; value?: unknown; body?: unknown };
  if (typeof name === 'string' && typeof value === 'string') note(name, value);
  if (typeof body === 'string') for (const [code] of body.matchAll(/\b\d{6}\b/g)) note('mailed', code);
}
