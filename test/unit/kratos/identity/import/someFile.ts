import { EntryChecker, type ImportRules } from '../../../../../src/kratos/identity/import/checkEntry';
import { readImportFile } from '../../../../../src/kratos/identity/import/readFile';
import type { ImportEntry } from '../../../../../src/kratos/identity/import/types';

export const schema = {
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      required: ['email'],
      additionalProperties: false,
      properties: {
        email: {
          type: 'string',
          format: 'email',
          'ory.sh/kratos': {
            credentials: { password: { identifier: true } },
            verification: { via: 'email' },
            recovery: { via: 'email' },
          },
        },
        name: { $ref: '#/definitions/name' },
        age: { type: 'integer', minimum: 0 },
        newsletter: { type: 'boolean' },
        tags: { type: 'array', items: { type: 'string', minLength: 2 } },
        plan: { enum: ['free', 'paid'] },
      },
    },
  },
  definitions: { name: { type: 'object', properties: { first: { type: 'string' }, last: { type: 'string' } } } },
};

const rules: ImportRules = { schemaId: 'person', schemas: new Map([['person', schema]]), version: 'v26.2.0' };

/** The entries of a file, or why it cannot be read. */
export function entriesOf(
  file: string | Uint8Array,
  name: string,
  more: Partial<ImportRules> = {},
): readonly ImportEntry[] | string {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const read = readImportFile(bytes, name, schema);
  if (read.kind === 'problem') return read.what;
  const checker = new EntryChecker({ ...rules, ...more });
  const entries = [...read.file.entries()].map((entry) => checker.check(entry));
  if (entries.length !== read.file.count) throw new Error('The file has another number of entries than it says.');
  return entries;
}

/** What is sent for each line, and what was found in it: `line weight path`. */
export function looked(file: string | Uint8Array, name: string, more: Partial<ImportRules> = {}): unknown {
  const entries = entriesOf(file, name, more);
  if (typeof entries === 'string') return entries;
  return {
    bodies: entries.map(({ body }) => (body === '' ? undefined : (JSON.parse(body) as unknown))),
    found: entries.flatMap(({ line, findings }) =>
      findings.map(({ weight, path }) => `${String(line)} ${weight} ${path}`.trim()),
    ),
  };
}

/** What is sent of some traits. */
export function person(traits: object, more: object = {}): object {
  return { schema_id: 'person', traits, ...more };
}
