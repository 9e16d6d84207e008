import { describe, expect, it } from 'vitest';
import { recognise } from '../../../../src/kratos/paste/recognise';
import type { Pasted } from '../../../../src/kratos/paste/types';
import { answers, kinds } from './answers';

const told = ({ pasted }: { readonly pasted: Pasted }): string =>
  [pasted.kind, 'type' in pasted ? pasted.type : undefined].filter(Boolean).join(' ');

/** What is in the body itself, by the address that it came from. */
const expected = (path: string, text: string): string | undefined => {
  const json = JSON.parse(text) as Record<string, unknown>;
  const [, type] = /^\/self-service\/(login|registration|settings|recovery|verification)\b/.exec(path) ?? [];
  if ('ui' in json && type !== undefined) return `flow ${type}`;
  if (path === '/self-service/errors' && 'id' in json) return 'stored-error';
  if ('error' in json) return 'error';
  if (path === '/sessions/whoami') return 'session';
  return undefined;
};

describe('every recorded answer', () => {
  it('is recognised', () => {
    const wrong = answers.flatMap(({ name, path, text }) => {
      const wanted = expected(path, text);
      const found = told(recognise(text));
      return wanted === undefined || found === wanted ? [] : [`${name}: ${found} instead of ${wanted}`];
    });
    expect(wrong).toEqual([]);
    expect(answers.length).toBeGreaterThan(1000);
  });

  it('is the same or too little to tell, wherever it is cut off', () => {
    let tried = 0;
    // Other places in each answer, and the same at each run.
    const wrong = kinds.flatMap(({ name, text }, index) => {
      const whole = told(recognise(text));
      return Array.from({ length: 20 }, (_, cut) =>
        Math.floor((text.length * ((index * 7 + cut * 53) % 1000)) / 1000),
      ).flatMap((at) => {
        tried += 1;
        const found = told(recognise(text.slice(0, at)));
        const isLess = found === 'foreign' || whole.startsWith(`${found} `);
        return found === whole || isLess ? [] : [`${name} at ${String(at)}: ${found} instead of ${whole}`];
      });
    });
    expect(wrong).toEqual([]);
    expect(tried).toBe(kinds.length * 20);
  });

  it.each([
    [
      'a quotation',
      (text: string) =>
        text
          .split('\n')
          .map((line) => `> ${line}`)
          .join('\n'),
    ],
    ['a fence with a label', (text: string) => `json\nCopy code\n\`\`\`json\n${text}\n\`\`\``],
    ['links of a chat', (text: string) => text.replace(/"(https?:\/\/[^"|]+)"/g, '"<$1|$1>"')],
    ['smart quotes', (text: string) => (text.includes('\\"') ? text : text.replace(/"([^"]*)"/g, '“$1”'))],
    ['a string within JSON', (text: string) => JSON.stringify(text)],
    ['the answer of a client', (text: string) => `{"status":200,"data":${text},"headers":{}}`],
    [
      'a line of a log',
      (text: string) => `2026-11-30T10:00:00Z [app] info: answer was ${JSON.stringify(JSON.parse(text))}`,
    ],
    ['entities of a page', (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
    ['the head of a response', (text: string) => `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${text}`],
  ])('is recognised in %s', (_, wrap) => {
    const wrong = kinds.flatMap(({ name, text }) => {
      const [whole, found] = [told(recognise(text)), told(recognise(wrap(text)))];
      return whole === found || whole === 'foreign' ? [] : [`${name}: ${found} instead of ${whole}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what else people have', () => {
  const hex = 'b1c6a4f0-7d0a-4c56-9f53-1d7f1a2b3c4d';
  it.each<[string, string, string]>([
    ['a piece of an answer', '"messages": [{"id": 4000006, "text": "wrong", "type": "error"}]', 'messages'],
    [
      'a piece with what follows',
      '"messages": [{"id": 4000006, "text": "w", "type": "error"}], "nodes": []',
      'messages',
    ],
    ['a list of messages', '[{"id": 1010003, "text": "a", "type": "info"}]', 'messages'],
    ['a message of JavaScript', "{ id: 4000006, text: 'wrong', type: 'error', context: {} }", 'messages'],
    ['an error as a client prints it', "{ code: 403, status: 'Forbidden', message: 'no', reason: 'aal' }", 'error'],
    ['nodes', '{"type":"input","group":"default","attributes":{"name":"csrf_token","node_type":"input"}}', 'nodes'],
    ['an item of continue_with', '{"action":"set_ory_session_token","ory_session_token":"x"}', 'continue-with'],
    ['a token', 'eyJhbGciOiJFUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiJiIiwiZXhwIjoxfQ.c2ln', 'token'],
    ['a token in a header', 'Authorization: Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJiIn0.c2ln', 'token'],
    ['cookies that were sent', 'Cookie: csrf_token_82b1=abc; ory_kratos_session=def', 'cookies'],
    ['cookies without their header', 'csrf_token_82b1=abc; ory_kratos_session=def', 'cookies'],
    ['a cookie that was set', 'Set-Cookie: ory_kratos_session=abc; Path=/; HttpOnly; SameSite=Lax', 'cookies'],
    ['the address of a page', `http://127.0.0.1:4455/login?flow=${hex}`, 'address'],
    ['the address of a start', 'http://kratos:4433/self-service/login/browser?aal=aal2', 'address'],
    ['the id of a flow', hex, 'address'],
    ['a message id', '4000006', 'name'],
    ['an error id', 'session_aal2_required', 'name'],
    ['words of the server', 'No active session was found in this request.', 'name'],
    [
      'a line of the log',
      'time=2026-11-30T10:00:00Z level=error msg=An error occurred error=map[message:x reason:y status_code:403]',
      'log',
    ],
    ['a line of the log as JSON', '{"level":"info","msg":"completed handling request","time":"2026"}', 'log'],
    ['a request of curl', "curl 'http://127.0.0.1:4433/sessions/whoami' -H 'Cookie: a=b'", 'requests'],
    ['a request of fetch', 'fetch("http://127.0.0.1:4433/sessions/whoami", { "method": "GET" });', 'requests'],
    ['a recording', '{"log":{"version":"1.2","entries":[]}}', 'requests'],
    ['a page that leads elsewhere', '<a href="http://127.0.0.1:4455/login?flow=x">See Other</a>.', 'redirect'],
    ['the start of a logout', '{"logout_url":"http://127.0.0.1/x","logout_token":"t"}', 'logout'],
    ['a page', '<!doctype html><title>502</title>', 'foreign'],
    ['a package', '{"name":"a","version":"1.0.0","dependencies":{}}', 'foreign'],
    ['an error of OAuth 2', '{"error":"invalid_grant","error_description":"x"}', 'foreign'],
    ['a picture of something else', '{"id":7,"text":"buy milk","done":false}', 'foreign'],
    [
      'an error of Kubernetes',
      '{"kind":"Status","status":"Failure","message":"no","reason":"NotFound","code":404}',
      'foreign',
    ],
    ['an error of gRPC', '{"code":5,"message":"not found","details":[]}', 'foreign'],
    ['an error of PostgREST', '{"code":"42501","details":null,"hint":null,"message":"no"}', 'foreign'],
    ['an error of JSON-RPC', '{"jsonrpc":"2.0","id":"1","error":{"code":-32601,"message":"no"}}', 'foreign'],
    ['an error of an API with types', '{"error":{"message":"no","type":"invalid","code":"key"}}', 'foreign'],
    ['an error of Strapi', '{"data":null,"error":{"status":400,"name":"ValidationError","message":"no"}}', 'foreign'],
    ['a session token of another', '{"status_code":200,"session_token":"a","session_jwt":"b"}', 'foreign'],
    ['a mail of another', '{"recipient":"a@example.org","subject":"Hello","body":"b"}', 'foreign'],
    ['a subscription', '{"id":"a","active":true,"expires_at":"2030-01-01T00:00:00Z","plan":"b"}', 'foreign'],
    ['a chat', '[{"id":1,"type":"user","text":"a"},{"id":2,"type":"bot","text":"b"}]', 'foreign'],
    ['a graph', '{"nodes":[{"id":"a","group":"nodes","attributes":{"color":"red"}}],"edges":[]}', 'foreign'],
    ['quotes in quotes', `${'> '.repeat(20_000)}a`, 'foreign'],
    ['words', 'why does it not work', 'foreign'],
    ['nothing', '  \n', 'foreign'],
  ])('%s', (_, text, kind) => {
    expect(recognise(text).pasted.kind).toBe(kind);
  });

  it.each([
    [
      'time=2026-11-30T10:00:00Z level=info msg=No valid session found. audience=application',
      'No valid session found.',
    ],
    ['time=2026-11-30T10:00:00Z level=warning msg="He said \\"no\\"." func=main', 'He said "no".'],
    ['time=2026-11-30T10:00:00Z level=fatal msg=Unable to start', 'Unable to start'],
  ])('reads the whole message of a line of the log, quoted or not: %s', (line, text) => {
    expect(recognise(line).pasted).toMatchObject({ kind: 'log', lines: [{ text }] });
  });

  it('says that the end is missing, and does not take half a number or word for a whole one', () => {
    const { pasted, cut } = recognise('{"error":{"id":"session_aal2_required","code":403,"reason":"a second fac');
    expect(cut).toBe(true);
    expect(pasted).toMatchObject({ kind: 'error', error: { id: 'session_aal2_required', reason: 'a second fac…' } });
    expect(recognise('{"messages":[{"text":"x","type":"error","id":40000').pasted.kind).toBe('foreign');
  });
});
