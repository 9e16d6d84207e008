import { cp, mkdtemp, rm } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findKratos, startKratosServer } from '../../scripts/kratos.mjs';
import { inRoot } from '../../scripts/places.mjs';
import { providerFor } from '../../scripts/practice.mjs';
import { freePort } from '../../scripts/processes.mjs';
import { endLater } from './cleanup';
import { databaseUrl, layDatabase } from './database';
import { merge, type JsonObject } from './merge';
import { address, baseConfiguration } from './practiceConfiguration';
import { waitFor } from './wait';

export interface KratosOptions {
  /** Laid over the practice configuration (scripts/practice/kratos.yml): objects merge, everything else replaces. */
  readonly config?: JsonObject;
  /** The identity schema, instead of {email, name.first, name.last}. */
  readonly schema?: JsonObject;
  /** The host that pages know it by; default `127.0.0.1`. Keys are for names: `localhost`. */
  readonly host?: 'localhost';
  /** False starts without `--dev`: Secure cookies, redacted courier bodies. */
  readonly dev?: boolean;
  /**
   * True starts the practice provider (scripts/practice/provider.mjs) beside it, which people can sign in with; without
   * it the method `oidc` is off.
   */
  readonly provider?: boolean | ProviderOptions;
  /** Sends its messages (`--watch-courier`); otherwise they stay queued. */
  readonly courier?: boolean;
  /** Environment variables that the server is started with. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** How Kratos and the practice provider get on. */
export interface ProviderOptions {
  readonly alsoReturnsTo?: readonly string[];
  /** Another secret than the provider’s. */
  readonly clientSecret?: string;
  /** Another mapper than the practice one. */
  readonly mapper?: string;
}

export interface NewIdentity {
  readonly email: string;
  readonly password?: string;
  /** Beside the e-mail address, or instead of it with a schema that has none. */
  readonly traits?: JsonObject;
  /** Marks the address as verified. */
  readonly verified?: boolean;
  /** Any other part of the body of POST /admin/identities, e.g. `credentials` or `state`. */
  readonly extra?: JsonObject;
}

export interface CreatedIdentity {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

/** A message of GET /admin/courier/messages, as far as tests look at it. */
export interface CourierMessage {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly template_type: string;
  readonly created_at: string;
}

/** A running server of its own, with an empty database. */
export interface Kratos {
  readonly publicUrl: string;
  readonly adminUrl: string;
  /** As the server says it; `master` for one that was built without a version. */
  readonly version: string;
  /** The configuration it runs with. */
  readonly config: JsonObject;
  /** Where the practice provider answers, if one was wanted. */
  readonly issuer?: string;
  log(): string;
  /** True from this major version on (v1.3.1 is 1, v26.2.0 is 26); a server without a version counts as newest. */
  atLeast(major: number): boolean;
  /** Created by the admin API: no mail is sent, nobody is signed in. */
  createIdentity(identity: NewIdentity): Promise<CreatedIdentity>;
  /** Messages queued so far, newest first. */
  courier(): Promise<CourierMessage[]>;
  /**
   * The six digits of the newest message to this address that is younger than `after` (epoch ms); waits up to a minute
   * for it.
   */
  code(email: string, after?: number): Promise<string>;
  /** A call of the admin API; resolves to the parsed body, rejects when the status is none of the 200s. */
  admin(pathAndQuery: string, init?: { method?: string; body?: unknown }): Promise<unknown>;
  stop(): Promise<void>;
  /** Starts again on the same ports after `stop()`, with an empty database. */
  restart(): Promise<void>;
}

/** What the practice configuration takes over from the provider, as its `mapper_url` names it. */
const mapper = 'claims.jsonnet';

const defaultPassword = 'correct-horse-4242';

/**
 * Starts a server on ports of its own; many may run at once. It ends with the test, or with the file when started
 * outside of one.
 */
export async function startKratos(options: KratosOptions = {}): Promise<Kratos> {
  const source = await findKratos();
  const folder = await mkdtemp(path.join(tmpdir(), 'kratos-'));
  let config = baseConfiguration(undefined);
  const schemaFile = path.join(folder, 'identity.schema.json');
  if (options.schema) writeFileSync(schemaFile, JSON.stringify(options.schema));
  else await cp(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), schemaFile);
  const given = typeof options.provider === 'object' ? options.provider : {};
  if (given.mapper !== undefined) writeFileSync(path.join(folder, mapper), given.mapper);
  else if (options.provider) await cp(inRoot('scripts', 'practice', 'workspace', mapper), path.join(folder, mapper));

