import { describe, expect, it } from 'vitest';
import { readPayload } from '../../../../../src/kratos/flow/form/along';
import type { Entries } from '../../../../../src/kratos/flow/form/form.types';
import { buildSubmission } from '../../../../../src/kratos/flow/form/submission';
import { input, makeFlow, passwordLogin, submit } from '../makeFlow';

const provider = submit('oidc', 'provider', 'acme');
const flow = makeFlow({ nodes: [...passwordLogin, provider] });
const sent = (submitter: string, entries: Entries, of = flow): unknown =>
  JSON.parse(buildSubmission(of, submitter, entries, 'json').body);

describe('what goes along with a press', () => {
  it('is an object in JSON, and its text in a form', () => {
    const entries = { transient_payload: ' {"plan": "free", "tags": [1, null]} ' };
    expect(sent('method=password', entries)).toMatchObject({ transient_payload: { plan: 'free', tags: [1, null] } });
    const form = new URLSearchParams(buildSubmission(flow, 'method=password', entries, 'form').body);
    expect(form.getAll('transient_payload')).toEqual(['{"plan":"free","tags":[1,null]}']);
  });

  it('is left out when it is empty or broken', () => {
    for (const typed of ['', '  ', '{', '[1]', '"text"', 'null', '7'])
      expect(sent('method=password', { transient_payload: typed })).not.toHaveProperty('transient_payload');
  });

  it('has what a node puts into the payload beside what was typed', () => {
    const captcha = input('captcha', 'transient_payload.captcha_answer', 'hidden', { value: 'solved' });
    const withCaptcha = makeFlow({ nodes: [...passwordLogin, captcha] });
    expect(sent('method=password', { transient_payload: '{"plan":"free"}' }, withCaptcha)).toMatchObject({
      transient_payload: { plan: 'free', captcha_answer: 'solved' },
    });
    expect(sent('method=password', {}, withCaptcha)).toMatchObject({
      'transient_payload.captcha_answer': 'solved',
    });
  });

  it('goes to a provider where one is pressed, and nowhere else', () => {
    const entries = { 'upstream_parameters.prompt': 'login', 'upstream_parameters.hd': '' };
    expect(sent('provider=acme', entries)).toMatchObject({ provider: 'acme', 'upstream_parameters.prompt': 'login' });
    expect(Object.keys(sent('provider=acme', entries) as object)).not.toContain('upstream_parameters.hd');
    expect(JSON.stringify(sent('method=password', entries))).not.toContain('upstream');
  });
});

describe('a transient payload', () => {
  it.each([
    ['{"a": 1}', 'object'],
    ['{}', 'object'],
    ['', 'none'],
    ['\n', 'none'],
    ['{"a": 1', 'broken'],
    ['{a: 1}', 'broken'],
    ['[]', 'broken'],
    ['null', 'broken'],
  ])('%s is %s', (typed, kind) => {
    expect(readPayload({ transient_payload: typed }).kind).toBe(kind);
  });

  it('is none where nothing was typed', () => {
    expect(readPayload({}).kind).toBe('none');
    expect(readPayload({ transient_payload: true }).kind).toBe('none');
  });
});
