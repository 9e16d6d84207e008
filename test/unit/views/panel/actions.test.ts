import { expect, test } from 'vitest';
import { actionId, readAction } from '../../../../src/views/panel/actions';
import { type RemedyAction } from '../../../../src/kratos/knowledge/outcomes/types';

const actions: readonly RemedyAction[] = [
  { kind: 'restart' },
  { kind: 'send-again' },
  { kind: 'refetch' },
  { kind: 'use-flow' },
  { kind: 'step-up' },
  { kind: 'refresh' },
  { kind: 'sign-in' },
  { kind: 'sign-out' },
  { kind: 'show-session' },
  { kind: 'show-identity' },
  { kind: 'resume' },
  { kind: 'edit-connection' },
  { kind: 'send-secure' },
  { kind: 'start-flow' },
  { kind: 'continue-in-browser' },
  { kind: 'borrow-browser' },
  { kind: 'open-setting', name: 'browser.path' },
  { kind: 'show-browser' },
  { kind: 'close-browser' },
  { kind: 'open-url' },
  { kind: 'open-url', index: 2 },
  { kind: 'continue', index: 0 },
  { kind: 'start', type: 'settings' },
  { kind: 'round', way: 'hand-over' },
  { kind: 'open-source' },
  { kind: 'explain-error' },
  { kind: 'show-flow', id: '7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a001' },
];

test.each(actions)('$kind survives the way to the panel and back', (action) => {
  expect(readAction(actionId(action))).toEqual(action);
});

test.each([
  '',
  'delete-everything',
  'start:',
  'start:logout',
  'continue:-1',
  'continue:1e3',
  'round:',
  'round:elsewhere',
  'show-flow:',
  'show-flow:a b',
  'open-setting:',
  'open-setting:a b',
  'restart:1',
])('“%s” is no action', (id) => {
  expect(readAction(id)).toBeUndefined();
});