  const providerPort = options.provider ? await freePort() : undefined;
  const configure = (ports: { public: number; admin: number }): string => {
    const serve = { public: address(ports.public, options.host), admin: address(ports.admin) };
    config = merge(
      merge(baseConfiguration(providerPort, given.clientSecret), { dsn: databaseUrl, serve }),
      options.config ?? {},
    );
    writeFileSync(path.join(folder, 'kratos.yml'), JSON.stringify(config, null, 2));
    return 'kratos.yml';
  };
  const start = async (ports?: {
    public: number;
    admin: number;
  }): Promise<Awaited<ReturnType<typeof startKratosServer>>> => {
    await layDatabase(folder);
    return startKratosServer({
      source,
      folder,
      configure,
      dev: options.dev ?? true,
      courier: options.courier ?? false,
      ...(ports && { ports }),
      ...(options.variables && { variables: options.variables }),
    });
  };

  let server = await start();
  const ports = { public: portOf(server.publicUrl), admin: portOf(server.adminUrl) };
  const provider =
    providerPort === undefined
      ? undefined
      : await providerFor(server.publicUrl, providerPort, given.alsoReturnsTo ?? []);
  endLater(async () => {
    await provider?.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const admin: Kratos['admin'] = (pathAndQuery, init) => callAdmin(server.adminUrl + pathAndQuery, init);
  const courier: Kratos['courier'] = async () =>
    (await admin('/admin/courier/messages?page_size=250')) as CourierMessage[];
  return {
    publicUrl: server.publicUrl.replace('127.0.0.1', options.host ?? '127.0.0.1'),
    adminUrl: server.adminUrl,
    version: server.version,
    config,
    ...(provider && { issuer: provider.issuer }),
    log: () => server.log(),
    atLeast: (major) => atLeast(server.version, major),
    admin,
    courier,
    createIdentity: (identity) => createIdentity(admin, config, identity),
    code: (email, after) => waitForCode(courier, email, after),
    stop: () => server.stop(),
    restart: async () => {
      await server.stop();
      server = await start(ports);
    },
  };
}

/** True for `v26.2.0` and 26. What has no number (`master`) counts as newest. */
export function atLeast(version: string, major: number): boolean {
  const found = /^v?(\d+)\./.exec(version)?.[1];
  return found === undefined || Number(found) >= major;
}

let asked: Promise<string> | undefined;

/**
 * The version that this run tests against, for deciding which tests to describe. Starts a server once per test file.
 */
export function kratosVersion(): Promise<string> {
  asked ??= startKratos().then((kratos) => kratos.version);
  return asked;
}

const portOf = (url: string): number => Number(new URL(url).port);

async function callAdmin(url: string, init: { method?: string; body?: unknown } = {}): Promise<unknown> {
  const answer = await fetch(url, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

async function createIdentity(
  admin: Kratos['admin'],
  config: JsonObject,
  wanted: NewIdentity,
): Promise<CreatedIdentity> {
  const { email, password = defaultPassword } = wanted;
  const { default_schema_id } = config.identity as { default_schema_id: string };
  const verifiable = wanted.verified
    ? { verifiable_addresses: [{ value: email, via: 'email', verified: true, status: 'completed' }] }
    : {};
  const base = {
    schema_id: default_schema_id,
    traits: { email, ...wanted.traits },
    credentials: { password: { config: { password } } },
    ...verifiable,
  };
  const { id } = (await admin('/admin/identities', { body: merge(base, wanted.extra ?? {}) })) as { id: string };
  return { id, email, password };
}

async function waitForCode(courier: Kratos['courier'], email: string, after = 0): Promise<string> {
  const code = await waitFor(
    async () => {
      const message = (await courier()).find(
        (sent) => sent.recipient === email && Date.parse(sent.created_at) >= after,
      );
      return message && /\b\d{6}\b/.exec(message.body)?.[0];
    },
    60,
    100,
  );
  if (code === undefined) throw new Error(`No message with a code for ${email} came within a minute.`);
  return code;
}
