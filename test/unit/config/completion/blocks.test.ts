import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blocks, isOfVersion } from '../../../../src/config/completion/blocks';
import { readConfig } from '../../../../src/config/document/readConfig';
import type { Path } from '../../../../src/config/reference/path';
import { writeSetting } from '../../../../src/config/document/edits';
import { checkRules } from '../../../../src/config/checks/rules/index';
import { findStructure } from '../../../../src/config/reference/structure';
import { versions, type Version } from '../../../../src/config/reference/versions';
import { accept, acceptIn, labels, offered } from './complete';

/** A small configuration that works, with a line of its own in every mapping that a block can go into. */
const minimal = `dsn: memory
serve:
  public:
    base_url: http://localhost:4433/
    ‸serve.public
selfservice:
  default_browser_return_url: http://localhost:4455/
  methods:
    profile:
      enabled: true
    ‸selfservice.methods
  flows:
    login:
      ui_url: http://localhost:4455/login
      after:
        password:
          ‸selfservice.flows.login.after.password.hooks[]
    settings:
      ui_url: http://localhost:4455/settings
      ‸selfservice.flows.settings
    registration:
      ui_url: http://localhost:4455/registration
      after:
        password:
          ‸selfservice.flows.registration.after.password.hooks[]
    error:
      ui_url: http://localhost:4455/error
    ‸selfservice.flows
identity:
  default_schema_id: default
  ‸identity
  schemas:
    - id: default
      url: file://./identity.schema.json
    - ‸identity.schemas[]
session:
  lifespan: 24h
  ‸session
courier:
  smtp:
    connection_uri: smtp://localhost:1025/
  ‸courier.channels[]
hashers:
  ‸hashers
‸
`;

/** The minimal configuration with the cursor where a block belongs; what stands in the block's way is taken out. */
function placeFor(at: string, lines: readonly string[]): string {
  if (at === 'selfservice.methods.oidc.config.providers[]')
    return place(
      at,
      minimal.replace(
        '    ‸selfservice.methods\n',
        `    oidc:\n      enabled: true\n      config:\n        providers:\n          - ‸${at}\n`,
      ),
    );
  if (at === 'courier') return place(at, minimal.replace(/courier:\n[^]*hashers:/, 'courier:\n  ‸courier\nhashers:'));
  if (at === 'session.whoami') return place(at, minimal.replace('session:\n', `session:\n  whoami:\n    ‸${at}\n`));
  const name = (lines[0] ?? '').replace(/:.*/, '');
  return place(at, name === 'lifespan' ? minimal.replace('  lifespan: 24h\n', '') : minimal);
}

function place(at: string, text: string): string {
  return text
    .split('\n')
    .flatMap((line) =>
      line.includes('‸') ? (line.endsWith(`‸${at}`) ? [line.slice(0, line.length - at.length)] : []) : [line],
    )
    .join('\n');
}

function findings(text: string, version: Version): string[] {
  return checkRules(readConfig(text), { version, schemas: [] })
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code, message, start, end }) => `${code}: ${message} ${text.slice(start, end)}`);
}

const cases = blocks.flatMap((block) =>
  versions.filter((version) => isOfVersion(block, version)).map((version) => ({ ...block, version })),
);

describe.each(cases)('$name ($at, $version)', ({ name, at, lines, version, isWhole, also = [] }) => {
  const before = isWhole === true ? '‸' : placeFor(at, lines);

  it('works, and nothing worse than information is said of it', () => {
    const after = accept(before, name, { version });
    expect(() => parse(after) as unknown).not.toThrow();
    const full = also.reduce((text, { path, value }) => {
      const edit = writeSetting(readConfig(text), path, value);
      return edit ? text.slice(0, edit.place.start) + edit.text + text.slice(edit.place.end) : text;
    }, after);
    for (const { path, value } of also) expect(readConfig(full).value(...path)).toBe(value);
    expect(findings(before.replace('‸', '').replace(/^ *- *$/m, ''), version).filter(() => isWhole !== true)).toEqual(
      [],
    );
    expect(findings(full, version)).toEqual([]);
  });

  it('has keys that this version knows', () => {
    const after = accept(before, name, { version });
    for (const { path } of readConfig(after).entries) expect(findStructure(textOf(path)), textOf(path)).toBeDefined();
  });
});

function textOf(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? '[]' : part))
    .join('.')
    .replaceAll('.[]', '[]');
}

describe('blocks', () => {
  it('are offered where they fit, and not where they are written', () => {
    expect(labels('selfservice:\n  methods:\n    ‸', {}, 'block')).toContain('TOTP: codes of an authenticator app');
    expect(labels('selfservice:\n  methods:\n    totp:\n      enabled: false\n    ‸', {}, 'block')).not.toContain(
      'TOTP: codes of an authenticator app',
    );
    expect(labels('log:\n  ‸', {}, 'block')).toEqual([]);
  });

  it('bring the key or the dash that is missing before them', () => {
    expect(accept('selfservice:\n  ‸', 'Lookup secrets: codes to print out')).toBe(
      'selfservice:\n  methods:\n    lookup_secret:\n      enabled: true',
    );
    expect(accept('identity:\n  schemas:\n    ‸', 'Identity schema')).toBe(
      'identity:\n  schemas:\n    - id: customer\n      url: file://./customer.schema.json',
    );
    expect(accept('identity:\n  schemas: ‸', 'Identity schema')).toBe(
      'identity:\n  schemas:\n    - id: customer\n      url: file://./customer.schema.json',
    );
  });

  it('are indented as the document is', () => {
    expect(accept('selfservice:\n    methods:\n        ‸', 'TOTP: codes of an authenticator app')).toBe(
      'selfservice:\n    methods:\n        totp:\n            enabled: true\n            config:\n                issuer: Example',
    );
  });

  it('are JSON in JSON', () => {
    const after = accept(
      '{\n  "selfservice": {\n    "methods": {\n      ‸\n    }\n  }\n}',
      'TOTP: codes of an authenticator app',
    );
    expect(JSON.parse(after)).toEqual({
      selfservice: { methods: { totp: { enabled: true, config: { issuer: 'Example' } } } },
    });
  });

  it('make a whole configuration of an empty file, and only of that', () => {
    const whole = blocks.find(({ isWhole }) => isWhole)?.name;
    expect(labels('‸')[0]).toBe(whole);
    expect(labels('# mine\n‸\n')[0]).toBe(whole);
    expect(labels('dsn: memory\n‸')).not.toContain(whole);
    const [first] = offered('kra‸', { version: 'v1.3.1' });
    expect(first && acceptIn('kra', first)).toMatch(/^version: v1\.3\.1\n/);
  });

  it('have names of their own at each place', () => {
    for (const version of versions) {
      const names = blocks.filter((block) => isOfVersion(block, version)).map(({ at, name }) => `${at} ${name}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
