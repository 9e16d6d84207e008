import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { completeAt, mayBeFile } from '../../../../src/config/completion/index';
import { describeSuggestion } from '../../../../src/config/completion/documentation';
import { readConfig } from '../../../../src/config/document/readConfig';
import { schemaPath } from '../../../../src/config/reference/path';
import { findStructure } from '../../../../src/config/reference/structure';
import { versions } from '../../../../src/config/reference/versions';
import { acceptIn } from './complete';
import { costOf } from '../../../kit/cost';

const folder = fileURLToPath(new URL('../../../fixtures/recorded/config/', import.meta.url));
const read = (name: string): string => readFileSync(folder + name, 'utf8');
const configs = readdirSync(folder)
  .filter((name) => name.endsWith('.main.yml'))
  .map(read);
const context = { document: { kind: 'config', root: '' }, version: 'v26.2.0' } as const;

/** No cursor stands within the end of a line. */
function cursorIn(text: string, seed: number): number {
  const at = seed % (text.length + 1);
  return text.charAt(at) === '\n' && text.charAt(at - 1) === '\r' ? at - 1 : at;
}

it('any beginning of a configuration is completed by keys that Kratos knows, and stays YAML', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...configs),
      fc.nat(),
      fc.constantFrom('lines', 'everything'),
      fc.constantFrom('\n', '\r\n'),
      fc.nat(),
      (config, seed, cut, eol, pick) => {
        const all = config.replaceAll(/\r?\n/g, eol);
        const offset = cursorIn(all, seed);
        const lineEnd = all.indexOf(eol, offset);
        // Either the text ends here, or only the line does.
        const text =
          cut === 'everything' || lineEnd === -1 ? all.slice(0, offset) : all.slice(0, offset) + all.slice(lineEnd);
        const keys = completeAt(text, offset, context).filter(({ kind, start }) => kind === 'key' && start <= offset);
        const chosen = keys[pick % Math.max(1, keys.length)];
        if (chosen?.about?.kind !== 'key') return;
        const after = acceptIn(text, chosen);
        expect(
          parseDocument(after, { uniqueKeys: false }).errors.map(({ message }) => message),
          `${chosen.label}: ${after.slice(Math.max(0, chosen.start - 200), chosen.start + 200)}`,
        ).toEqual([]);
        expect(findStructure(chosen.about.path)).toBeDefined();
        const written = readConfig(after).entries.map(({ path }) => schemaPath(path));
        expect(written).toContain(chosen.about.path);
        expect(describeSuggestion(chosen, context.document, context.version)).toBeTruthy();
      },
    ),
    { numRuns: 400 },
  );
});

it('whatever is written, nothing throws, and what is replaced lies in one line around the offset', () => {
  const piece = fc.constantFrom(
    'selfservice:',
    '  ',
    '\n',
    '- ',
    '-',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ': ',
    ':',
    ',',
    '|',
    '#',
    '\t',
    '\r\n',
    '&a ',
    '*a',
    '---\n',
    'flows',
    'x',
    '\\',
    '//',
    'identity',
    'schemas',
    'url',
    '>',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.nat(),
      fc.constantFrom('config', 'identity-schema', 'environment'),
      fc.constantFrom(...versions),
      (pieces, seed, kind, version) => {
        const text = pieces.join('');
        const offset = cursorIn(text, seed);
        const document = kind === 'config' ? ({ kind, root: '' } as const) : ({ kind } as const);
        mayBeFile(text, offset, { document, version });
        for (const { start, end, label } of completeAt(text, offset, { document, version })) {
          expect(
            start <= offset && offset <= end,
            `${label} ${start} ${offset} ${end} in ${JSON.stringify(text)}`,
          ).toBe(true);
          expect(text.slice(start, end).trim()).not.toContain('\n');
        }
      },
    ),
    { numRuns: 2000 },
  );
});

it('its cost grows linearly to 20,000 lines', () => {
  const section = (count: number): string =>
    `selfservice:\n  allowed_return_urls:\n${'    - http://localhost:3000/some/page\n'.repeat(count)}  flows:\n    login:\n      `;
  const [small, large] = [2_000, 20_000].map((count) => {
    const text = section(count);
    return costOf(() => completeAt(text, text.length, context));
  }) as [number, number];
  expect(completeAt(section(20_000), section(20_000).length, context).length).toBeGreaterThan(3);
  // Ten times the lines; what grows with their square would cost a hundred times as much.
  expect(large / small).toBeLessThan(40);
});
