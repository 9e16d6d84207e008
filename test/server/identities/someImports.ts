import { createHash } from 'node:crypto';
import { explainLine } from '../../../src/kratos/admin/identityWrites/explainLine';
import { findMade, isThere } from '../../../src/kratos/admin/identityWrites/findMade';
import { ImportRun, type ImportEnd, type ImportMeans } from '../../../src/kratos/admin/identityWrites/importRun';
import type { Explorer } from '../../../src/kratos/drive/explorer';
import { EntryChecker } from '../../../src/kratos/identity/import/checkEntry';
import { readJournal, writeNote } from '../../../src/kratos/identity/import/journal';
import { readImportFile } from '../../../src/kratos/identity/import/readFile';
import type { ImportEntry, LineOutcome } from '../../../src/kratos/identity/import/types';
import type { Connection } from '../../../src/kratos/record/types';
import type { Kratos } from '../../kit';

/** A file as it was read, and what is known of its import: the journal outlives a run, as it outlives a window. */
export interface SomeImport {
  readonly entries: readonly ImportEntry[];
  /** Begins or goes on, as a new window does. */
  readonly run: (more?: Partial<ImportMeans>, signal?: AbortSignal) => Promise<ImportEnd>;
  /** What became of each line, by its number. */
  readonly outcomes: () => ReadonlyMap<number, LineOutcome>;
  readonly journal: () => string;
}

/** Reads a file for a server, whose schema `person` it is held to. */
export async function someImport(
  kratos: Kratos,
  explorer: Explorer,
  text: string,
  name: string,
  { withProblems = false }: { readonly withProblems?: boolean } = {},
): Promise<SomeImport> {
  const connection: Connection = {
    id: 'practice',
    name: 'practice',
    publicUrl: kratos.publicUrl,
    adminUrl: kratos.adminUrl,
  };
  const schema = await explorer.identityParts.schema(connection, 'person');
  const schemas = new Map([['person', schema.kind === 'schema' ? (JSON.parse(schema.text) as unknown) : undefined]]);
  const bytes = new TextEncoder().encode(text);
  const read = readImportFile(bytes, name, schemas.get('person'));
  if (read.kind === 'problem') throw new Error(read.what);
  const checker = new EntryChecker({ schemaId: 'person', schemas, version: kratos.version });
  const entries = [...read.file.entries()].map((entry) => checker.check(entry));
  let journal = '';
  let outcomes: ReadonlyMap<number, LineOutcome> = new Map();
  return {
    entries,
    outcomes: () => outcomes,
    journal: () => journal,
    run: async (more = {}, signal = new AbortController().signal) => {
      const run = new ImportRun(
        {
          file: createHash('sha256').update(bytes).digest('hex'),
          send: (body) => explorer.identityWrites.batch(connection, body),
          find: ({ body }, sentAt) => findMade(explorer.adminIdentities, connection, { body, schemas, sentAt }),
          explain: ({ body }) => explainLine(explorer.identityWrites, connection, body),
          isThere: (id) => isThere(explorer.adminIdentities, connection, id),
          note: (note) => {
            journal += writeNote(note);
            return Promise.resolve();
          },
          now: () => Date.now(),
          ...more,
        },
        readJournal(journal),
      );
      outcomes = run.outcomes;
      const wanted = entries.filter(
        ({ body, findings }) => body !== '' && (withProblems || findings.every(({ weight }) => weight === 'doubtful')),
      );
      return run.run(wanted, signal, () => undefined);
    },
  };
}
