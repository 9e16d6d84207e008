import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorKnowledge } from '../../../../src/kratos/knowledge/errors';
import { messageKnowledge } from '../../../../src/kratos/knowledge/messages';
import { errorWithoutIdKnowledge, findKnownReason } from '../../../../src/kratos/knowledge/reasons';
import reasons from '../../../../src/kratos/knowledge/reasons.json';
import { mayHoldReason } from '../../../../src/kratos/knowledge/reasonWords';
import { configText } from '../../../bench/configText';
import { costOf } from '../../../kit/cost';

/** What is explained under `words`, as the name of its id or as its title. */
function at(line: string, words: string): string | undefined {
  return saidBy(findKnownReason(line, line.indexOf(words) + 1)?.knowledge);
}

function saidBy(known: { name: string; title: string } | undefined): string | undefined {
  return known && (/^\w+$/.test(known.name) ? known.name : known.title);
}

/** All that is explained anywhere in a line. */
function explained(line: string): readonly string[] {
  const found = new Set<string>();
  for (let column = 0; column <= line.length; column += 10) {
    const known = findKnownReason(line, column);
    if (known === undefined) continue;
    found.add(saidBy(known.knowledge) ?? '');
    column = Math.max(column, known.end);
  }
  return [...found];
}

/** Lines that live servers logged for what the key says; the value is what explains it. */
const expected: Readonly<Record<string, string>> = {
  'no session at whoami': 'whoami found no session',
  'no session at the session list': 'The session list needs a session',
  'settings without a session': 'session_inactive',
  'unknown flow': 'The flow or resource is unknown',
  'unknown recovery flow': 'The recovery flow is unknown',
  'identifier taken': 'Another identity has this identifier',
  'unknown identity schema': 'An identity schema of this id does not exist',
  'wrong password': '4000006',
  'csrf without cookie': 'security_csrf_violation',
  'csrf with other cookies': 'security_csrf_violation',
  'csrf without token': 'security_csrf_violation',
  'csrf of a page': 'security_csrf_violation',
  'native flow with a cookie': 'A native flow was submitted with a cookie',
  'no method': '4010002',
  'provider unreachable': 'The provider cannot be reached by Kratos',
  'unknown provider': 'There is no provider of this id',
  'expired flow': 'self_service_flow_expired',
  'return address refused': 'self_service_flow_return_to_forbidden',
  'aal2 without a session': 'session_aal1_required',
  'disabled identity': 'The account is switched off',
  'session too old': 'session_refresh_required',
  'no authenticator': '4000011',
  'method switched off': 'The method is switched off',
  'hook refuses': 'A web hook refused',
  'hook of another shape': 'The answer of a web hook does not have the shape that Kratos reads',
  'hook answers text': 'The answer of a web hook does not have the shape that Kratos reads',
  'hook fails': 'The target of a web hook could not be reached, or kept failing',
  'hook before registration': 'A web hook refused',
  'plain hook answered 400': 'The target of a web hook answered with an error',
  'hook unreachable': 'The target of a web hook could not be reached, or kept failing',
  'hook without body': 'A web hook has no body',
  courier: 'A message could not be sent',
  'migrations pending': 'The database has no tables yet, or old ones',
  'unknown key': 'The configuration has a key that this version does not know',
  'value of a wrong type': 'A value has the wrong type',
  'missing key': 'A key that must be there is missing',
  'short secret': 'A value of the configuration is too short or too long',
  'schema file missing': 'Kratos does not start with this configuration',
  'no dsn': 'A key that must be there is missing',
  'database away': 'The database cannot be reached',
  'hooks by a variable': 'A list has no value',
  'unknown value': 'A value is not one of those allowed',
};

