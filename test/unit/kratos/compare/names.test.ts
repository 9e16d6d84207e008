import { describe, expect, it } from 'vitest';
import { Names } from '../../../../src/kratos/compare/names';
import { mask } from '../../../../src/kratos/exchange/redact';

const [one, other] = ['0a3f8e6c-1111-4222-8333-000000000001', '0a3f8e6c-1111-4222-8333-000000000002'];

describe('names for what differs each time', () => {
  it.each([
    ['http://127.0.0.1:4433/self-service/login?flow=x', '<server>/self-service/login?flow=x'],
    [`${one} ${other} ${one.toUpperCase()}`, '<id> <id 2> <id>'],
    [
      'An email to alice@example.com was sent at 2026-11-30T22:10:00.123Z.',
      'An email to <address> was sent at <time>.',
    ],
    ['alice@example.com, al****@example.com and +4915112345678', '<address>, <address 2> and <address 3>'],
    ['The login flow expired 5.32 minutes ago', 'The login flow expired <some> minutes ago'],
    [`csrf_token_${'0f'.repeat(32)}`, 'csrf_token_…'],
    ['data:image/png;base64,iVBORw0KGgo=', '<picture>'],
    ['a challenge: Zk3xQ9-_aB7cD2eF5gH8iJ1kL4mN6oP0', 'a challenge: <random>'],
    ['an-ordinary-word-that-is-quite-long-and-has-no-digits', 'an-ordinary-word-that-is-quite-long-and-has-no-digits'],
    ['@ory and C++ +1', '@ory and C++ +1'],
  ])('%s', (text, named) => {
    expect(new Names('http://127.0.0.1:4433').put(text)).toBe(named);
  });

  it('say what an id is of, the same wherever it stands', () => {
    const names = new Names('');
    names.learn('login', {
      id: one,
      ui: {},
      session: { id: 'b', identity: { id: other } },
      continue_with: [{ action: 'show_settings_ui', flow: { id: '0a3f8e6c-1111-4222-8333-000000000003' } }],
    });
    expect(names.put(`${one} ${other} 0a3f8e6c-1111-4222-8333-000000000003`)).toBe(
      '<login flow> <identity> <settings flow>',
    );
  });

  it('stand for what is masked, and for tokens', () => {
    const names = new Names('');
    expect(names.valueOf('csrf_token', 'YWJj')).toBe('<csrf_token>');
    expect(names.valueOf('csrf_token', '')).toBe('');
    expect(names.valueOf('password', mask)).toBe('<password>');
    expect(names.valueOf('traits.age', 42)).toBe('42');
  });
});

describe('the address of the person', () => {
  it('has the first name, whatever was typed before', () => {
    const names = new Names('');
    names.learnPeople({ session: { identity: { verifiable_addresses: [{ value: 'alice@example.com' }] } } });
    expect(names.put('typo@example.com, then alice@example.com')).toBe('<address 2>, then <address>');
  });
});
