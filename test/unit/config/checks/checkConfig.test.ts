import { describe, expect, it } from 'vitest';
import { structureChoice } from '../../../../src/language/yaml/structureChecks';
import { codes, found } from './schema/look';
import { costOf } from '../../../kit/cost';

const whole =
  'dsn: memory\nselfservice: {default_browser_return_url: "http://127.0.0.1/"}\nidentity: {schemas: [{id: default, url: "file://a.json"}]}\n';

describe('everything that is said of a configuration', () => {
  it('stands in the order of the text', () => {
    expect(codes(`${whole}log: {level: warn}\ndev: true\ncookies: {path: 5}\n`)).toEqual([
      'development-setting [memory]',
      'not-allowed [warn]',
      'development-setting [true]',
      'wrong-type [5]',
    ]);
  });

  it('is said once of a value: by the graver finding, or by the rule', () => {
    const cors = (origin: string): string =>
      `${whole}serve: {public: {cors: {enabled: true, allowed_origins: ["${origin}"]}}}\n`;
    expect(codes(cors('127.0.0.1:4455'))).toContain('wrong-form ["127.0.0.1:4455"]');
    expect(codes(cors('127.0.0.1:4455'))).not.toContain('cors-origin ["127.0.0.1:4455"]');
    expect(codes(cors('localhost:4455'))).toContain('cors-origin ["localhost:4455"]');
    const both = `${whole}#\n`.replace(
      'selfservice: {',
      'selfservice: {methods: {code: {mfa_enabled: true, passwordless_enabled: true}}, ',
    );
    expect(codes(both).filter((code) => /^(?:both-code-modes|not-|wrong-|unknown-)/.test(code))).toEqual([
      'both-code-modes [true]',
    ]);
  });

  it('is silenced by a comment and by the setting', () => {
    const text = `${whole}# kratos-ignore not-allowed\nlog: {level: warn}\nx: 1\n`;
    expect(codes(text)).toEqual(['development-setting [memory]', 'unknown-key [x]']);
    expect(codes(text, {}, ['unknown-key', 'development-setting'])).toEqual([]);
  });

  it('leaves types, values and keys to another extension, and keeps what goes beyond them', () => {
    const text = `${whole}x: 1\nlog: {level: warn}\nsession: {lifespan: 1d, cookie: {name: 5}}\ncourier: {sms: {}}\n`;
    expect(codes(text, { isStructureChecked: true })).toEqual([
      'development-setting [memory]',
      'wrong-form [1d]',
      'other-version [sms]',
    ]);
  });

  it('misses what every configuration needs, and says how it may come from elsewhere', () => {
    expect(codes('dsn: memory\nidentity: {schemas: [{id: default, url: "file://a.json"}]}\n')).toContain(
      'missing-block [dsn]',
    );
    const [finding] = codes(whole.replace('dsn: memory\n', ''));
    expect(finding).toBe('missing-block [selfservice]');
    expect(codes('log: {level: info}\n', { isPartial: true })).toEqual([]);
    expect(codes('')).toEqual([]);
  });
});

it('checks the structure unless a setting leaves it to others', () => {
  expect(['never', 'always', 'auto', undefined].map(structureChoice)).toEqual(['never', 'always', 'always', 'always']);
});

it('counts up linearly with the text', () => {
  const block = (n: number): string =>
    Array.from(
      { length: n },
      (_, i) => `    - id: s${String(i)}\n      url: file://a.json\n      nam: ${String(i)}\n`,
    ).join('');
  /** The best of several runs, as others are at work on the machine; each with a text that was not read before. */
  const time = (n: number): number => {
    const text = `identity:\n  schemas:\n${block(n)}`;
    let asked = 0;
    // The parser remembers a text.
    return costOf(() => found(`${text}#${String((asked += 1))}`), 2);
  };
  expect(time(4_000) / time(500)).toBeLessThan(32);
});
