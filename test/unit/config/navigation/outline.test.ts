import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/config/document/readConfig';
import { buildOutline, type OutlineItem } from '../../../../src/config/navigation/outline';

function picture(items: readonly OutlineItem[], indent = ''): string {
  return items
    .map(({ name, detail, kind, children }) => {
      const line = `${indent}${name}${detail === '' ? '' : `  ${detail}`} (${kind})\n`;
      return line + picture(children, `${indent}  `);
    })
    .join('');
}

describe('the outline', () => {
  it('names things by what they are', () => {
    const text = `identity:
  schemas:
    - id: person
      url: file://./person.json
selfservice:
  methods:
    totp: {enabled: true}
    password:
      enabled: false
    oidc:
      config:
        providers:
          - {id: google, provider: google, client_secret: s3cret}
  flows:
    login:
      after:
        hooks:
          - hook: web_hook
            config: {url: "https://user:pw@hooks.example.com/a", method: POST}
secrets:
  cookie: [s3cret]
dsn: postgres://user:s3cret@db/x
courier: {smtp: {connection_uri: smtp://u:s3cret@mail}}
log:
`;
    expect(picture(buildOutline(readConfig(text)))).toBe(`identity (block)
  schemas (list)
    person  file://./person.json (schema)
      id  person (text)
      url  file://./person.json (text)
selfservice (block)
  methods (block)
    totp  on (block)
      enabled  on (switch)
    password  off (block)
      enabled  off (switch)
    oidc (block)
      config (block)
        providers (list)
          google  google (provider)
            id  google (text)
            provider  google (text)
            client_secret (text)
  flows (block)
    login (block)
      after (block)
        hooks (list)
          web_hook  https://…@hooks.example.com/a (hook)
            hook  web_hook (text)
            config (block)
              url  https://…@hooks.example.com/a (text)
              method  POST (text)
secrets (block)
  cookie (list)
    1 (text)
dsn (text)
courier (block)
  smtp (block)
    connection_uri (text)
log (empty)
`);
  });

  it('repeats nothing that an alias or a merge brings along', () => {
    const text = 'a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n  e: 2\n';
    expect(picture(buildOutline(readConfig(text)))).toBe(
      'a (block)\n  b  1 (number)\nc (block)\nd (block)\n  e  2 (number)\n',
    );
  });

  it('knows the configuration of a Helm chart', () => {
    const text = 'kratos:\n  config:\n    identity:\n      schemas: [{id: a, url: b}]\n';
    expect(picture(buildOutline(readConfig(text), ['kratos', 'config']))).toContain('a  b (schema)');
  });

  it('keeps every line within its parent, whatever the text', () => {
    const words = fc.constantFrom(
      'a',
      'b:',
      '- ',
      '&x ',
      '*x',
      '<<: *x',
      '  ',
      '\n',
      '{',
      '}',
      '[',
      ']',
      '"',
      ': ',
      ', ',
      '# ',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const check = (items: readonly OutlineItem[], start: number, end: number): void => {
          for (const { whole, named, name, children } of items) {
            expect(whole.start).toBeGreaterThanOrEqual(start);
            expect(whole.end).toBeLessThanOrEqual(end);
            expect(named.start).toBeGreaterThanOrEqual(whole.start);
            expect(named.end).toBeLessThanOrEqual(whole.end);
            expect(name).not.toBe('');
            check(children, whole.start, whole.end);
          }
        };
        const text = parts.join('');
        check(buildOutline(readConfig(text)), 0, text.length);
      }),
    );
  });
});
