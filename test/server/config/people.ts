import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { totpCode } from '../../../src/kratos/authenticator/totp';
import type { Credential, Person } from '../../../src/config/simulator/person';
import type { Kratos } from '../../kit';

/** What people sign in with. */
export const password = 'correct-horse-4242';
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/**
 * What Kratos keeps of a credential that no flow is walked through for: its configuration, as the strategies write it.
 */
const stored: Partial<Record<Credential, readonly [type: string, config: object]>> = {
  totp: [
    'totp',
    { totp_url: `otpauth://totp/Practice:somebody?algorithm=SHA1&digits=6&issuer=Practice&period=30&secret=${secret}` },
  ],
  lookup_secret: ['lookup_secret', { recovery_codes: [{ code: 'abcd1234' }, { code: 'efgh5678' }] }],
  webauthn: ['webauthn', { credentials: [key(false)], user_handle: 'AAAA' }],
  webauthn_passwordless: ['webauthn', { credentials: [key(true)], user_handle: 'AAAA' }],
  passkey: ['passkey', { credentials: [key(true)], user_handle: 'AAAA' }],
};

function key(isPasswordless: boolean): object {
  return {
    id: 'Zm9v',
    public_key: 'YmFy',
    attestation_type: 'none',
    authenticator: { aaguid: 'AAAAAAAAAAAAAAAAAAAAAA==', sign_count: 0, clone_warning: false },
    display_name: 'key',
    added_at: '2024-01-01T00:00:00Z',
    is_passwordless: isPasswordless,
  };
}

/**
 * What the server does with somebody: what whoami and settings answer, where the login goes on, and what is offered at
 * both steps.
 */
