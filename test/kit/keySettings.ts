import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/places.mjs';
import type { KratosOptions } from './kratos';

type Config = NonNullable<KratosOptions['config']>;

/** The page that the servers of these tests take answers of keys from. Nothing listens there. */
export const page = 'http://localhost:4455';
const signedIn = { hooks: [{ hook: 'session' }] };

/** Passkeys and security keys; the latter sign in alone, or are a second factor. */
export function keySettings(passwordless: boolean, registration: Config = {}, origin = page): Config {
  const rp = { display_name: 'Example', id: 'localhost', origins: [origin] };
  return {
    selfservice: {
      methods: {
        passkey: { enabled: true, config: { rp } },
        webauthn: { enabled: true, config: { passwordless, rp } },
      },
      flows: {
        registration: { ...registration, after: { passkey: signedIn, webauthn: signedIn, password: signedIn } },
      },
    },
  };
}

/** The practice schema, whose e-mail address names passkeys and is what security keys sign in with. */
export function keySchema(): Config {
  const schema = JSON.parse(
    readFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), 'utf8'),
  ) as { properties: { traits: { properties: { email: { 'ory.sh/kratos': { credentials: Config } } } } } };
  Object.assign(schema.properties.traits.properties.email['ory.sh/kratos'].credentials, {
    webauthn: { identifier: true },
    passkey: { display_name: true },
  });
  return schema;
}
