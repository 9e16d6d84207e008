import { expect, it } from 'vitest';
import { flowOfMessage } from '../../../../src/kratos/admin/flowOfMessage';
import type { InboxMessage } from '../../../../src/kratos/admin/inboxMessage';
import type { FlowRecord } from '../../../../src/kratos/record/types';

const flow = (id: string, type: FlowRecord['type'], startedAt: number, to: string): FlowRecord =>
  ({ id, type, startedAt, draft: { email: to }, flow: { ui: {}, nodes: [], messages: [] } }) as unknown as FlowRecord;

const records = [
  flow('old', 'recovery', 1_000_000, 'alice@example.com'),
  flow('new', 'recovery', 2_000_000, 'alice@example.com'),
  flow('late', 'recovery', 9_000_000, 'alice@example.com'),
  flow('bobs', 'recovery', 2_500_000, 'bob@example.com'),
  flow('login', 'login', 2_600_000, 'alice@example.com'),
];

const message = (change: Partial<InboxMessage>): InboxMessage =>
  ({ recipient: 'Alice@example.com', flowType: 'recovery', createdAt: 3_000_000, ...change }) as InboxMessage;

it('is the one that the link names', () => {
  expect(flowOfMessage(message({ flowId: 'bobs' }), records)?.id).toBe('bobs');
  expect(flowOfMessage(message({ flowId: 'elsewhere' }), records)).toBeUndefined();
});

it('is else the newest of its type and recipient that had begun', () => {
  expect(flowOfMessage(message({}), records)?.id).toBe('new');
  expect(flowOfMessage(message({ recipient: 'carol@example.com' }), records)).toBeUndefined();
  expect(flowOfMessage(message({ flowType: 'verification' }), records)).toBeUndefined();
});
