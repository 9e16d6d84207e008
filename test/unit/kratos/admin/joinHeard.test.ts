import { describe, expect, it } from 'vitest';
import { hidden } from '../../../../src/kratos/admin/inboxMessage';
import { joinHeard } from '../../../../src/kratos/admin/joinHeard';
import { readInbox } from '../../../../src/kratos/admin/readInbox';
import { readFailures } from '../../../../src/kratos/admin/dispatches';
import type { HeardMessage } from '../../../../src/kratos/listeners/channelMessage';

const phone = '+4915112345678';
const at = (second: number): string => new Date(second * 1000).toISOString();
const listed = (parts: object): object => ({
  id: 'm1',
  type: 'sms',
  recipient: phone,
  subject: '',
  body: 'Your login code is: 111111\n',
  template_type: 'login_code_valid',
  status: 'sent',
  send_count: 1,
  created_at: at(100),
  ...parts,
});
const heard = (parts: Partial<HeardMessage>): HeardMessage => ({
  recipient: phone,
  subject: '',
  body: 'Your login code is: 111111\n',
  template: 'login_code_valid',
  channel: 'sms',
  posts: [101_000],
  understood: true,
  ...parts,
});
const join = (
  list: readonly object[],
  ...more: readonly HeardMessage[]
): readonly (string | number | boolean | undefined)[][] =>
  joinHeard(readInbox(list).messages, more, { flowType: 'login', recipient: '+49 151 1234-5678' }).map(
    ({ id, code, posts, fits }) => [id, code, posts, fits],
  );

describe('messages of the admin API and of the listener', () => {
  it('are one where they are the same', () => {
    expect(join([listed({})], heard({}))).toEqual([['m1', '111111', 1, true]]);
    expect(join([listed({})], heard({ posts: [101_000, 102_000] }))).toEqual([['m1', '111111', 2, true]]);
  });

  it('are two where they differ', () => {
    expect(join([listed({})], heard({ body: 'Your login code is: 222222\n', posts: [105_000] }))).toEqual([
      ['heard-105000', '222222', 1, true],
      ['m1', '111111', undefined, true],
    ]);
    // An older server's message of the same words was sent before this one was written.
    expect(join([listed({ created_at: at(200) })], heard({}))).toHaveLength(2);
  });

  it('have their text from the listener where the server hides it, each its own', () => {
    const list = [
      listed({ body: hidden, subject: hidden }),
      listed({ id: 'm2', body: hidden, subject: hidden, created_at: at(100.5) }),
    ];
    const second = heard({ body: 'Your login code is: 222222\n', posts: [101_500] });
    expect(join(list, heard({}), second)).toEqual([
      ['m2', '222222', 1, true],
      ['m1', '111111', 1, true],
    ]);
  });

  it('fit by what a template of one’s own sends', () => {
    expect(join([], heard({ template: '', recipient: '' }))).toEqual([['heard-101000', '111111', 1, true]]);
    expect(join([], heard({ template: 'recovery_code_valid' }))).toEqual([['heard-101000', '111111', 1, false]]);
    expect(join([], heard({ recipient: '+4915100000000' }))).toEqual([['heard-101000', '111111', 1, false]]);
  });
});

describe('failed tries', () => {
  it.each([
    ['{}', []],
    ['', []],
    ['{"dispatches": [{"status": "success", "error": null}, 5, {"status": "failed"}]}', ['']],
    [
      JSON.stringify({
        dispatches: [
          { status: 'failed', created_at: at(2), error: { message: 'second' } },
          { status: 'failed', created_at: at(1), error: { message: 'first', reason: 'why' } },
        ],
      }),
      ['first why', 'second'],
    ],
  ])('%j', (body, failures) => {
    expect(readFailures(body)).toEqual(failures);
  });
});
