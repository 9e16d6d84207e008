import { expect, it } from 'vitest';
import { fixed, found, look } from '../look';

const name = 'duration-of-no-time';
const flow = (settings: string): string => `selfservice: {flows: {settings: {${settings}}}}\n`;

it.each(['0s', '0h0m', '00ms', '9999999h', '2562048h', '153722868m'])('flags %s', (length) => {
  const text = `session:\n  lifespan: ${length}\n`;
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(text, { version }, name)).toEqual(['error: session.lifespan']);
  expect(fixed(text, {}, name, 'Write the default')).toBe('session:\n  lifespan: "24h"\n');
});

it('says what comes of it', () => {
  expect(found(flow('lifespan: 0s'), {}, name)[0]?.effect).toContain('410');
  expect(found(flow('privileged_session_max_age: 0s'), {}, name)[0]?.effect).toContain('403');
});

it.each([
  ['selfservice: {methods: {code: {config: {lifespan: 0s}}}}\n', 'selfservice.methods.code.config.lifespan'],
  ['selfservice: {methods: {link: {config: {lifespan: 0s}}}}\n', 'selfservice.methods.link.config.lifespan'],
  ['session: {whoami: {tokenizer: {templates: {jwt: {ttl: 0s}}}}}\n', 'session.whoami.tokenizer.templates.jwt.ttl'],
])('flags it in %s', (text, path) => {
  expect(look(text, {}, name)).toEqual([`error: ${path}`]);
});

it.each([
  ['a second', 'session: {lifespan: 1s}\n'],
  ['a hundred years', 'session: {lifespan: 876000h}\n'],
  ['a mixture', 'session: {lifespan: 0h1m}\n'],
  ['clean-up without a wait', 'database: {cleanup: {sleep: {tables: 0s}, older_than: 0s}}\n'],
  ['no lifespan of that shape', 'session: {lifespan: 0}\n'],
  ['another key of that name', 'lifespan: 0s\nx: {session: {lifespan: 0s}}\n'],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
