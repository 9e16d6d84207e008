import { expect, it } from 'vitest';
import { parseIdentity, parseSession } from '../../../../src/kratos/flow/parse';
import type { Identity, Session } from '../../../../src/kratos/flow/types';
import { blankRecord } from '../../../../src/kratos/record/blank';
import { identityOf } from '../../../../src/kratos/record/identityOf';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { makeFlow } from '../flow/makeFlow';

const identity = (id: string): Identity => {
  const parsed = parseIdentity({ id });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};
const session = (id: string, owner?: string): Session => {
  const parsed = parseSession({ id, ...(owner !== undefined && { identity: { id: owner } }) });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};
const ended = (outcome: FlowRecord['outcome']): FlowRecord => ({
  ...blankRecord({ id: 'f', type: 'login', client: 'browser', parameters: {}, startedAt: 0 }),
  ...(outcome && { outcome }),
});
const now = { session: session('s', 'of the persona') };
const recovery = makeFlow({ flowType: 'recovery' });

it.each<[string, FlowRecord['outcome'], string | undefined]>([
  ['a login', { kind: 'signed-in', session: session('s', 'alice'), continueWith: [] }, 'alice'],
  ['a login that keeps it back', { kind: 'signed-in', session: session('s'), continueWith: [] }, 'of the persona'],
  ['another session that keeps it back', { kind: 'signed-in', session: session('t'), continueWith: [] }, undefined],
  ['a registration', { kind: 'registered', identity: identity('bob'), continueWith: [] }, 'bob'],
  ['settings', { kind: 'saved', flow: { ...recovery, identity: identity('carol') }, continueWith: [] }, 'carol'],
  ['a recovery', { kind: 'passed', flow: recovery, continueWith: [] }, 'of the persona'],
  ['a verification', { kind: 'passed', flow: { ...recovery, flowType: 'verification' }, continueWith: [] }, undefined],
  ['a flow that goes on', { kind: 'started', flow: recovery }, undefined],
  ['nothing yet', undefined, undefined],
])('knows whose it is: %s', (_, outcome, expected) => {
  expect(identityOf(ended(outcome), now)).toBe(expected);
});
