import { expect, it } from 'vitest';
import { found, look, related } from '../look';

const name = 'social-providers';
const config = (...ids: string[]): string =>
  `selfservice: {methods: {oidc: {enabled: true, config: {providers: [${ids.map((id) => `{id: ${id}}`).join(', ')}]}}}}\n`;
const oidc = 'selfservice.methods.oidc';

it('flags social sign-in without a provider as information', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(), { version }, name)).toEqual([`information: ${oidc}.enabled`]);
  expect(look('selfservice: {methods: {oidc: {enabled: true}}}', {}, name)).toHaveLength(1);
});

// Seen on v1.3.1 and v26.2.0: both are sent to the first.
it('flags a second provider of the same id', () => {
  const text = config('github', 'google', 'github');
  expect(look(text, {}, name)).toEqual([`warning: ${oidc}.config.providers[].id`]);
  expect(found(text, {}, name)[0]?.start).toBe(text.lastIndexOf('github'));
  expect(related(text, {}, name)).toEqual([`${oidc}.config.providers[].id`]);
});

it.each([
  ['providers', config('github', 'google')],
  ['placeholders', config('"${A}"', '"${A}"')],
  ['social sign-in that is off', config().replace('true', 'false')],
  ['the default', 'selfservice: {methods: {oidc: {}}}'],
  ['a broken file', `${config()}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
