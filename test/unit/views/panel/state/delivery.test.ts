import { expect, it } from 'vitest';
import type { InboxMessage } from '../../../../../src/kratos/admin/inboxMessage';
import { describeDelivery } from '../../../../../src/views/panel/state/delivery';

const message = (parts: Partial<InboxMessage>): InboxMessage => ({
  id: 'm',
  recipient: '+4915112345678',
  subject: '',
  body: 'x',
  createdAt: 0,
  status: 'sent',
  template: 'login_code_valid',
  fits: true,
  ...parts,
});
const said = 'POST http://127.0.0.1:1/sms giving up after 3 attempt(s)';

it.each([
  [{ status: 'sent', sendCount: 1, posts: 1 }, undefined],
  [{ status: 'queued' }, undefined],
  [{ posts: 3 }, 'It was posted 3 times to the listener.'],
  [
    { status: 'abandoned', sendCount: 6, failures: ['first', said] },
    `Kratos gave up after 6 tries, and sends it no more. ${said}: the channel’s target answered with 500 or above, or with 429, or was not reached.`,
  ],
  [{ status: 'abandoned' }, 'Kratos gave up after 0 tries, and sends it no more.'],
  [{ status: 'queued', sendCount: 1, failures: ['No.'] }, 'One try to send it failed; Kratos tries again. No.'],
  [{ status: 'queued', sendCount: 2 }, '2 tries to send it failed; Kratos tries again.'],
] as const)('%j', (parts, text) => {
  expect(describeDelivery(message(parts), false, 60_000)?.text).toBe(text);
});

it('waits to be sent where a listener waits for it', () => {
  const waits = 'It waits to be sent: Kratos sends messages only when started with --watch-courier.';
  expect(describeDelivery(message({ status: 'queued' }), true, 60_000)?.text).toBe(waits);
  expect(describeDelivery(message({ status: 'queued' }), true, 1_000)).toBeUndefined();
  expect(describeDelivery(message({ status: 'queued', posts: 1 }), true, 60_000)).toBeUndefined();
});
