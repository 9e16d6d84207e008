import { expect, it } from 'vitest';
import { upstreamEntries } from '../../../../src/kratos/flow/upstream';

it('makes fields of what a start was given for the provider, and of nothing else', () => {
  const parameters = { prompt: 'login', login_hint: 'ada+x@example.com', hd: '', aal: 'aal1' };
  expect(upstreamEntries(parameters)).toEqual({
    'upstream_parameters.prompt': 'login',
    'upstream_parameters.login_hint': 'ada+x@example.com',
  });
  expect(upstreamEntries({})).toEqual({});
});
