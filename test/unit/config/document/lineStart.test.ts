import { describe, expect, it } from 'vitest';
import { lineStartAt } from '../../../../src/config/document/lineStart';
import { troubleWithFile } from '../../../torture/configPipeline';

describe('the beginning of a line', () => {
  it('is behind the break before, also where the text begins with one', () => {
    expect([0, 1, 2, 3].map((offset) => lineStartAt('\na\n', offset))).toEqual([0, 1, 1, 3]);
  });

  it.each([
    ['compose.yml', '\n      SERVE_PUBLIC_PORT: 4444\n      SERVE_ADMIN_PORT: 4445\n'],
    ['.env', '\nSERVE_PUBLIC_PORT=4444\n'],
    ['kratos.yml', '\n  log:\n    level: debug\n'],
    ['kratos.yml', '\n# kratos: ignore\nlog: &a\n  level: *a\n'],
    ['identity.schema.json', '\n  {"properties": {"traits": {}}}'],
  ])('lets whatever is said of %s lie within it', (name, text) => {
    for (const cursor of [0, 1, 2]) expect(troubleWithFile({ name, text, cursor, version: 'v26.2.0' })).toEqual([]);
  });
});
