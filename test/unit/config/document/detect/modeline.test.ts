import { expect, it } from 'vitest';
import { schemaInModeline } from '../../../../../src/config/document/detect/modeline';

it.each([
  ['# yaml-language-server: $schema=https://example.com/a.json\na: 1\n', 'https://example.com/a.json'],
  ['# kept by hand\n\n#yaml-language-server:$schema=../a.json more\na: 1\n', '../a.json'],
  ['# yaml-language-server: $schema=none\n', 'none'],
  ['# $schema: ./a.json\r\na: 1\n', './a.json'],
  ['---\n# $schema: ./a.json\n', './a.json'],
  ['a: 1\n# yaml-language-server: $schema=https://example.com/a.json\n', undefined],
  ['# see $schema=a.json\na: 1\n', undefined],
  ['# yaml-language-server: other=1\na: 1\n', undefined],
  ['', undefined],
])('%j asks for %s', (text, schema) => {
  expect(schemaInModeline(text)).toBe(schema);
});