describe.each(['v1.3.1.text', 'v1.3.1.json', 'v26.2.0.text', 'v26.2.0.json'])('the log of %s', (name) => {
  const file = fileURLToPath(new URL(`../../../fixtures/logs/${name}.json`, import.meta.url));
  const logged = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>;

  it('has lines for everything that is expected', () => {
    expect(Object.keys(logged).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(Object.entries(logged))('is explained: %s', (what, lines) => {
    expect(lines.flatMap(explained)).toContain(expected[what]);
  });
});

describe('a known wording', () => {
  it('is found in answers, code and pasted text', () => {
    expect(at('{"error":{"reason":"No active session was found in this request."}}', 'session')).toBe(
      'session_inactive',
    );
    expect(at(`if (reason === 'No valid session credentials found in the request.') return;`, 'credentials')).toBe(
      'whoami found no session',
    );
    expect(at(String.raw`"reason":"The HTTP Request Header included the \"Cookie\" key, indicating …"`, 'Cookie')).toBe(
      'A native flow was submitted with a cookie',
    );
    expect(at('Requested return_to URL "https://example.com/a" is not allowed.', 'example')).toBe(
      'self_service_flow_return_to_forbidden',
    );
  });

  it.each([
    [
      'level=info error=map[message:bad request reason:Unable to complete OpenID Connect flow because the OpenID Provider returned error "access_denied": denied status_code:400]',
      'The provider sent the person back with an error',
    ],
    ['{"error":{"code":500,"reason":"Unable to accept OAuth 2.0 Login Challenge."}}', 'Hydra did not accept the login'],
    [
      String.raw`"reason":"HTTP POST Request used unknown HTTP Header \"Content-Type: text/plain\", only [application/json] are supported."`,
      'The body has a type that Kratos does not read',
    ],
    ['Unable to decode HTTP Request Body because its HTTP Header "Content-Length" is zero.', 'The body is empty'],
    ['reason: "Unable to find tokenizer template \\"jwt\\"."', 'There is no tokenizer template of this name'],
    ['message:authentication failed because id_token is missing', 'The provider gave no ID token'],
    [
      'You attempted recovery using link, which is not enabled or does not exist. An administrator needs to enable this recovery method.',
      'The method of recovery is off',
    ],
    [
      '{"error":{"id":"session_aal_already_fulfilled","reason":"The session has the requested AAL already."}}',
      'session_aal_already_fulfilled',
    ],
    [
      'level=error msg=x error=map[message:OpenID Connect provider returned a 403 status code but 200 is expected.]',
      'The provider answered Kratos with an error',
    ],
    [
      'The JSON Schema "person" for this identity\'s traits could not be found.',
      'An identity has a schema that is not configured any more',
    ],
    [
      'reason: The supplied nonce does not match the nonce from the id_token',
      'The nonce of the ID token is not the one that was sent',
    ],
    [
      'Could not find key a suitable key for tokenization in the JWKS url.',
      'The key to sign the session with is missing',
    ],
    [
      'error="unable to dispatch mail delivery because upstream server replied with status code 422"',
      'The channel’s server refused the message',
    ],
    ['immutable configuration key "serve" was changed from "a" to "b"', 'This setting is taken at the start only'],
    ['Value from "expires_in" must result to a future time: -1h', 'The time for the recovery code cannot be used'],
    ['failed to resolve hooks.internal within 2s', 'A hook or a provider is at an address that is not allowed'],
    ['ip 10.1.2.3 is in the 10.0.0.0/8 range', 'A hook or a provider is at an address that is not allowed'],
    ['Invalid UUID value `alice@example.org` for parameter `ids`.', 'A filter of the list wants an id'],
    [
      String.raw`"reason":"I[#/traits] S[#/properties/traits/additionalProperties] additionalProperties \"emaill\" not allowed"`,
      'A trait that the identity schema does not know',
    ],
    ['message:json: unknown field "totp"', 'The body has a field that this version does not know'],
    ['{"error":{"code":400,"message":"uuid: incorrect UUID length 3 in string \\"abc\\""}}', 'An id is no UUID'],
    [
      "error=map[message:invalid character '/' looking for beginning of object key string] service_name=Ory Kratos",
      'This is not JSON',
    ],
    ['You cannot remove first factor credentials.', 'This credential cannot be deleted this way'],
    ['"message":"browser location change required"', 'browser_location_change_required'],
    [
      'level=error msg=An error occurred and is being forwarded to the error user interface. audience=application',
      'A browser was sent to the error page',
    ],
    [
      'error: password migration hook failed with status code 500',
      'The hook that checks old passwords did not answer as Kratos reads it',
    ],
    ["token audience didn't match allowed audiences: [web ios]", 'The ID token was made for another app'],
  ])('is found as people paste it: %s', (line, title) => {
    expect(explained(line)).toEqual([title]);
  });

  it('tells the hooks of a configuration that a variable spoilt', () => {
    const log = [
      'The configuration contains values or keys which are invalid:',
      'selfservice.flows.login.after.password.hooks: <nil>',
      '                                              ^-- expected array, but got null',
      'time=2021-09-27T00:00:00Z level=fatal msg=Unable to instantiate configuration. audience=application',
    ];
    expect(log.flatMap(explained)).toEqual([
      'Kratos does not start with this configuration',
      'A list has no value',
      'Kratos does not start with this configuration',
    ]);
    const known = findKnownReason(log[2] ?? '', 60)?.knowledge;
    expect(known?.causes?.[0]).toContain('_HOOKS_0_HOOK');
  });

  it.each([
    'You are already logged in.',
    'expected string, but got null',
    '// ^-- this one',
    'No valid session found in the cache',
    'additionalProperties is not allowed here',
    'value must be one of a, b',
    'the webhook request failed to authenticate',
    'GET /sessions/whoami',
    '"state": "inactive"',
    'Error: unexpected EOF',
    "405: 'Method Not Allowed',",
    'panic: json: cannot unmarshal string into Go value',
    '404 page not found',
    '',
  ])('is nothing that others write too: %s', (line) => {
    expect(explained(line)).toEqual([]);
  });

  it('is what stands under the column, and nothing beside it', () => {
    const line = 'x The code was already used. Please request another code. y';
    const found = findKnownReason(line, 5);
    expect(line.slice(found?.start, found?.end)).toBe('The code was already used. Please request another code');
    expect(findKnownReason(line, 1)).toBeUndefined();
    expect(findKnownReason(line, line.length)).toBeUndefined();
    expect(findKnownReason(line, -1)).toBeUndefined();
    expect(findKnownReason(line, line.length + 1)).toBeUndefined();
  });

  it('never throws and stays inside the line', () => {
    const word = fc.constantFrom(...reasons.flatMap(({ says }) => says), '…', 'I[#/', 'S[#/', '^-- ', 'İ', '\u{1d4b3}');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 12 }),
        fc.nat(400),
        (parts, column) => {
          const line = parts.join('');
          const found = findKnownReason(line, column);
          if (!found) return;
          expect(found.start).toBeLessThanOrEqual(column);
          expect(found.end).toBeGreaterThanOrEqual(column);
          expect(found.end).toBeLessThanOrEqual(line.length);
        },
      ),
    );
  });

  it('costs the same, however long the line', () => {
    const line = (length: number): string => 'S[#/ expected I[#/traits '.repeat(length / 25);
    const [short, long] = [line(10_000), line(1_000_000)];
    const cost = (text: string): number =>
      costOf(() => {
        for (let turn = 0; turn < 20; turn++) findKnownReason(text, text.length >> 1);
      }, 30);
    // Reading the whole line would take a hundred times as long.
    expect(cost(long) / cost(short)).toBeLessThan(10);
  });
});

