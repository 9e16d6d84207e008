import { expect, it } from 'vitest';
import { buildSubmission } from '../../../../src/kratos/flow/form/submission';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import { withUpstream } from '../../../../src/kratos/flow/upstream';
import { recorded } from '../../../kit/replay';

const parsed = parseFlow('login', recorded('v26.2.0', 'oidc-ajax-login')[0]?.response?.body);
if (!parsed.ok) throw new Error('It is a login.');
const flow = parsed.value;

it('puts what is for the provider into the press of its button, and into no other', () => {
  const parameters = { prompt: 'login', login_hint: 'ada+x@example.com', hd: '', aal: 'aal1' };
  const asked = (submitter: string): unknown =>
    JSON.parse(buildSubmission(withUpstream(flow, submitter, parameters), submitter, {}, 'json').body);
  expect(asked('provider=acme')).toMatchObject({
    provider: 'acme',
    'upstream_parameters.prompt': 'login',
    'upstream_parameters.login_hint': 'ada+x@example.com',
  });
  expect(Object.keys(asked('provider=acme') as object)).not.toContain('upstream_parameters.hd');
  expect(JSON.stringify(asked('method=password'))).not.toContain('upstream');
  expect(withUpstream(flow, 'provider=acme', {})).toBe(flow);
});
