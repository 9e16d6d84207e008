import { expect, it } from 'vitest';
import { excerptsOf } from '../../../../../src/config/document/detect/excerpts';
import { headOf, recogniseHead } from '../../../../../src/config/document/detect/heads';
import { texts } from '../../../growth/readings/detection';

const found = (name: string, text: string): unknown => recogniseHead(name, true, (length) => text.slice(0, length));

it('reads the names above a word that only Kratos has, and what stands beside them', () => {
  const text = [
    'global:',
    '  a: 1',
    'kratos:',
    '  emailTemplates:',
    '    - b: |',
    '        # Nothing of this is above.',
    '  # selfservice: no longer',
    '  config:',
    '    dsn: memory',
    '    selfservice:',
    '      flows: {}',
    '',
  ].join('\n');
  expect([...excerptsOf(text)]).toEqual([
    [
      'global:',
      'kratos:',
      '  emailTemplates:',
      '  config:',
      '    dsn: memory',
      '    selfservice:',
      '      flows: {}',
      '',
    ].join('\n'),
  ]);
});

it('takes items of a list for deeper than the key in their column', () => {
  const variables = '    - A=b\n'.repeat(200);
  const others = 'services:\n' + '  a:\n    image: b\n'.repeat(500);
  const compose = (image: string): string =>
    `${others}  last:\n    image: ${image}\n    environment:\n${variables}    - SELFSERVICE_METHODS_TOTP_ENABLED=true\n`;
  expect(found('a.yml', compose('oryd/kratos:v26.2.0'))).toEqual({ kind: 'environment' });
  expect(found('a.yml', compose('example.org/pages'))).toBeUndefined();
});

it('takes what is late in a later document for nothing of the first', () => {
  const documents = 'a: 1\n---\n'.repeat(2_000);
  expect(found('a.yml', `${documents}selfservice:\n`)).toBeUndefined();
});

it.each(Object.entries(texts))('looks at little of a text full of %s', (_, make) => {
  for (const text of [make(84_000), make(1_000_000), make(50_000) + '\nselfservice:\n' + make(50_000)]) {
    for (const piece of [headOf(text), ...excerptsOf(text.slice(0, 100_000))]) {
      expect(piece.length).toBeLessThanOrEqual(12_000);
      expect(piece.split('\n').length).toBeLessThanOrEqual(2_000);
    }
    expect([...excerptsOf(text)].length).toBeLessThanOrEqual(3);
  }
});
