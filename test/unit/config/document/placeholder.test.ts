import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inRoot } from '../../../../scripts/places.mjs';
import { checkConfig } from '../../../../src/config/checks/checkConfig';
import { readConfig } from '../../../../src/config/document/readConfig';
import { isBarePlaceholder, isPlaceholder } from '../../../../src/config/document/placeholder';
import { codes } from '../checks/schema/look';
import { fixed, found, look } from '../checks/rules/look';

const bare = [
  '${HOST}',
  'https://${HOST:-localhost}/login',
  '$(HOST)',
  '{$HOST}',
  '$HOST',
  '$host',
  'https://$DOMAIN:$PORT/',
  '@HOST@',
  '@@HOST@@',
  '@public.url@/login',
  '%HOST%',
  '%public_url%',
  '<your host>',
  '__HOST__',
  '__PUBLIC_URL__/login',
  '#{HOST}#',
  '#{HOST}',
  '{HOST}',
  'OVERWRITE_ME',
  'PUT_KEY_HERE',
  'YOUR_DOMAIN',
  'CHANGEME',
  'https://{DOMAIN}/',
];
const ofTools = [
  '{{ .Values.host }}',
  'https://{{ host }}/',
  '{% host %}',
  '<%= host %>',
  '[[ host ]]',
  '%{host}',
  '%(host)s',
  '(( grab host ))',
  '((host))',
  'ENC[AES256_GCM,data:aGk=,iv:aXY=,tag:dGFn,type:str]',
  'ref+vault://secret/kratos#/dsn',
  'vault:secret/data/kratos#dsn',
  'op://team/kratos/dsn',
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:kratos',
];

describe('a placeholder', () => {
  it.each(bare)('%s tells not who fills it in', (text) => {
    expect([isPlaceholder(text), isBarePlaceholder(text)]).toEqual([true, true]);
  });

  it.each(ofTools)('%s is of a tool', (text) => {
    expect([isPlaceholder(text), isBarePlaceholder(text)]).toEqual([true, false]);
  });

  it.each([
    'https://example.com/login?next=%2Fhome',
    'postgres://app:p%C3%A4ss%20w@db:5432/kratos',
    'postgres://app:pa$$W0RD@db/kratos',
    'postgres://app:pa$SW0RD@db/kratos',
    '$2a$12$abcdefghijklmnopqrstuv',
    'Acme <no-reply@acme.example>',
    'PLEASE-CHANGE-ME-I-AM-VERY-INSECURE',
    'HOME',
    'user@acme.example',
    'ory_kratos_session',
    '__Host-session',
    'base64://eyJhIjp7ImIiOjF9fQ==',
    'urn:ietf:params',
    '100%',
    'a@b@c',
    '[::1]',
    '',
  ])('is not: %s', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});

/** Configurations that work, and every scalar in them by its path. */
const working = globSync('*kratos.yml', { cwd: inRoot('test', 'fixtures', 'configs') }).map((name) => ({
  name,
  text: readFileSync(inRoot('test', 'fixtures', 'configs', name), 'utf8'),
}));

/** What is said above a hint. */
function trouble(text: string): string[] {
  return checkConfig(readConfig(text), { version: 'v26.2.0', schemas: [] })
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code, start, end }) => `${code} [${text.slice(start, end)}]`);
}

