import { describe, expect, it } from 'vitest';
import { findCode, findLink } from '../../../../src/kratos/admin/findCode';
import { newestFitting, readInbox } from '../../../../src/kratos/admin/readInbox';
import { recorded, scenarios } from '../../../kit/replay';

const message = (parts: object): object => ({
  id: 'm',
  recipient: 'alice@example.com',
  template_type: 'login_code_valid',
  subject: 's',
  body: 'Code:\n\n123456\n',
  created_at: '2026-11-22T09:00:00Z',
  status: 'queued',
  ...parts,
});

describe('the code in a mail', () => {
  it.each([
    ['Recover access by entering:\n\n318131\n\nExpires in 60 minutes.\n', '318131'],
    ['Code:\r\n\r\n  008994 \r\nhttp://h/?code=111111', '008994'],
    ['Order 1234567 and 12345, then your code is 222333.', '222333'],
    ['Follow http://h/self-service/verification?code=444555&flow=5d1c', '444555'],
    ['<a href="http://h/v?flow=1&amp;code=444555">here</a>', '444555'],
    ['At 2026-11-22 11:22:33.123456 it was sent.', undefined],
    ['http://h/123456/x', undefined],
    ['no code', undefined],
  ])('%j', (body, code) => {
    expect(findCode(body)).toBe(code);
  });

  it('and the link', () => {
    expect(findLink('see https://example.com/help, then\nhttp://h/self-service/recovery?flow=1&token=abc\n')).toBe(
      'http://h/self-service/recovery?flow=1&token=abc',
    );
    expect(findLink('<a href="http://h/x?a=1&amp;b=2">')).toBe('http://h/x?a=1&b=2');
    expect(findLink('see http://h/x.')).toBe('http://h/x');
    expect(findLink('none')).toBeUndefined();
  });
});

describe('an inbox', () => {
  it('is read newest first, and the newest that fits is the one', () => {
    const inbox = readInbox(
      [
        message({ id: 'old', body: 'x\n111111\n' }),
        message({ id: 'other', recipient: 'bob@example.com', created_at: '2026-11-22T09:05:00Z' }),
        message({ id: 'verify', template_type: 'verification_code_valid', created_at: '2026-11-22T09:04:00Z' }),
        message({ id: 'new', recipient: 'Alice@example.com', body: 'x\n222222\n', created_at: '2026-11-22T09:03:00Z' }),
      ],
      { recipient: 'alice@example.com', flowType: 'login', since: Date.parse('2026-11-22T09:02:00Z') },
    );
    expect(inbox.messages.map(({ id, fits }) => [id, fits])).toEqual([
      ['other', false],
      ['verify', false],
      ['new', true],
      ['old', false],
    ]);
    expect(newestFitting(inbox)).toMatchObject({ id: 'new', code: '222222', flowType: 'login' });
  });

  it('tells the flow by the link, where there is one', () => {
    const body = 'x\n123456\nhttp://h/self-service/verification?code=123456&flow=mine\n';
    const read = (flowId: string): boolean | undefined =>
      readInbox([message({ template_type: 'verification_code_valid', body })], { flowId }).messages[0]?.fits;
    expect(read('mine')).toBe(true);
    expect(read('theirs')).toBe(false);
  });

  it('has no code in a mail to someone without an account', () => {
    const [mail] = readInbox([message({ template_type: 'recovery_code_invalid', body: 'x\n123456\n' })]).messages;
    expect(mail).toMatchObject({ flowType: 'recovery' });
    expect(mail?.code).toBeUndefined();
  });

  it.each([undefined, null, {}, 'nonsense', '{"error":{}}', [null, 5, 'x']])('%j is empty', (json) => {
    expect(readInbox(json)).toEqual({ readable: true, messages: [] });
  });
});

describe.each(['v1.3.1', 'v26.2.0'])('recorded mails of %s', (version) => {
  const inboxes = (scenario: string): ReturnType<typeof readInbox>[] =>
    recorded(version, scenario)
      .filter(
        ({ request, response }) => /^\/admin\/courier\/messages(\?|$)/.test(request.path) && response?.status === 200,
      )
      .map(({ response }) => readInbox(response?.body));

  it('are readable with --dev: every valid code mail has its code', () => {
    let codes = 0;
    for (const inbox of scenarios(version)
      .filter((name) => name !== 'courier-messages-not-dev')
      .flatMap(inboxes)) {
      expect(inbox.readable).toBe(true);
      for (const mail of inbox.messages.filter(({ template }) => template.endsWith('_code_valid'))) {
        expect(mail.code).toMatch(/^\d{6}$/);
        expect(mail.flowType).toBeDefined();
        codes += 1;
      }
      for (const mail of inbox.messages.filter(({ template }) => /^(recovery|verification)_valid$/.test(template)))
        expect(mail.link).toMatch(/\/self-service\/(recovery|verification)\?/);
    }
    expect(codes).toBeGreaterThan(10);
  });

  it('are not without it', () => {
    const read = inboxes('courier-messages-not-dev').filter(({ messages }) => messages.length > 0);
    expect(read.length).toBeGreaterThan(0);
    for (const inbox of read) {
      expect(inbox.readable).toBe(false);
      expect(inbox.messages.every(({ code, link }) => code === undefined && link === undefined)).toBe(true);
    }
  });
});
