import { expect, it } from 'vitest';
import { found, look } from '../look';

const name = 'schema-path-escaped';
const config = (url: string): string => `identity:\n  schemas:\n    - id: default\n      url: ${JSON.stringify(url)}\n`;
const at = 'identity.schemas[].url';

// Seen on v1.3.1 and v26.2.0: they start, and registration and login answer 500.
it.each([
  ['file://./a b.json', '%20'],
  ['file:///etc/my files/a.json', '%20'],
  ['file://./ü.json', '%C3%BC'],
  ['file://ü.json', '%C3%BC'],
  ['file://./😀.json', '%F0%9F%98%80'],
  ['file://./q"q.json', '%22'],
  ['file://./b{c}.json', '%7B'],
])('flags %s as an error', (url, code) => {
  expect(look(config(url), {}, name)).toEqual([`error: ${at}`]);
  const [finding] = found(config(url), {}, name);
  expect(finding?.effect).toContain(`${code} `);
  expect(finding?.stops).toBeUndefined();
});

// Seen on v1.3.1 and v26.2.0: neither starts, unless a file is called so.
it('flags an escape that is written, unless a file is called so', () => {
  const url = 'file://./a%20b.json';
  expect(look(config(url), {}, name)).toEqual([`warning: ${at}`]);
  expect(look(config(url), { schemas: [{ id: 'default', url }] }, name)).toHaveLength(1);
  expect(look(config(url), { schemas: [{ id: 'default', url, text: '{}' }] }, name)).toEqual([]);
});

it.each([
  'file://./a-b_c.1~.json',
  'file:///etc/config/[x].json',
  'file://./x+y,z=(1)!.json',
  'file://./100%.json',
  'file://C:\\kratos\\a.json',
  'file://./${NAME} here.json',
  'https://example.org/a b.json',
  'https://example.org/a%20b.json',
  'base64://e30=',
])('keeps silent with %s', (url) => {
  expect(look(config(url), {}, name)).toEqual([]);
});

it('looks at identity schemas alone', () => {
  const mapper = '{id: a, mapper_url: "file://./a b.jsonnet"}';
  expect(look(`selfservice: {methods: {oidc: {config: {providers: [${mapper}]}}}}`, {}, name)).toEqual([]);
});