describe('of what is filled in later nothing can be said', () => {
  it.each(working)('whichever value of $name it is', ({ text }) => {
    const config = readConfig(text);
    const usual = new Set(trouble(text));
    const values = config.entries.filter(
      ({ value, place }) => (typeof value !== 'object' || value === null) && place.start < place.end,
    );
    expect(values.length).toBeGreaterThan(10);
    const wrong = values.flatMap(({ path, place }, at) => {
      const sign = [...bare, ...ofTools][at % (bare.length + ofTools.length)] ?? '';
      const changed = `${text.slice(0, place.start)}${JSON.stringify(sign)}${text.slice(place.end)}`;
      return trouble(changed)
        .filter((found) => !usual.has(found))
        .map((found) => `${path.join('.')}: ${sign}: ${found}`);
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['@HOST@', 'https://acme.example/'],
    ['%HOST%', 'https://acme.example/'],
    ['{{ host }}', '{}'],
    ['[[ host ]]', '[]'],
    ['{HOST}', '{}'],
    ['#{HOST}#', ''],
  ])('%s needs no quotes', (sign) => {
    const text = `dsn: memory\nserve:\n  public:\n    base_url: ${sign}\n    port: ${sign}\nsession:\n  lifespan: ${sign}\nsecrets:\n  cookie:\n    - ${sign}\n`;
    expect(trouble(text)).toEqual([]);
  });

  it('may stand for a key, and beside what SOPS notes', () => {
    const text =
      'dsn: ENC[AES256_GCM,data:aGk=]\nsession:\n  ${KEY}: ${VALUE}\nsops:\n  mac: ENC[AES256_GCM,data:aGk=]\n';
    expect(trouble(text)).toEqual([]);
    expect(codes('dsn: memory\nsops: true\n')).toContain('unknown-key [sops]');
    expect(codes('$schema: "https://a.example"\ndsn: memory\n')).toContain('unknown-key [$schema]');
  });
});

describe('that Kratos fills in nothing', () => {
  const name = 'unfilled-placeholder';
  const text = `dsn: \${DSN}
log:
  level: info
secrets:
  cookie:
    - \${COOKIE_SECRET}
  cipher:
    - \${CIPHER_SECRET}
serve:
  public:
    base_url: \${PUBLIC_URL}
`;

  it('is said once in a file, of what would be refused as it stands', () => {
    expect(look(text, {}, name)).toEqual(['hint: secrets.cipher[]']);
    expect(found(text, {}, name)[0]?.effect).toBe(
      'With this value Kratos does not start. item 1 of secrets.cipher must have exactly 32 characters, and has 16. From the environment Kratos reads this setting as SECRETS_CIPHER_0.',
    );
    const shorter = text.replace('COOKIE_SECRET', 'COOKIE');
    expect(look(shorter, {}, name)).toEqual(['hint: secrets.cookie[]']);
  });

  it('is said of the first where all could stand so', () => {
    const header = 'dsn: memory\ncourier:\n  smtp:\n    headers:\n      X-Key: ${KEY}\n';
    expect(look(header, {}, name)).toEqual(['hint: courier.smtp.headers.X-Key']);
    expect(found(header, {}, name)[0]).toMatchObject({
      effect: 'Kratos reads environment variables of its own instead, each named after its setting.',
      fixes: [],
    });
  });

  it('leaves the setting to its variable, with the list and the blocks that would be empty', () => {
    const without = fixed(text, {}, name, 'Leave it to the variable SECRETS_CIPHER');
    expect(without).toContain('COOKIE_SECRET}\n  # secrets.cipher: SECRETS_CIPHER\nserve:\n');
    const url = `log: {level: info}\nserve:\n  public:\n    base_url: \${URL}\n`;
    expect(fixed(url, {}, name, 'Leave it')).toBe(
      'log: {level: info}\n# serve.public.base_url: SERVE_PUBLIC_BASE_URL\n',
    );
    expect(parse(without)).toMatchObject({ secrets: { cookie: ['${COOKIE_SECRET}'] } });
  });

  it.each([
    ['of a template engine', `${text}# {{ if .dev }}\n`],
    ['of a tool that keeps secrets', 'dsn: ref+vault://secret/kratos#/dsn\n'],
    ['where a comment names who fills it in', `# envsubst < kratos.tmpl.yml\n${text}`],
    ['where there is none', 'dsn: memory\n'],
  ])('is not said %s', (_, given) => {
    expect(look(given, {}, name)).toEqual([]);
  });

  it('is not said of a chart’s values', () => {
    expect(look(text, { isPartial: true }, name)).toEqual([]);
  });
});
