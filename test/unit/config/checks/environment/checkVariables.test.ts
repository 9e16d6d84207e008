import { describe, expect, it } from 'vitest';
import { checkEnvFile, checkVariables } from '../../../../../src/config/checks/environment/index';
import { listEnvFiles } from '../../../../../src/config/document/environment/envFiles';
import { applyEdits } from '../../document/applyEdits';
import { costOf } from '../../../../kit/cost';

/** What is said of a file, as `severity rule line`. */
function said(text: string, file = '.env'): string[] {
  return checkVariables(text, file, 'v26.2.0').map(
    ({ severity, code, start }) =>
      `${severity} ${code.replace('kratos/', '')} ${String(text.slice(0, start).split('\n').length)}`,
  );
}

function sentences(text: string, file = '.env'): string[] {
  return checkVariables(text, file, 'v26.2.0').map(({ message }) => message);
}

/** The text after the first fix of the first finding. */
function fixed(text: string, file = '.env'): string {
  const [fix] = checkVariables(text, file, 'v26.2.0').flatMap(({ fixes = [] }) => fixes);
  if (!fix) throw new Error('no fix');
  return applyEdits(text, fix.edits);
}

const providers = 'SELFSERVICE_METHODS_OIDC_CONFIG_PROVIDERS';
const hooks = 'SELFSERVICE_FLOWS_LOGIN_AFTER_PASSWORD_HOOKS';

