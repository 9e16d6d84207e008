import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkConfig } from '../../../../../src/config/checks/checkConfig';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { versions } from '../../../../../src/config/reference/versions';
import { judged } from './judged';

const recorded = fileURLToPath(new URL('../../../../fixtures/recorded/config/v26.2.0.main.yml', import.meta.url));
const texts = [readFileSync(recorded, 'utf8'), ...judged.map(({ text }) => text)];

const change = fc.record({
  line: fc.nat(200),
  how: fc.constantFrom('over', 'before', 'behind', 'away'),
  text: fc.constantFrom(
    '',
    '[',
    ']',
    '{',
    '  - a',
    '&a x',
    '*a',
    '<<: *a',
    ' null',
    '\t',
    '"',
    "'",
    ': ',
    '#',
    '---',
    '%YAML 1.2',
    '{{ .Values.a }}',
    '${A}',
    'selfservice: []',
    'identity: &a {schemas: [*a]}',
    '? [a, b]\n: c',
    '1: 2',
    '__proto__: 1',
    'constructor: {}',
    '\r',
    '!!binary x',
  ),
});

it('never throws, and stays within the text, whatever becomes of a configuration', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(change, { maxLength: 4 }),
      fc.constantFrom(...versions),
      fc.boolean(),
      (start, changes, version, isPartial) => {
        const text = changes
          .reduce((all, { line, text: added, how }) => {
            if (all.length === 0) return [added];
            const at = line % all.length;
            const was = all[at] ?? '';
            if (how === 'away') return all.toSpliced(at, 1);
            return all.with(at, how === 'over' ? added : how === 'before' ? `${added}${was}` : `${was}${added}`);
          }, start.split('\n'))
          .join('\n');
        for (const finding of checkConfig(readConfig(text), { version, schemas: [], isPartial })) {
          expect(finding.start < finding.end && finding.start >= 0 && finding.end <= text.length).toBe(true);
          for (const { place } of (finding.fixes ?? []).flatMap(({ edits }) => edits))
            expect(place.start <= place.end && place.start >= 0 && place.end <= text.length).toBe(true);
        }
      },
    ),
    { numRuns: 600 },
  );
});

it('never leaves a sentence unfilled', () => {
  for (const version of versions)
    for (const text of texts)
      for (const { message, effect } of checkConfig(readConfig(text), { version, schemas: [] })) {
        expect(`${message} ${effect}`).not.toMatch(/\{\d\}|undefined|\[object|schemas at|anyOf|oneOf/);
        expect(message).toMatch(/[.?]$/);
      }
});