describe('the catalogue of wordings', () => {
  const said = reasons.flatMap(({ says }) => says);

  it('says nothing twice', () => {
    expect(new Set(said.map((one) => one.toLowerCase())).size).toBe(said.length);
  });

  it('finds each of its own wordings, and nothing else in it', () => {
    for (const reason of reasons) {
      for (const says of reason.says) {
        const title = reason.as ?? reason.title;
        const text = says.replaceAll('…', ' x ');
        expect(explained('common' in reason ? `message:${text}` : text), says).toContain(title);
      }
    }
  });

  it('leads to ids that exist, or explains by itself', () => {
    for (const reason of reasons) {
      if (reason.as === undefined)
        expect([reason.title, reason.meaning, reason.causes, reason.next]).not.toContain(undefined);
      else expect(messageKnowledge(reason.as) ?? errorKnowledge(reason.as), reason.as).toBeDefined();
    }
  });

  it('is asked with the texts of an error body, the reason before the message', () => {
    const third = 'A third-party upstream service responded improperly. Please try again later.';
    expect(errorWithoutIdKnowledge(502, third, 'webhook failed with status code 400')).toMatchObject({
      name: 'HTTP 502',
      title: 'The target of a web hook answered with an error',
    });
    expect(errorWithoutIdKnowledge(500, '', 'POST http://x giving up after 3 attempt(s)')?.title).toContain('web hook');
    expect(errorWithoutIdKnowledge(404, '', 'Unable to locate the resource')?.title).toBe(
      'The flow or resource is unknown',
    );
    expect(errorWithoutIdKnowledge(500, '', `jsonnetsecure: ERROR: ${'x'.repeat(1_000_000)}`)?.title).toContain(
      'Jsonnet',
    );
  });
});

describe('the words by which a wording is looked for', () => {
  it('are in each of them', () => {
    for (const says of reasons.flatMap((reason) => reason.says)) {
      const line = says.replaceAll('…', ' some words ');
      expect([says, mayHoldReason(line, 0), mayHoldReason(line, line.length)]).toEqual([says, true, true]);
    }
  });

  it('are in no setting', () => {
    const lines = configText(800).split('\n');
    expect(lines.filter((line) => mayHoldReason(line, 0))).toEqual([]);
  });
});
