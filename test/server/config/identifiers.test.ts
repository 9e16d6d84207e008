import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkConfig } from '../../../src/config/checks/checkConfig';
import { readConfig } from '../../../src/config/document/readConfig';
import { latestRelease, toKnownVersion } from '../../../src/config/reference/versions';
import { startKratos, type Kratos } from '../../kit';
import type { JsonObject } from '../../kit/merge';

/** A schema with one trait, an e-mail address with a title. */
const schemaOf = (...credentials: readonly JsonObject[]): JsonObject => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: {
        email: {
          type: 'string',
          format: 'email',
          title: 'E-Mail',
          'ory.sh/kratos': { credentials: Object.assign({}, ...credentials) as JsonObject },
        },
      },
    },
  },
});
const password = { password: { identifier: true } };

/** The codes of what is said of a server's configuration. */
function said({ config, version }: Kratos, schema: JsonObject): readonly string[] {
  const document = readConfig(stringify(config));
  const schemas = document.below('identity', 'schemas').map(({ path }) => ({
    id: String(config.identity && document.value(...path, 'id')),
    url: 'file://./identity.schema.json',
    text: JSON.stringify(schema),
  }));
  return checkConfig(document, { version: toKnownVersion(version) ?? latestRelease, schemas }).map(
    ({ severity, code }) => `${severity} ${code}`,
  );
}

interface Answer {
  readonly ui?: {
    readonly action: string;
    readonly messages?: readonly { readonly id: number }[];
    readonly nodes: readonly { readonly messages: readonly { readonly id: number }[] }[] | null;
  };
  readonly error?: { readonly message: string };
}

async function ask(url: string, body?: JsonObject): Promise<Answer & { readonly status: number }> {
  const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(url, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
  return { status: answer.status, ...((await answer.json()) as Answer) };
}

/** The ids of all messages of what a native client is answered. */
async function ids(kratos: Kratos, flow: string, body: JsonObject): Promise<readonly number[]> {
  const started = await ask(`${kratos.publicUrl}/self-service/${flow}/api`);
  const { ui } = await ask(started.ui?.action ?? '', body);
  return [...(ui?.messages ?? []), ...(ui?.nodes ?? []).flatMap(({ messages }) => messages)].map(({ id }) => id);
}

it('refuses everyone where codes alone are on, and the identifier is that of passwords', async () => {
  const schema = schemaOf(password);
  const kratos = await startKratos({
    schema,
    config: {
      selfservice: { methods: { password: { enabled: false }, code: { enabled: true, passwordless_enabled: true } } },
    },
  });
  expect(said(kratos, schema)).toContain('error kratos/method-without-identifier');
  const email = 'ada@example.com';
  expect(await ids(kratos, 'registration', { method: 'code', traits: { email } })).toEqual([4000009]);
  expect(await ids(kratos, 'login', { method: 'code', identifier: email })).toEqual([4000035]);
});

const passkeys: JsonObject = {
  enabled: true,
  config: { rp: { id: 'localhost', display_name: 'Practice', origins: ['http://localhost:4455'] } },
};

it('gives no browser a registration form where no trait names a passkey', async () => {
  const config = { selfservice: { methods: { passkey: passkeys } } };
  const without = await startKratos({ schema: schemaOf(password), config });
  expect(said(without, schemaOf(password))).toContain('error kratos/passkey-without-name');
  const refused = await ask(`${without.publicUrl}/self-service/registration/browser`);
  expect([refused.status, refused.error?.message]).toEqual([500, 'no identifier found']);

  const named = schemaOf(password, { passkey: { display_name: true } });
  const kratos = await startKratos({ schema: named, config });
  expect(said(kratos, named).join()).not.toContain('passkey-without-name');
  expect((await ask(`${kratos.publicUrl}/self-service/registration/browser`)).status).toBe(200);
});
