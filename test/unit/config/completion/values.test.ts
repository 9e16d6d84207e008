import { describe, expect, it } from 'vitest';
import { accept, labels, offered } from './complete';

describe('values', () => {
  it.each([
    ['allowed ones', 'log:\n  level: ‸', ['trace', 'debug', 'info', 'warning', 'error', 'fatal', 'panic']],
    ['switches', 'selfservice:\n  methods:\n    totp:\n      enabled: ‸', ['true', 'false']],
    ['half typed', 'session:\n  whoami:\n    required_aal: hi‸', ['aal1', 'highest_available']],
    ['in quotes', 'session:\n  whoami:\n    required_aal: "‸"', ['aal1', 'highest_available']],
    ['lifespans', 'session:\n  lifespan: ‸', ['24h', '72h', '168h', '720h']],
    [
      'methods of HTTP',
      'courier:\n  http:\n    request_config:\n      method: ‸',
      ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'],
    ],
    ['hashers', 'hashers:\n  algorithm: ‸', ['argon2', 'bcrypt']],
    [
      'items of a list',
      'serve:\n  public:\n    cors:\n      allowed_methods:\n        - P‸',
      expect.arrayContaining(['POST', 'GET']),
    ],
    [
      'a schema id',
      'identity:\n  default_schema_id: ‸\n  schemas:\n    - id: a\n      url: x\n    - {id: b, url: y}\n',
      ['a', 'b'],
    ],
    ['in flow style', 'log: {level: ‸, format: text}', expect.arrayContaining(['debug'])],
    ['in JSON', '{"log": {"level": ‸}}', expect.arrayContaining(['debug'])],
    ['a comment', 'log:\n  # level: ‸', []],
    ['a text of several lines', 'log:\n  level: |\n    ‸', []],
    ['a key that nobody knows', 'log:\n  levels: ‸', []],
  ])('%s', (_, text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it('hooks are those of the flow and the moment, those of Ory Network last', () => {
    const hooks = (place: string): string[] => {
      const names = place.split('.');
      const lines = names.map((name, depth) => `${'  '.repeat(depth + 2)}${name}:\n`).join('');
      return labels(`selfservice:\n  flows:\n${lines}${'  '.repeat(names.length + 2)}- hook: ‸`);
    };
    expect(hooks('login.after.password.hooks')).not.toContain('session');
    expect(hooks('registration.after.password.hooks')[0]).toBe('session');
    expect(hooks('registration.after.password.hooks').at(-1)).toBe('organization');
    expect(hooks('registration.before.hooks')).toEqual(['web_hook', 'b2b_sso', 'organization']);
  });

  it('are written as the place writes them', () => {
    expect(accept('session:\n  whoami:\n    required_aal: hi‸', 'aal1')).toBe(
      'session:\n  whoami:\n    required_aal: aal1',
    );
    expect(accept('session:\n  whoami:\n    required_aal:‸', 'aal1')).toBe(
      'session:\n  whoami:\n    required_aal: aal1',
    );
    expect(accept('log:\n  level: "in‸fo" # c', 'debug')).toBe('log:\n  level: "debug" # c');
    expect(accept('{"log": {"level": ‸}}', 'debug')).toBe('{"log": {"level": "debug"}}');
    expect(accept('{"log": {"level":‸\n"format": "text"}}', 'debug')).toBe(
      '{"log": {"level": "debug",\n"format": "text"}}',
    );
    expect(accept('serve:\n  public:\n    cors:\n      allowed_origins:\n        - ‸', '*')).toContain('- "*"');
  });

  it('say which is the default and what they mean', () => {
    const [, highest] = offered('session:\n  whoami:\n    required_aal: ‸');
    expect(highest?.detail).toContain('default');
    expect(highest?.about).toEqual({ kind: 'value', path: 'session.whoami.required_aal', value: 'highest_available' });
  });

  it('are addresses of the file, the page of a flow first', () => {
    const text = `selfservice:
  default_browser_return_url: http://localhost:3000/home
  flows:
    login:
      ui_url: http://localhost:3000/login
    recovery:
      ui_url: ‸
`;
    expect(labels(text)[0]).toBe('http://localhost:3000/recovery');
    expect(labels(text)).toContain('http://localhost:3000/home');
    expect(accept(text.replace('‸', 'http://loc‸'), 'http://localhost:3000/recovery')).toContain(
      'ui_url: http://localhost:3000/recovery\n',
    );
    const allowed = `${text.replace('‸', 'http://x')}  allowed_return_urls:\n    - ‸\n`;
    expect(labels(allowed)).toContain('http://localhost:3000/');
    expect(labels(allowed, { keysElsewhere: true })).toContain('http://localhost:3000/home');
  });

  it('are files that fit, also where a container has them', () => {
    const files = ['person.schema.json', 'schemas/customer.schema.json', 'claims.jsonnet', 'kratos.yml'];
    const schema = 'identity:\n  schemas:\n    - id: a\n      url: ‸';
    expect(labels(schema, { files })).toEqual([
      'file://./person.schema.json',
      'file://./schemas/customer.schema.json',
      'base64://',
    ]);
    expect(labels(`${schema}\n    - id: b\n      url: file:///etc/kratos/b.json\n`, { files })[0]).toBe(
      'file:///etc/kratos/person.schema.json',
    );
    expect(accept(schema.replace('‸', 'file://./per‸'), 'file://./person.schema.json', { files })).toContain(
      'url: file://./person.schema.json',
    );
    expect(
      labels('selfservice:\n  methods:\n    oidc:\n      config:\n        providers:\n          - mapper_url: ‸', {
        files,
      })[0],
    ).toBe('file://./claims.jsonnet');
  });
});