describe('the values of variables', () => {
  it.each([
    ['SECRETS_COOKIE=too-short', ['error out-of-range 1']],
    ['SECRETS_COOKIE_0=too-short', ['error out-of-range 1']],
    ['SECRETS_COOKIE=sixteen-letters!,too-short', ['error out-of-range 1']],
    ['SECRETS_CIPHER=sixteen-letters!', ['error out-of-range 1']],
    ['SECRETS_CIPHER=thirty-two-letters-are-an-aes-key', ['error out-of-range 1']],
    ['SELFSERVICE_ALLOWED_RETURN_URLS=https://a.example/*', ['warning return-url-useless 1']],
    ['SELFSERVICE_ALLOWED_RETURN_URLS_0=https://*a.example', ['warning return-url-too-wide 1']],
    ['SELFSERVICE_DEFAULT_BROWSER_RETURN_URL=a.example', ['error url-without-scheme 1']],
    ['SESSION_LIFESPAN=1d', ['error wrong-form 1']],
    ['SESSION_WHOAMI_REQUIRED_AAL=aal2', ['error not-allowed 1']],
    ['SELFSERVICE_METHODS_PASSWORD_ENABLED=yes', ['warning variable-value 1']],
    ['SELFSERVICE_METHODS_PASSWORD_CONFIG_MIN_PASSWORD_LENGTH=3', ['error out-of-range 1']],
    ['SELFSERVICE_METHODS_PASSWORD_CONFIG_MAX_BREACHES=many', ['warning variable-value 1']],
    ['SELFSERVICE_METHODS_PASSWORD_CONFIG_MIN_PASSWORD_LENGTH=many', ['error variable-value 1']],
    ['COURIER_SMTP_CONNECTION_URI=mail.example:25', ['error wrong-form 1']],
    [`${providers}_1_CLIENT_SECRET=x`, ['error variable-of-list 1']],
    [`${providers}_0_ID=a\n${providers}_2_CLIENT_SECRET=x`, ['error variable-of-list 2']],
    [`${providers}_0_SCOPE_0=email`, ['warning variable-of-list 1']],
    [`${providers}=google`, ['error variable-value 1']],
    [`${providers}_0_PROVIDER=gogle`, ['error not-allowed 1']],
    [`${providers}=[{"id": "a", "provider": "gogle"}]`, ['error not-allowed 1']],
    ['IDENTITY_SCHEMAS={"id": "a"}', ['error wrong-type 1']],
    ['SECRETS_CIPHER=12345678901234567890123456789012', ['error variable-value 1']],
    ['SECRETS_CIPHER=1234567890"2345678901234567890123', ['error variable-value 1']],
    [`${hooks}=[require_verified_address,revoke_active_sessions]`, ['error variable-value 1']],
    [`${hooks}=[{"hook": "revoke_active_sessions"}]`, ['error variable-value 1']],
    [`${hooks}_0_HOOK=session`, ['error not-allowed 1']],
    ['COURIER_SMTP_HEADERS=X-Team', ['error variable-value 1']],
    ['export SESSION_LIFESPAN="1d" # a day', ['error wrong-form 1']],
    ['session_lifespan=1d', ['error wrong-form 1']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    'SECRETS_COOKIE=sixteen-letters!',
    'SECRETS_COOKIE="sixteen-letters!"',
    'SECRETS_COOKIE=',
    'SECRETS_COOKIE=${COOKIE_SECRET}',
    'SECRETS_CIPHER_0=12345678901234567890123456789012',
    'SECRETS_COOKIE=["sixteen-letters!"]',
    'SELFSERVICE_ALLOWED_RETURN_URLS=https://a.example/,https://b.example/',
    'SELFSERVICE_METHODS_PASSWORD_ENABLED=1',
    'SELFSERVICE_METHODS_PASSWORD_ENABLED=T',
    'SELFSERVICE_METHODS_PASSWORD_CONFIG_MIN_PASSWORD_LENGTH=0x10',
    'SELFSERVICE_METHODS_TOTP_CONFIG_ISSUER=0755',
    'SESSION_LIFESPAN=24h',
    `${providers}_1_CLIENT_SECRET=x\n${providers}_0_CLIENT_SECRET=y`,
    `${providers}=[{"id": "a", "provider": "google"}]`,
    `${providers}_0={"id": "a", "provider": "google"}`,
    `${providers}_0_SCOPE=email,profile`,
    `${hooks}_0_HOOK=revoke_active_sessions`,
    'SELFSERVICE_FLOWS_LOGIN_AFTER={"hooks": [{"hook": "revoke_active_sessions"}]}',
    'COURIER_SMTP_HEADERS={"X-Team": "a"}',
    // Other programs have such names too.
    'SELFSERVICE_METHODS_TOTP_ENABLED=true\nLOG_LEVEL=verbose\nDSN=\nSESSION=x\nSERVE_PUBLIC_PORT=x',
    'SELFSERVICE_NOBODY_KNOWS=x',
    '# SESSION_LIFESPAN=1d',
    'NO_ASSIGNMENT',
    '',
  ])('nothing is said of %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('are told with the name of the variable', () => {
    expect(sentences('SECRETS_COOKIE=too-short')).toEqual([
      'Variable SECRETS_COOKIE: item 1 of secrets.cookie must have at least 16 characters, and has 9.',
    ]);
    expect(sentences(`${providers}_1_CLIENT_SECRET=x`)).toEqual([
      `${providers}_1_CLIENT_SECRET works only together with a variable for each item before it: ${providers}_0_ID is missing.`,
    ]);
  });

  it('are mended where they stand', () => {
    expect(fixed('SESSION_LIFESPAN="1d" # a day')).toBe('SESSION_LIFESPAN="24h" # a day');
    expect(fixed('A=1\nSELFSERVICE_METHODS_PASSWORD_ENABLED=yes')).toBe(
      'A=1\nSELFSERVICE_METHODS_PASSWORD_ENABLED=true',
    );
    expect(fixed('SECRETS_CIPHER=12345678901234567890123456789012')).toBe(
      'SECRETS_CIPHER_0=12345678901234567890123456789012',
    );
    expect(fixed(`${hooks}=revoke_active_sessions`)).toBe(`${hooks}_0_HOOK=revoke_active_sessions`);
    expect(fixed(`environment:\n  - SESSION_LIFESPAN=1d\n`, 'compose.yml')).toBe(
      'environment:\n  - SESSION_LIFESPAN=24h\n',
    );
    expect(fixed(`environment:\n  SESSION_LIFESPAN: 1d\n`, 'compose.yml')).toBe(
      'environment:\n  SESSION_LIFESPAN: "24h"\n',
    );
  });

  it('are silenced as findings of a configuration are', () => {
    expect(said('# kratos-ignore wrong-form\nSESSION_LIFESPAN=1d')).toEqual([]);
    expect(checkVariables('SESSION_LIFESPAN=1d', '.env', 'v26.2.0', new Set(['wrong-form']))).toEqual([]);
  });
});

