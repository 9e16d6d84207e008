import { beforeAll, describe, expect, it } from 'vitest';
import type { Explorer } from '../../src/kratos/drive/explorer';
import { readOutcome } from '../../src/kratos/flow/outcome';
import type { CsrfCause } from '../../src/kratos/flow/outcome.types';
import { errorWithoutIdKnowledge, findKnownReason } from '../../src/kratos/knowledge/reasons';
import { personFromIdentity } from '../../src/language/whoIsAsked/knownPerson';
import { startKratos, type Kratos } from '../kit';
import { exploring } from './people';

let count = 0;
const address = (): string => `said-${++count}@example.com`;

let kratos: Kratos;
let explorer: Explorer;
beforeAll(async () => {
  kratos = await startKratos();
  explorer = exploring(kratos);
}, 300_000);

describe('what the server says without an id', () => {
  it('is explained in its answer and in its log', async () => {
    const answer = await fetch(`${kratos.publicUrl}/sessions/whoami`, { headers: { accept: 'application/json' } });
    const { error } = (await answer.json()) as { error: { reason: string; message: string } };
    expect(errorWithoutIdKnowledge(answer.status, error.reason, error.message)?.title).toBe('whoami found no session');
    await expect.poll(() => kratos.log()).toContain('No active session was found in this request');
    const line = kratos
      .log()
      .split('\n')
      .find((one) => one.includes('No active session'));
    expect(findKnownReason(line ?? '', (line ?? '').indexOf('No active') + 3)?.knowledge.name).toBe('session_inactive');
  });

  it('of a CSRF refusal is the true cause in newer servers, and the same words every time in v1.3.1', async () => {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const begun = await fetch(`${kratos.publicUrl}/self-service/login/browser`, { headers });
    const flow = (await begun.json()) as {
      ui: { action: string; nodes: { attributes: { name: string; value: string } }[] };
    };
    const csrf_token = flow.ui.nodes.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value;
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const foreign = cookie.replace(/^csrf_token_.{4}/, 'csrf_token_0000');

    async function refused(more: Record<string, string>): Promise<CsrfCause | undefined> {
      const request = {
        method: 'POST',
        url: flow.ui.action,
        headers: Object.entries({ ...headers, ...more }),
        body: JSON.stringify({ method: 'password', identifier: 'a@example.com', password: 'x', csrf_token }),
      };
      const answer = await fetch(request.url, { method: 'POST', headers: { ...headers, ...more }, body: request.body });
      const response = { status: answer.status, headers: [...answer.headers], body: await answer.text() };
      const outcome = readOutcome(
        { request, response },
        { flowType: 'login', client: 'browser', step: 'submit', publicUrl: kratos.publicUrl },
      );
      return outcome.kind === 'csrf-refused' ? outcome.cause : undefined;
    }

    expect(await refused({})).toBe('no-cookie');
    expect(await refused({ cookie: 'theme=dark' })).toBe('no-cookie');
    expect(await refused({ cookie: foreign })).toBe(kratos.atLeast(26) ? 'cookie-of-another-server' : 'unknown');
    expect(await refused({ cookie })).toBeUndefined();
  });

  it.each([
    [
      'POST',
      '/admin/identities',
      '{"schema_id":"default","nothing":1}',
      'The body has a field that this version does not know',
    ],
    ['POST', '/admin/identities', '{"schema_id":5}', 'A field of the body has the wrong type'],
    ['POST', '/admin/identities', '{', 'Something breaks off before its end'],
    ['POST', '/admin/identities', 'a=b', 'This is not JSON'],
    ['POST', '/admin/recovery/code', '{"identity_id":"x"}', 'An id is no UUID'],
    ['GET', '/admin/sessions/x', undefined, 'An id is no UUID'],
    ['GET', '/admin/identities?page_size=x', undefined, 'A parameter is no number, or neither true nor false'],
    ['GET', '/admin/courier/messages?status=x', undefined, 'The filter of the messages does not exist'],
    ['GET', '/admin/nothing', undefined, 'There is no such address at this port'],
    ['DELETE', '/admin/health/alive', undefined, 'The address is there, but not for this HTTP method'],
  ])('of %s %s %s is explained', async (method, path, body, title) => {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const answer = await fetch(`${kratos.adminUrl}${path}`, { method, headers, ...(body !== undefined && { body }) });
    const text = await answer.text();
    const { reason = '', message = '' } = answer.headers.get('content-type')?.includes('json')
      ? (JSON.parse(text) as { error: { reason?: string; message?: string } }).error
      : { message: text };
    expect(errorWithoutIdKnowledge(answer.status, reason, message)?.title).toBe(title);
  });

  it('of a credential does not make a password of an identifier', async () => {
    const { id } = (await kratos.admin('/admin/identities', {
      body: { schema_id: 'person', traits: { email: address() } },
    })) as { id: string };
    const { id: owner } = await kratos.createIdentity({ email: address() });
    const credentials = async (of: string): Promise<readonly string[]> => {
      const { adminUrl, publicUrl } = kratos;
      const answer = await explorer.adminIdentities.read({ id: 'practice', name: 'practice', publicUrl, adminUrl }, of);
      return answer.kind === 'identity' ? personFromIdentity(answer.identity).credentials : [answer.what];
    };
    expect(await credentials(id)).toEqual([]);
    expect(await credentials(owner)).toEqual(['password']);
  });
});
