import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/places.mjs';
import { checkConfig } from '../../../../src/config/checks/checkConfig';
import { recogniseDocument } from '../../../../src/config/document/detect/detect';
import { readConfig } from '../../../../src/config/document/readConfig';
import { explainSetting } from '../../../../src/config/hover/explainSetting';
import { checkIdentitySchema } from '../../../../src/config/checks/identity/index';
import { versions } from '../../../../src/config/reference/versions';
import { mutated, mutation } from './mutate';

const folder = inRoot('test', 'fixtures', 'configs');
const files = readdirSync(folder)
  .filter((name) => /\.(?:ya?ml|json)$/.test(name))
  .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));

it('reads, checks and explains whatever becomes of files that work', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(mutation, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...versions),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ name, text: works }, mutations, version, cursor) => {
        const text = mutations.reduce(mutated, works);
        const kind = recogniseDocument(name, text);
        if (kind) explainSetting(text, Math.floor(cursor * text.length), kind, version);
        const config = readConfig(text, name.startsWith('helm') ? ['kratos', 'config'] : []);
        const schemas = [{ id: 'person', url: 'file://./person.schema.json', text }];
        const findings = name.endsWith('.schema.json')
          ? checkIdentitySchema(text, { version })
          : checkConfig(config, { version, schemas, isPartial: name.startsWith('helm') });
        for (const { start, end, fixes = [] } of findings) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
          for (const { place } of fixes.flatMap(({ edits }) => edits))
            expect(0 <= place.start && place.start <= place.end && place.end <= text.length).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});