describe('where variables stand', () => {
  it.each([
    ['a list of compose', 'services:\n  k:\n    environment:\n      - SESSION_LIFESPAN=1d\n', ['error wrong-form 4']],
    ['a map of compose', 'services:\n  k:\n    environment:\n      SESSION_LIFESPAN: 1d\n', ['error wrong-form 4']],
    [
      'the values of a chart',
      'kratos:\n  deployment:\n    extraEnv:\n      - name: SESSION_LIFESPAN\n        value: 1d\n',
      ['error wrong-form 5'],
    ],
    [
      'a container',
      'kind: Deployment\nspec:\n  containers:\n    - env:\n        - name: SESSION_LIFESPAN\n          value: "1d"\n',
      ['error wrong-form 6'],
    ],
    ['a ConfigMap', 'kind: ConfigMap\ndata:\n  SESSION_LIFESPAN: 1d\n', ['error wrong-form 3']],
    [
      'quotes that belong to the value',
      'environment:\n  - SELFSERVICE_METHODS_CODE_ENABLED="true"\n',
      ['warning variable-value 2'],
    ],
    ['quotes around the whole', 'environment:\n  - "SELFSERVICE_METHODS_CODE_ENABLED=true"\n', []],
    ['a map with yes', 'environment:\n  SELFSERVICE_METHODS_CODE_ENABLED: yes\n', ['warning variable-value 2']],
    ['a second document', 'a: 1\n---\nenvironment:\n  SESSION_LIFESPAN: 1d\n', ['error wrong-form 4']],
    [
      'another program',
      'services:\n  hydra:\n    environment:\n      SECRETS_COOKIE: short\n      LOG_LEVEL: verbose\n',
      [],
    ],
    [
      'a secret of the cluster',
      `env:\n  - name: ${providers}_0_CLIENT_SECRET\n    valueFrom: {secretKeyRef: {name: a, key: b}}\n  - name: ${providers}_1_CLIENT_SECRET\n    valueFrom: {secretKeyRef: {name: a, key: c}}\n`,
      [],
    ],
    [
      'a secret of the cluster alone',
      `env:\n  - name: ${providers}_1_CLIENT_SECRET\n    valueFrom: {secretKeyRef: {name: a, key: c}}\n`,
      ['error variable-of-list 2'],
    ],
    [
      'a program that has more from elsewhere',
      `environment:\n  ${providers}_1_CLIENT_SECRET:\nenv_file: .env\n`,
      ['warning variable-of-list 2'],
    ],
    ['text that is no YAML', 'environment: [\n  - :\n', []],
  ])('%s', (_, text, expected) => {
    expect(said(text, 'docker-compose.yml')).toEqual(expected);
  });
});

describe('whatever a file holds', () => {
  it.each([
    ['a number beyond all lists', 'IDENTITY_SCHEMAS_99999999999999999999_ID=a', ['error variable-of-list 1']],
    ['JSON without end', `IDENTITY_SCHEMAS=${'['.repeat(200_000)}`, []],
    ['a name without end', `IDENTITY_SCHEMAS${'_1'.repeat(200_000)}=a`, []],
    ['a value without end', `SECRETS_COOKIE=${'a,'.repeat(200_000)}`, []],
    ['quotes without end', `SECRETS_CIPHER='${'"'.repeat(15_001)}'`, ['error variable-value 1']],
  ])('%s is read at once', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
    expect(said(`environment:\n  - ${JSON.stringify(text)}\n`, 'compose.yml')).toHaveLength(expected.length);
  });

  it('takes no more time for each variable of many', () => {
    const text = (count: number): string =>
      Array.from(
        { length: count },
        (_, at) => `IDENTITY_SCHEMAS_${String(at)}_ID=\nSESSION_LIFESPAN=1d # ${'#'.repeat(9)}`,
      ).join('\n');
    const cost = (count: number): number => {
      const lines = text(count);
      return costOf(() => said(lines), 5);
    };
    // Four times the variables; a look at each for each of them would cost sixteen times as much.
    expect(cost(4_000) / cost(1_000)).toBeLessThan(10);
  });
});

