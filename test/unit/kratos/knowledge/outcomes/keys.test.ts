import { describe, expect, it } from 'vitest';
import { applyExchange } from '../../../../../src/kratos/record/apply';
import type { FlowRecord } from '../../../../../src/kratos/record/types';
import type { FlowType } from '../../../../../src/kratos/flow/types';
import type { ProblemView } from '../../../../../src/protocol/state';
import { buildPanelState } from '../../../../../src/views/panel/state/buildState';
import { recorded } from '../../../../kit/replay';
import { makeInput, makeRecord } from '../../../views/panel/makeRecord';

/** The record of a flow after some exchanges of a recording, all of them of that flow. */
function after(version: string, scenario: string, type: FlowType, ...indices: readonly number[]): FlowRecord {
  const all = recorded(version, scenario);
  return indices.reduce<FlowRecord>(
    (record, index) => {
      const { request, response } = all[index] ?? { request: undefined, response: undefined };
      if (!request || !response) throw new Error(`${scenario} has no exchange ${index}.`);
      const text = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
      return applyExchange(record, {
        id: String(index),
        source: 'sent',
        startedAt: 0,
        durationMs: 1,
        request: {
          method: request.method,
          url: `http://127.0.0.1:18100${request.path}`,
          headers: Object.entries(request.headers),
          ...(request.body !== undefined && { body: text(request.body) }),
        },
        response: {
          status: response.status,
          statusText: '',
          httpVersion: '1.1',
          size: 0,
          headers: [['content-type', 'application/json']],
          body: text(response.body),
        },
      });
    },
    makeRecord({ type, id: 'local-1', expiresAt: Infinity }),
  );
}

const problem = (record: FlowRecord): ProblemView | undefined =>
  buildPanelState(makeInput({ ...record, expiresAt: Infinity })).problem;

describe.each(['v26.2.0', 'v1.3.1'])('what %s makes of the answer of a key', (version) => {
  it('a login that calls it a wrong code: the page comes first', () => {
    const told = problem(after(version, 'passkey-registration-login', 'login', 10, 11, 13));
    expect(told).toMatchObject({ id: '4000008', title: 'The server did not accept the key’s answer' });
    expect(told?.why).toMatch(
      /Usually the page is wrong.*as if the page were at http:\/\/\S+; Kratos accepts only the origins in selfservice\.methods\.passkey\.config\.rp\.origins/,
    );
    expect(told?.actions.map(({ id }) => id)).toEqual(['page-origin', 'restart']);
  });

  it('a registration that names the page', () => {
    const told = problem(after(version, 'passkey-registration-login', 'registration', 0, 1, 2));
    expect(told?.title).toBe("The page's origin is not allowed for keys");
    expect(told?.why).toMatch(/^The key answered as if the page were at http/);
    expect(told?.actions[0]).toMatchObject({ id: 'page-origin', primary: true });
  });

  it('a key that no account has', () => {
    const told = [14, 16, 17]
      .map((index) => problem(after(version, 'passkey-registration-login', 'login', 10, index)))
      .find((one) => one?.id === '4000015');
    expect(told?.title).toBe('The server does not know this key');
  });
});

it('a challenge that was answered before: only a new flow helps', () => {
  const record = after('v26.2.0', 'passkey-registration-login', 'login', 10, 11);
  const reason = 'Expected WebAuthN in internal context to be an object but got: unexpected end of JSON input';
  const failed = problem({
    ...record,
    outcome: { kind: 'server-failed', status: 500, error: { code: 500, message: 'x', reason, continueWith: [] } },
  });
  expect(failed).toMatchObject({ title: 'This challenge has been answered already' });
  expect(failed?.actions[0]).toMatchObject({ id: 'restart', primary: true });
});
