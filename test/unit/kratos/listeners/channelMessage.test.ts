import { describe, expect, it } from 'vitest';
import { readChannelPost } from '../../../../src/kratos/listeners/channelMessage';
import { HeardMessages } from '../../../../src/kratos/listeners/heardMessages';
import { recorded } from '../../../kit/replay';

const posted = (version: string): string => {
  const post = recorded(version, 'sms-code-http-channel').find(({ request }) => request.path === '/sms');
  return JSON.stringify(post?.request.body);
};

describe('what a courier channel posts', () => {
  it.each(['v1.3.1', 'v26.2.0'])('is read as %s sends it', (version) => {
    expect(readChannelPost(posted(version), 5)).toEqual({
      recipient: '+4915112345678',
      subject: '',
      body: expect.stringMatching(/^Your login code is: \d{6}\n/) as string,
      template: 'login_code_valid',
      channel: 'sms',
      posts: [5],
      understood: true,
    });
  });

  it.each([
    ['{"To": "+49 151 1", "Body": "Code 123456"}', '+49 151 1', 'Code 123456'],
    ['To=%2B4915112345678&Body=Code+123456&From=x', '+4915112345678', 'Code 123456'],
    ['{"message": {"nested": 1}, "text": "Code 123456", "number": "015112345"}', '015112345', 'Code 123456'],
    ['{"body": "Code 123456", "template_data": {"to": "a@example.com"}}', 'a@example.com', 'Code 123456'],
  ])('of a template of one’s own: %s', (post, recipient, body) => {
    expect(readChannelPost(post, 0)).toMatchObject({ recipient, body, understood: true });
  });

  it.each([
    '',
    'hello',
    '[]',
    '{}',
    'null',
    '{"a":',
    '{"body": 5}',
    '{"recipient": "a@example.com"}',
    '"x"',
    '=&=',
    '%=%',
  ])('that nobody understands, %j, is shown as it came', (post) => {
    expect(readChannelPost(post, 0)).toMatchObject({ body: post, template: '', understood: false });
  });

  it('is the same message when it is posted again, and another one later', () => {
    const heard = new HeardMessages();
    const post = posted('v26.2.0');
    for (const at of [0, 1_000, 2_000]) heard.take(readChannelPost(post, at));
    heard.take(readChannelPost(post.replaceAll(/\d{6}/g, '000000'), 2_500));
    heard.take(readChannelPost(post, 500_000));
    expect(heard.all.map(({ posts }) => posts)).toEqual([[0, 1_000, 2_000], [2_500], [500_000]]);
    for (let at = 0; at < 300; at += 1) heard.take(readChannelPost(`{"body": "${at}"}`, at));
    expect(heard.all).toHaveLength(100);
  });
});