describe('the files that env_file names', () => {
  const compose = (named: string, image = 'oryd/kratos:v26.2.0'): string =>
    `services:\n  auth:\n    image: ${image}\n    environment:\n      - LOG_LEVEL=info\n    env_file: ${named}\n`;
  const saidOf = (text: string, overruled: readonly string[] = [], isOfKratos = true): string[] =>
    checkEnvFile(text, { overruled: new Set(overruled), isOfKratos }, 'v26.2.0').map(
      ({ severity, code }) => `${severity} ${code.replace('kratos/', '')}`,
    );

  it.each([
    ['.env', ['.env']],
    ['[a.env, "b.env"]', ['a.env', 'b.env']],
    ['\n      - a.env\n      - path: ./b.env\n        required: false', ['a.env', './b.env']],
    ['null', []],
    ['{ path: a.env }', ['a.env']],
  ])('are found: %s', (written, paths) => {
    const files = listEnvFiles(compose(written));
    expect(files.map(({ path }) => path)).toEqual(paths);
    for (const { path, place, isOfKratos, overruled } of files) {
      expect(compose(written).slice(place.start, place.end)).toContain(path);
      expect([isOfKratos, ...overruled]).toEqual([true, 'LOG_LEVEL']);
    }
  });

  it('are of another server by its image', () => {
    expect(listEnvFiles(compose('.env', 'postgres:17')).map(({ isOfKratos }) => isOfKratos)).toEqual([false]);
  });

  it('are checked as the variables of that server, but for what the service sets itself', () => {
    const text = 'SESSION_WHOAMI_REQUIRED_AAL=aal2\nLOG_LEVEL=loud\n';
    expect(saidOf(text)).toEqual(['error not-allowed', 'error not-allowed']);
    expect(saidOf(text, ['LOG_LEVEL'])).toEqual(['error not-allowed']);
    expect(saidOf('LOG_LEVEL=loud\nDSN=x\n', [], false)).toEqual([]);
  });

  it('may be one of several: what is missing for a list may come from another', () => {
    expect(saidOf(`${providers}_1_CLIENT_SECRET=x\n`)).toEqual(['warning variable-of-list']);
  });
});

describe('variables that several services share', () => {
  const shared = `x-kratos: &kratos
  ${providers}_0_ID: google
  SECRETS_CIPHER: too-short
services:
`;
  const withAlias = (name: string, given: string): string =>
    `  ${name}:\n    image: oryd/kratos:v26.2.0\n    environment:${given}\n`;

  it('count as those of each that takes them over, and are said once', () => {
    const merged = withAlias('kratos', `\n      <<: *kratos\n      ${providers}_1_CLIENT_SECRET: x`);
    expect(said(shared + merged + withAlias('migrate', ' *kratos'), 'compose.yml')).toEqual(['error out-of-range 3']);
    const list = withAlias('kratos', `\n      <<: [*kratos]\n      SECRETS_CIPHER: thirty-two-letters-are-an-aeskey`);
    expect(said(shared + list, 'compose.yml')).toEqual([]);
  });

  it('may be in another file', () => {
    const open = withAlias('kratos', `\n      <<: *elsewhere\n      ${providers}_1_CLIENT_SECRET: x`);
    expect(said(`services:\n${open}`, 'compose.yml')).toEqual(['warning variable-of-list 6']);
  });
});
