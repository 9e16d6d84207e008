import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readConfig } from '../../../../src/config/document/readConfig';
import { anchorAt } from '../../../../src/config/navigation/anchors';
import { fileLinks } from '../../../../src/config/facts/fileLinks';
import { inlayHints } from '../../../../src/config/navigation/inlayHints';
import { nameAt } from '../../../../src/config/navigation/names';
import { renameSchema } from '../../../../src/config/navigation/renameSchema';
import { outsideRefs, partAt } from '../../../../src/config/navigation/schemaParts';

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/recorded/config/${name}`, import.meta.url)), 'utf8');
const originals = [read('v26.2.0.main.yml'), read('identity.schema.json'), 'a: &x {b: *x}\nc: *x\nd: *y\n'];
const pieces = [
  '',
  '\n',
  '  ',
  '- ',
  '&x ',
  '*x',
  '"',
  '{',
  '}',
  '[',
  '#',
  ': ',
  'null',
  '\t',
  '720h',
  '"$ref": "#/%zz",',
];

it('no broken text makes anything throw, and all that is found lies in the text', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.nat(3_000), fc.nat(20), fc.constantFrom(...pieces)), { maxLength: 4 }),
      fc.nat(3_000),
      (original, changes, offset) => {
        const text = changes.reduce(
          (done, [at, length, piece]) => done.slice(0, at) + piece + done.slice(at + length),
          original,
        );
        const config = readConfig(text);
        const name = nameAt(config, offset);
        const part = partAt(config, offset);
        const anchor = anchorAt(text, offset);
        renameSchema(config, offset, 'other');
        const found = [
          ...fileLinks(config),
          ...outsideRefs(config),
          ...inlayHints(config, 'v26.2.0').map((hint) => ({ start: hint.offset, end: hint.offset })),
          ...(name ? [...name.given, ...name.used] : []),
          ...(part ? [part.described.place, ...part.named.map(({ place }) => place)] : []),
          ...(anchor ? [anchor.anchor, ...anchor.aliases] : []),
        ];
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    { numRuns: 300 },
  );
});
