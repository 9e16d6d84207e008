import { describe, expect, it } from 'vitest';
import { fixed, look, schema, trait } from './look';

const name = 'identity-address-format';
const of = (extension: object, format?: string): string =>
  schema({ a: trait(extension, format === undefined ? {} : { format }) });
const code = (via?: string): object => ({
  credentials: { code: { identifier: true, ...(via !== undefined && { via }) } },
});

describe('an address whose channel and format contradict each other', () => {
  it.each([
    // refused with every value, on v1.3.1 and v26.2.0
    [{ recovery: { via: 'email' } }, 'tel', 'error: a.recovery.via'],
    [{ recovery: { via: 'email' } }, 'date', 'error: a.recovery.via'],
    [code('sms'), 'email', 'error: a.credentials.code.via'],
    // taken, and messages go to the wrong kind of address
    [{ verification: { via: 'email' } }, 'tel', 'warning: a.verification.via'],
    [{ verification: { via: 'email' } }, 'date', 'warning: a.verification.via'],
    [{ verification: { via: 'sms' } }, 'email', 'warning: a.verification.via'],
    [code('email'), 'tel', 'warning: a.credentials.code.via'],
  ])('is flagged: %j beside %s', (extension, format, expected) => {
    for (const version of ['v1.3.1', 'v26.2.0'] as const)
      expect(look(of(extension, format), name, { version })).toEqual([expected]);
  });

  it('is flagged for recovery by SMS where there is any', () => {
    const text = of({ recovery: { via: 'sms' } }, 'email');
    expect(look(text, name)).toEqual(['error: a.recovery.via']);
    expect(look(text, name, { version: 'v1.3.1' })).toEqual([]);
  });

  it('can take the other channel, or the other format', () => {
    const text = of({ verification: { via: 'sms' } }, 'email');
    expect(fixed(text, name, 'Write via email')).toBe(of({ verification: { via: 'email' } }, 'email'));
    expect(fixed(text, name, 'Write format tel')).toBe(of({ verification: { via: 'sms' } }, 'tel'));
    const recovery = of({ recovery: { via: 'email' } }, 'tel');
    expect(fixed(recovery, name, 'Write via sms')).toBe(of({ recovery: { via: 'sms' } }, 'tel'));
    expect(() => fixed(recovery, name, 'Write via sms', { version: 'v1.3.1' })).toThrow('no fix');
    expect(() => fixed(of({ verification: { via: 'email' } }, 'date'), name, 'Write via')).toThrow('no fix');
  });

  it('is flagged in lists of addresses', () => {
    const text = schema({ mails: { type: 'array', items: trait({ verification: { via: 'sms' } }) } });
    expect(look(text, name)).toEqual(['warning: mails.items.verification.via']);
  });
});

describe('a format that verification wants', () => {
  it('is missing for SMS', () => {
    const text = of({ verification: { via: 'sms' } });
    expect(look(text, name)).toEqual(['error: a.verification.via']);
    expect(look(fixed(text, name, 'Write format tel'), name)).toEqual([]);
  });

  it('is one of a few, of traits that are not nested', () => {
    const text = of({ verification: { via: 'email' } }, 'uri');
    for (const version of ['v1.3.1', 'v26.2.0'] as const)
      expect(look(text, name, { version })).toEqual(['error: a.format']);
    expect(look(fixed(text, name, 'Write format email'), name)).toEqual([]);
    const nested = schema({
      b: { properties: { a: trait({ verification: { via: 'email' } }, { format: 'hostname' }) } },
    });
    expect(look(nested, name)).toEqual([]);
  });
});

it('wants a channel for codes', () => {
  expect(look(of(code()), name)).toEqual(['error: a.credentials.code.identifier']);
  expect(fixed(of(code(), 'tel'), name, 'Write via')).toBe(of(code('sms'), 'tel'));
  expect(look(fixed(of(code()), name, 'Write via email'), name)).toEqual([]);
});

it.each([
  ['e-mail', of({ verification: { via: 'email' }, recovery: { via: 'email' }, ...code('email') }, 'email')],
  ['phones', of({ verification: { via: 'sms' }, recovery: { via: 'sms' }, ...code('sms') }, 'tel')],
  ['e-mail without a format', of({ verification: { via: 'email' }, recovery: { via: 'email' }, ...code('email') })],
  ['no-validate', of({ verification: { via: 'sms' }, recovery: { via: 'email' } }, 'no-validate')],
  ['a format that Kratos does not know', of({ recovery: { via: 'email' } }, 'customer-number')],
  ['a channel for codes that is not used', of({ credentials: { code: { identifier: false, via: 'sms' } } }, 'email')],
  ['a channel that does not exist', of({ verification: { via: 'fax' } }, 'email')],
])('keeps silent with %s', (_, text) => {
  expect(look(text, name)).toEqual([]);
});
