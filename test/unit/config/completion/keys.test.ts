import { describe, expect, it } from 'vitest';
import { accept, labels, offered } from './complete';

const insertText = (marked: string, label: string): string | undefined =>
  offered(marked).find((one) => one.label === label)?.insertText;

describe('keys', () => {
  it('are the ones that a place has: required first, then the common, deprecated last', () => {
    const keys = offered('‸').filter(({ kind }) => kind === 'key');
    expect(keys.map(({ label }) => label).slice(0, 6)).toEqual([
      'dsn',
      'selfservice',
      'identity',
      'version',
      'serve',
      'session',
    ]);
    const registration = offered('selfservice:\n  flows:\n    registration:\n      ‸').filter(
      ({ kind }) => kind === 'key',
    );
    expect(registration.at(-1)).toMatchObject({ label: 'enable_legacy_one_step', deprecated: true });
  });

  it('are not offered twice, nor in a version that has them not', () => {
    expect(labels('selfservice:\n  flows:\n    login:\n      lifespan: 1h\n      ‸\n      ui_url: x')).not.toContain(
      'lifespan',
    );
    expect(labels('selfservice:\n  flows:\n    registration:\n      ‸')).toContain('style');
    expect(labels('selfservice:\n  flows:\n    registration:\n      ‸', { version: 'v1.3.1' })).not.toContain('style');
    expect(labels('courier:\n  ‸', { version: 'v1.3.1' })).toContain('sms');
    expect(labels('courier:\n  ‸')).not.toContain('sms');
  });

  it.each([
    [
      'a switch, with what is not the default first',
      'selfservice:\n  methods:\n    totp:\n      ‸',
      'enabled',
      'enabled: ${1|true,false|}',
    ],
    ['a mapping', 'selfservice:\n  ‸', 'flows', 'flows:\n  $0'],
    ['a list', 'selfservice:\n  ‸', 'allowed_return_urls', 'allowed_return_urls:\n  - $0'],
    [
      'a few values, the default first',
      'session:\n  whoami:\n    ‸',
      'required_aal',
      'required_aal: ${1|highest_available,aal1|}',
    ],
    ['a text', 'selfservice:\n  ‸', 'default_browser_return_url', 'default_browser_return_url: $0'],
    ['a text with a default', 'selfservice:\n  flows:\n    login:\n      ‸', 'lifespan', 'lifespan: ${1:1h}'],
    ['in flow style', 'selfservice: {‸}', 'flows', 'flows: { $0 }'],
    ['steps of four', 'selfservice:\n    ‸\n    methods:\n', 'flows', 'flows:\n    $0'],
    ['behind a dash', 'identity:\n  schemas:\n    - ‸', 'id', 'id: $0'],
    ['the colon alone', 'selfservice:\n  flows:‸', 'login', '\n  login:\n    $0'],
    ['with its colon', 'selfservice:\n  fl‸ows:\n    login:\n', 'methods', 'methods'],
    ['the dash of a list is missing', 'identity:\n  schemas:\n    ‸', 'id', '- id: $0'],
  ])('are written with what fits next: %s', (_, text, label, expected) => {
    expect(insertText(text, label)).toBe(expected);
  });

  it('stand in line with their neighbours', () => {
    expect(accept('selfservice:\n  flows:\n‸\n    login:\n      lifespan: 1h\n', 'logout')).toBe(
      'selfservice:\n  flows:\n    logout:\n      \n    login:\n      lifespan: 1h\n',
    );
    expect(accept('identity:\n  schemas:\n    - id: a\n      u‸\n', 'url')).toBe(
      'identity:\n  schemas:\n    - id: a\n      url: \n',
    );
    expect(accept('selfservice: ‸', 'methods')).toBe('selfservice:\n  methods:\n    ');
  });

  it('in JSON have quotes, and the commas that are missing', () => {
    expect(accept('{\n  "selfservice": {\n    "fl‸"\n  }\n}', 'flows')).toBe(
      '{\n  "selfservice": {\n    "flows": {\n      \n    }\n  }\n}',
    );
    expect(accept('{\n  "dsn": "memory"\n  ‸\n  "log": {}\n}', 'version')).toBe(
      '{\n  "dsn": "memory",\n  "version": "",\n  "log": {}\n}',
    );
    expect(accept('{\n  "selfservice": {\n    "flows": {"login": {‸}}\n  }\n}', 'lifespan')).toContain(
      '{"login": {"lifespan": "1h"}}',
    );
    expect(offered('{"sel‸"}').find(({ label }) => label === 'selfservice')?.filterText).toBe('"selfservice"');
  });

  it('are those of the kind that is written', () => {
    const hook = (name: string): string[] =>
      labels(
        `selfservice:\n  flows:\n    login:\n      after:\n        hooks:\n          - hook: ${name}\n            ‸`,
      );
    expect(hook('revoke_active_sessions')).toEqual([]);
    expect(hook('web_hook')).toEqual(['config']);
    const provider = (name: string): string[] =>
      labels(
        `selfservice:\n  methods:\n    oidc:\n      config:\n        providers:\n          - provider: ${name}\n            ‸`,
      );
    expect(provider('apple')).toContain('apple_team_id');
    expect(provider('apple')).not.toContain('microsoft_tenant');
    expect(provider('microsoft')).toContain('microsoft_tenant');
    expect(provider('google')).not.toContain('apple_team_id');
    const auth =
      'courier:\n  http:\n    request_config:\n      auth:\n        type: basic_auth\n        config:\n          ‸';
    expect(labels(auth)).toEqual(['password', 'user']);
    expect(labels(auth.replace('basic_auth', 'api_key'))).toEqual(expect.arrayContaining(['name', 'value', 'in']));
    expect(labels('courier:\n  delivery_strategy: http\n  ‸', {}, 'key')).not.toContain('smtp');
    expect(labels('courier:\n  ‸', {}, 'key')).toEqual(expect.arrayContaining(['smtp', 'http']));
  });

  it('below the chart of Helm stand two levels down, and nowhere else', () => {
    const context = { document: { kind: 'config', root: 'kratos.config.' } } as const;
    expect(labels('kratos:\n  config:\n    sel‸', context)).toContain('selfservice');
    expect(labels('kratos:\n  config:\n    session:\n      ‸', context)).toContain('whoami');
    expect(labels('kratos:\n  ‸', context)).toEqual([]);
    expect(labels('‸\nkratos:\n', context)).toEqual([]);
  });

  it('of names that people choose lead to what stands below them', () => {
    expect(labels('session:\n  whoami:\n    tokenizer:\n      templates:\n        mine:\n          ‸')).toContain(
      'jwks_url',
    );
    expect(labels('unknown:\n  ‸')).toEqual([]);
    expect(labels('courier:\n  templates:\n    ‸')).toContain('recovery_code');
  });

  it('are left to another extension, where that is there', () => {
    expect(labels('session:\n  ‸', { keysElsewhere: true }, 'key')).toEqual([]);
    expect(labels('selfservice:\n  methods:\n    ‸', { keysElsewhere: true })).toContain(
      'TOTP: codes of an authenticator app',
    );
    expect(labels('log:\n  level: ‸', { keysElsewhere: true })).toEqual([]);
  });
});
