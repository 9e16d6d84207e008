import { expect, it } from 'vitest';
import { readConfig } from '../../../../../../src/config/document/readConfig';
import { checkSchema } from '../../../../../../src/config/checks/schema/index';

const whole = `dsn: memory
identity:
  schemas: [{id: a, url: "file://a"}]
selfservice:
  default_browser_return_url: http://127.0.0.1/
`;

/** What is said to be missing, as `severity [marked text] name`. */
function missing(text: string, isPartial = false): string[] {
  return checkSchema(readConfig(text), { version: 'v26.2.0', isPartial })
    .filter(({ code }) => code === 'kratos/missing-block')
    .map(
      ({ severity, start, end, message }) => `${severity} [${text.slice(start, end)}] ${message.split(' ')[0] ?? ''}`,
    );
}

it('marks the block that lacks something, or the first key', () => {
  expect(missing(whole.replace('  default_browser_return_url: http://127.0.0.1/', '  flows: {}'))).toEqual([
    'hint [selfservice] selfservice.default_browser_return_url',
  ]);
  expect(missing('dsn: memory\nlog: {level: info}\n')).toEqual([
    'hint [dsn] selfservice.default_browser_return_url',
    'hint [dsn] identity.schemas',
  ]);
  expect(missing(whole.replace('memory', '""'))).toEqual(['hint [dsn] dsn']);
});

it('may all come from other files and from variables', () => {
  expect(missing('log: {level: info}\n')).toEqual([
    'hint [log] selfservice.default_browser_return_url',
    'hint [log] identity.schemas',
    'hint [log] dsn',
  ]);
});

it('is not said of a whole file, a partial one, an empty or a broken one, nor of a block of a wrong type', () => {
  expect(missing(whole)).toEqual([]);
  expect(missing('log: {level: info}\n', true)).toEqual([]);
  expect(missing('')).toEqual([]);
  expect(missing('log: {level: info}\nx: [\n')).toEqual([]);
  expect(
    missing(whole.replace('selfservice:\n  default_browser_return_url: http://127.0.0.1/', 'selfservice: 1')),
  ).toEqual([]);
});
