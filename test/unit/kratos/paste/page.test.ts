import { describe, expect, it } from 'vitest';
import { secretsInExchange } from '../../../../src/kratos/exchange/redact';
import { describe as explain } from '../../../../src/kratos/paste/describe';
import { readPageLink, renderDescription } from '../../../../src/kratos/paste/page';
import { recognise } from '../../../../src/kratos/paste/recognise';
import { isPasted, recordPasted } from '../../../../src/kratos/paste/record';
import { kinds } from './answers';

const now = Date.parse('2026-11-22T10:00:00Z');

const page = (text: string): string => renderDescription(explain(recognise(text), now));

const bodies = kinds.map(({ text }) => text);

const secretsIn = (body: string): readonly string[] =>
  secretsInExchange({
    id: 'x',
    source: 'imported',
    startedAt: 0,
    durationMs: 0,
    request: { method: 'GET', url: 'http://127.0.0.1/', headers: [] },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: '1.1',
      headers: [['Content-Type', 'application/json']],
      body,
      size: body.length,
    },
  }).filter((secret) => secret.length >= 8);

describe('the page about a pasted text', () => {
  it('says something of every recorded answer, and none of its secrets', () => {
    const leaks = bodies.flatMap((body) => {
      const markdown = page(body);
      expect(markdown).toMatch(/^# \S/);
      return secretsIn(body).filter((secret) => markdown.includes(secret));
    });
    expect(leaks).toEqual([]);
  });

  it('keeps a flow without its secrets', () => {
    let kept = 0;
    for (const body of bodies) {
      const { pasted } = recognise(body);
      const record = pasted.kind === 'flow' ? recordPasted(pasted, now, undefined) : undefined;
      if (record === undefined) continue;
      kept += 1;
      const stored = JSON.stringify(record);
      expect(secretsIn(body).filter((secret) => stored.includes(secret))).toEqual([]);
      expect(isPasted(record)).toBe(true);
      expect(record.flow?.nodes.length).toBe(nodesIn(body));
    }
    expect(kept).toBeGreaterThan(100);
  });

  it('takes nothing of what was pasted for markup', () => {
    const markdown = page(
      JSON.stringify({
        error: { id: '[x](http://evil.example)', code: 403, reason: '![i](http://evil.example/p.png)' },
      }),
    );
    // Outside of code, nothing leads to where it says.
    expect(markdown.replaceAll(/`[^`]*`/g, '')).not.toContain('http:');
  });

  it('names the cause of a refusal, what to do, and goes on from it', () => {
    const markdown = page(
      '{"error":{"id":"session_aal2_required","code":403,"reason":"…"},"redirect_browser_to":"http://kratos:4433/self-service/login/browser?aal=aal2"}',
    );
    expect(markdown).toContain('# session\\_aal2\\_required');
    expect(markdown).toContain('A browser on another machine cannot reach kratos:4433');
    expect(links(markdown)).toContainEqual({ kind: 'start-flow', type: 'login', parameters: { aal: 'aal2' } });
    expect(links(markdown)).toContainEqual({ kind: 'explain', name: 'session_aal2_required' });
  });

  it('tells what does not fit in a flow', () => {
    const flow = (ui: object, more: object = {}): string =>
      JSON.stringify({ id: 'a', type: 'browser', state: 'choose_method', ui: { nodes: [], ...ui }, ...more });
    const action = 'http://kratos.internal:4433/self-service/login?flow=a';
    expect(page(flow({ action }, { expires_at: '2026-11-22T09:00:00Z' }))).toContain('It expired at');
    expect(page(flow({ action }))).toContain('cannot reach kratos.internal:4433');
    expect(
      page(flow({ action: 'http://localhost:4433/self-service/login' }, { request_url: 'http://127.0.0.1:4433/x' })),
    ).toContain('cookies of the one do not go to the other');
    const both = [1_010_003, 1_010_004].map((id) => ({ id, text: 'x', type: 'info' }));
    expect(page(flow({ action, messages: both }))).toContain('two things at once');
  });
});

const links = (markdown: string): unknown[] =>
  [...markdown.matchAll(/\(#do=([^)]*)\)/g)].map(([, link = '']) => readPageLink(link));

const nodesIn = (body: string): number => {
  const { ui } = JSON.parse(body) as { readonly ui?: { readonly nodes: readonly unknown[] | null } };
  return ui?.nodes?.length ?? 0;
};

it.each([
  [{ reject_reason: 'The HTTP Cookie Header was not set, but it is needed.' }, 'did not carry the CSRF cookie'],
  [{ reject_reason: 'The HTTP Cookie Header did not include the CSRF cookie.' }, 'did not carry the CSRF cookie'],
  [{ hint: 'The CSRF token was not included in the HTTP request body.' }, 'csrf_token'],
  [{ reject_reason: 'A cookie and a token were sent but they do not match.' }, 'One is missing, or they belong'],
])('a CSRF refusal that says %j is explained by that', (details, words) => {
  const error = { id: 'security_csrf_violation', code: 403, status: 'Forbidden', reason: 'Please retry.', details };
  const { why = '', todo } = explain(recognise(JSON.stringify({ error })), now);
  expect(why).toContain(words);
  expect(todo.length).toBeGreaterThan(0);
  expect(why.split('\n').length).toBe(words.startsWith('One') ? 4 : 1);
});

describe('an address with an id', () => {
  const id = 'b1c6a4f0-7d0a-4c56-9f53-1d7f1a2b3c4d';

  it.each([
    ['an error page', `https://app.example.com/auth/error?id=${id}`, 'error-page', ['Read this error']],
    ['any page', `https://shop.example.com/cart?id=${id}`, 'some-id', []],
    ['a page without one', 'https://shop.example.com/cart', 'elsewhere', []],
  ])('of %s is taken for no more than that', (_, text, place, labels) => {
    const recognised = recognise(text);
    expect(recognised.pasted).toMatchObject({ kind: 'address', place });
    expect(explain(recognised, now).goOn.map(({ label }) => label)).toEqual(labels);
  });
});
