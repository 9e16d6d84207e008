import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { checkVariables } from '../../../src/config/checks/environment/index';
import { latestRelease, toKnownVersion } from '../../../src/config/reference/versions';
import { kratosVersion, startKratos } from '../../kit/kratos';
import { openJudge } from './verdicts';

const text = readFileSync(inRoot('test', 'server', 'config', 'working.yml'), 'utf8');
const files = {
  'identity.schema.json': readFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), 'utf8'),
};
const version = toKnownVersion(await kratosVersion()) ?? latestRelease;
const judge = await openJudge(files);

const providers = 'SELFSERVICE_METHODS_OIDC_CONFIG_PROVIDERS';
const hooks = 'SELFSERVICE_FLOWS_LOGIN_AFTER_PASSWORD_HOOKS';

/** Variables over a configuration that works. */
const cases: readonly Readonly<Record<string, string>>[] = [
  {},
  { SECRETS_COOKIE: 'sixteen-letters!' },
  { SECRETS_COOKIE: 'sixteen-letters!,another-of-sixteen' },
  { SECRETS_COOKIE: 'sixteen-letters!,short' },
  { SECRETS_COOKIE: '1234567890123456' },
  { SECRETS_COOKIE_0: '1234567890123456' },
  { SECRETS_COOKIE: 'sixteen"letters!' },
  { SECRETS_COOKIE: '"sixteen,letters!"' },
  { SECRETS_COOKIE: '["sixteen-letters!"]' },
  { SECRETS_CIPHER: 'too-short-for-a-cipher' },
  { SELFSERVICE_ALLOWED_RETURN_URLS: 'https://a.example/,https://b.example/*' },
  { SELFSERVICE_METHODS_PASSWORD_ENABLED: 'yes' },
  { SELFSERVICE_METHODS_PASSWORD_CONFIG_MIN_PASSWORD_LENGTH: '3' },
  { SELFSERVICE_METHODS_PASSWORD_CONFIG_MIN_PASSWORD_LENGTH: '0x10' },
  { SELFSERVICE_METHODS_PASSWORD_CONFIG_MIN_PASSWORD_LENGTH: '010' },
  { SELFSERVICE_METHODS_PASSWORD_CONFIG_MIN_PASSWORD_LENGTH: 'many' },
  { SESSION_LIFESPAN: '1d' },
  { SESSION_LIFESPAN: '24h' },
  { SESSION_WHOAMI_REQUIRED_AAL: 'aal2' },
  { [`${providers}_1_CLIENT_SECRET`]: 'x' },
  { [`${providers}_1_CLIENT_SECRET`]: 'x', [`${providers}_0_CLIENT_SECRET`]: 'y' },
  { [`${providers}_0_SCOPE_0`]: 'email' },
  { [`${providers}_0_SCOPE`]: 'email,profile' },
  { [`${providers}_0_PROVIDER`]: 'gogle' },
  { [providers]: 'google' },
  { [providers]: '[{"label": "Acme"}]' },
  { [`${providers}_0`]: '{"label": "Acme"}' },
  { [hooks]: '[revoke_active_sessions]' },
  { [hooks]: '[{"hook": "revoke_active_sessions"}]' },
  { [`${hooks}_0_HOOK`]: 'session' },
  { IDENTITY_SCHEMAS_1_ID: 'other' },
  { COURIER_SMTP_HEADERS: 'X-Team' },
  { COURIER_SMTP_HEADERS: '{"X-Team": "a"}' },
  { SELFSERVICE_FLOWS_SETTINGS_AFTER: '{"hooks": []}' },
];

describe.concurrent('a server that is given variables', () => {
  it.for(cases)('agrees on %j', async (variables, { expect }) => {
    const dotenv = Object.entries(variables)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n');
    const stopping = checkVariables(dotenv, '.env', version).filter(({ stops }) => stops);
    const { starts, words } = await judge({ text, variables });
    expect(`${starts ? 'starts' : words.slice(-600)} ${stopping.map(({ message }) => message).join(' ')}`).toMatch(
      stopping.length === 0 ? /^starts $/ : /^(?!starts )/,
    );
  });
});

it('takes any other word for false, and says nothing', async () => {
  const kratos = await startKratos({ variables: { SELFSERVICE_FLOWS_REGISTRATION_ENABLED: 'yes' } });
  const answer = await fetch(`${kratos.publicUrl}/self-service/registration/api`);
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('egistration')]);
});
