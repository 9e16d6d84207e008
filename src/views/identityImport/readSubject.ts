import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { Uri, workspace } from 'vscode';
import type { ImportWanted } from '../../kratos/admin/identityWrites/importWanted';
import { EntryChecker } from '../../kratos/identity/import/checkEntry';
import { readImportFile } from '../../kratos/identity/import/readFile';
import type { ImportEntry } from '../../kratos/identity/import/types';
import type { ImportSubject } from './importSubject';

/** A file of more bytes is to be divided: it is in memory as a whole. */
const largest = 256_000_000;
/** The editor has its turn after so many ms. */
const patienceMs = 30;

/** Reads a file and looks at all of its lines; undefined when it was cancelled. Throws a sentence where it cannot. */
export async function readSubject(
  wanted: ImportWanted,
  signal: AbortSignal,
  report: (words: string) => void,
): Promise<ImportSubject | undefined> {
  const { connection, schemaId, schemas, version } = wanted;
  const file = Uri.parse(wanted.file);
  const name = file.path.split('/').at(-1) ?? '';
  if ((await workspace.fs.stat(file)).size > largest)
    throw new Error(t('The file has more than {0} MB: divide it.', largest / 1_000_000));
  const bytes = await workspace.fs.readFile(file);
  const read = readImportFile(bytes, name, schemas.get(schemaId));
  if (read.kind === 'problem') throw new Error(`${name}: ${read.what}`);
  const { format, count, entries, notes } = read.file;
  if (count === 0) throw new Error(t('{0}: There is nobody in the file.', name));
  const checker = new EntryChecker({ schemaId, schemas, version });
  const checked: ImportEntry[] = [];
  let turn = Date.now();
  for (const entry of entries()) {
    checked.push(checker.check(entry));
    if (Date.now() - turn < patienceMs) continue;
    report(t('{0} of {1} lines', checked.length.toLocaleString(), count.toLocaleString()));
    await pause();
    if (signal.aborted) return undefined;
    turn = Date.now();
  }
  return {
    connection,
    file: { name, uri: file.toString(), hash: createHash('sha256').update(bytes).digest('hex') },
    format,
    schemaId,
    schemas,
    entries: checked,
    notes: [
      ...notes,
      ...(schemas.get(schemaId) === undefined
        ? [t('The identity schema could not be read, so traits are not looked at before they are sent.')]
        : []),
      ...(checker.isListed
        ? [t('It is a list of identities as a server shows them. Whoever is made of it has another id.')]
        : []),
    ],
  };
}