export interface Seen {
  readonly whoami: number;
  readonly settings: number;
  readonly login: number;
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** Makes the identity, gives it its credentials, signs in with a browser of its own and looks. */
export async function seePerson(kratos: Kratos, database: string, person: Person, verified: boolean): Promise<Seen> {
  const name = await makePerson(kratos, database, person, verified);
  const browser = new Browser(kratos.publicUrl);
  const begun = await browser.get('/self-service/login/browser');
  const first = groupsOf(begun.body);
  const done =
    person.session[0] === 'code'
      ? await browser.signInByCode(kratos, begun.body, `${name}@example.com`)
      : await browser.submit(begun.body, { method: 'password', identifier: name, password });
  const second = await browser.get('/self-service/login/browser?aal=aal2');
  const offered = groupsOf(second.body);
  if (person.session.includes('totp'))
    await browser.submit(second.body, { method: 'totp', totp_code: totpCode(secret, Date.now())?.code ?? '' });
  const whoami = await browser.get('/sessions/whoami');
  const settings = await browser.get('/self-service/settings/browser');
  return { whoami: whoami.status, settings: settings.status, login: done.status, first, second: offered };
}

/** Makes the identity with its credentials, linked with these providers; yields its user name. */
export async function makePerson(
  kratos: Kratos,
  database: string,
  person: Person,
  verified = false,
  providers: readonly string[] = [],
): Promise<string> {
  const name = `p${randomUUID().slice(0, 8)}`;
  const id = await createIdentity(kratos, name, person, verified, providers);
  giveCredentials(database, id, person.credentials);
  return name;
}

async function createIdentity(
  kratos: Kratos,
  name: string,
  person: Person,
  verified: boolean,
  providers: readonly string[],
): Promise<string> {
  const email = `${name}@example.com`;
  const has = (trait: string): boolean => person.traits.includes(trait);
  const created = (await kratos.admin('/admin/identities', {
    body: {
      schema_id: person.schema,
      traits: { username: name, ...(has('email') && { email }), ...(has('phone') && { phone: phoneOf(name) }) },
      credentials: {
        ...(person.credentials.includes('password') && { password: { config: { password } } }),
        ...(providers.length > 0 && {
          oidc: { config: { providers: providers.map((provider) => ({ provider, subject: name })) } },
        }),
      },
      ...(verified &&
        has('email') && {
          verifiable_addresses: [{ value: email, via: 'email', verified: true, status: 'completed' }],
        }),
    },
  })) as { id: string };
  return created.id;
}

/** A number of its own that is valid in E.164. */
function phoneOf(name: string): string {
  const digits = String(Number.parseInt(name.slice(1, 7), 16) % 10_000).padStart(4, '0');
  return `+4930123${digits}`;
}

function giveCredentials(database: string, identity: string, credentials: Person['credentials']): void {
  const db = new DatabaseSync(database, { timeout: 10_000 });
  const now = '2024-01-01 00:00:00';
  const owner = db.prepare('SELECT nid FROM identities WHERE id = ?').get(identity) as { nid: string };
  const columns = db
    .prepare('PRAGMA table_info(identity_credential_identifiers)')
    .all()
    .map(({ name: column }) => column);
  for (const credential of credentials) {
    const [type, config] = stored[credential] ?? [];
    if (type === undefined) continue;
    const kind = db.prepare('SELECT id FROM identity_credential_types WHERE name = ?').get(type) as { id: string };
    // The mark of an identifier makes a security key's credential with nothing in it.
    const { changes } = db
      .prepare('UPDATE identity_credentials SET config = ? WHERE identity_id = ? AND identity_credential_type_id = ?')
      .run(JSON.stringify(config), identity, kind.id);
    if (changes > 0) continue;
    const id = randomUUID();
    db.prepare(
      'INSERT INTO identity_credentials (id, config, identity_credential_type_id, identity_id, created_at, updated_at, nid, version) VALUES (?, ?, ?, ?, ?, ?, ?, 1)',
    ).run(id, JSON.stringify(config), kind.id, identity, now, now, owner.nid);
    const row: Record<string, string> = {
      id: randomUUID(),
      identifier: identity,
      identity_credential_id: id,
      created_at: now,
      updated_at: now,
      nid: owner.nid,
      identity_credential_type_id: kind.id,
      ...(columns.includes('identity_id') && { identity_id: identity }),
    };
    const names = Object.keys(row);
    db.prepare(
      `INSERT INTO identity_credential_identifiers (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ).run(...Object.values(row));
  }
  db.close();
}

/** Takes the password of an identity away, of which its session keeps nothing. */
export function takePassword(database: string, name: string): void {
  const db = new DatabaseSync(database, { timeout: 10_000 });
  db.prepare(
    `UPDATE identity_credentials SET config = '{}' WHERE id IN (
       SELECT of.identity_credential_id FROM identity_credential_identifiers AS of
       JOIN identity_credential_types AS kind ON kind.id = of.identity_credential_type_id
       WHERE kind.name = 'password' AND of.identifier = ?)`,
  ).run(name);
  db.close();
}

interface Answer {
  readonly status: number;
  readonly body: FlowBody;
}

export interface FlowBody {
  readonly state?: string;
  readonly ui?: {
    readonly action: string;
    readonly nodes?: readonly {
      readonly group: string;
      readonly attributes: {
        readonly name?: string;
        readonly value?: unknown;
        readonly disabled?: boolean;
        readonly id?: string;
        readonly text?: { readonly context?: { readonly secret?: string } };
      };
    }[];
  };
}

/** The groups of a form that stand for methods. */
function groupsOf({ ui }: FlowBody): readonly string[] {
  return [...new Set((ui?.nodes ?? []).map(({ group }) => group))].filter((group) => group !== 'default').sort();
}

/** Cookies and JSON, as a page's script has them. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private url: string) {}

  /** Goes on at another address of the same server, with the same cookies. */
  moveTo(url: string): void {
    this.url = url;
  }

  /** Signs in with the password; yields the status. */
  async signIn(name: string): Promise<number> {
    const { body } = await this.get('/self-service/login/browser');
    return (await this.submit(body, { method: 'password', identifier: name, password })).status;
  }

  get(path: string): Promise<Answer> {
    return this.send(this.url + path);
  }

  submit({ ui }: FlowBody, values: Record<string, string>): Promise<Answer> {
    const token = ui?.nodes?.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value;
    return this.send(ui?.action ?? this.url, { csrf_token: token, ...values });
  }

  async signInByCode(kratos: Kratos, flow: FlowBody, address: string): Promise<Answer> {
    const sent = await this.submit(flow, { method: 'code', identifier: address });
    return this.submit(sent.body, { method: 'code', identifier: address, code: await kratos.code(address) });
  }

  private async send(url: string, body?: object): Promise<Answer> {
    const answer = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return { status: answer.status, body: (await answer.json()) as FlowBody };
  }
}
