import { describe, expect, it } from 'vitest';
import { errorText, withoutSecrets } from '../../../src/platform/openText';

const link = 'http://127.0.0.1:4433/self-service/recovery?flow=1&token=cAnArY123';

describe('errors for the log', () => {
  it('lose the secrets of messages, stacks, causes and parts, also known ones', () => {
    const cause = new Error('typed hunter-2 times');
    const error = new AggregateError([new Error(`part ${link}`)], `“${link}” names no flow.`, { cause });
    const text = errorText(error, ['hunter-2 times']);
    expect(text).not.toMatch(/cAnArY|hunter/);
    expect(text).toContain('“http://127.0.0.1:4433/self-service/recovery?flow=1&token=[redacted] names no flow.');
    expect(text).toContain('cause: Error: typed [redacted]');
    expect(text).toContain('openText.test.ts');
  });

  it('may be anything', () => {
    const round: { self?: unknown } = {};
    round.self = round;
    expect(errorText({ session_token: 'cAnArY' }, [])).toBe('{"session_token":"[redacted]"}');
    expect([undefined, null, 5, round].map((thrown) => errorText(thrown, []))).toEqual([
      'undefined',
      'null',
      '5',
      '[object Object]',
    ]);
    const own = new Error('x');
    own.cause = own;
    expect(errorText(own, [])).toContain('Error: x');
  });

  it('are thrown on without secrets, under their name', () => {
    const error = new TypeError(`“${link}” names no flow.`);
    const open = withoutSecrets(error, []) as Error;
    expect(open).toBeInstanceOf(Error);
    expect(open.name).toBe('TypeError');
    expect(`${open.message} ${open.stack ?? ''}`).not.toContain('cAnArY');
    const plain = new Error('There is no flow.');
    expect(withoutSecrets(plain, [])).toBe(plain);
  });
});
