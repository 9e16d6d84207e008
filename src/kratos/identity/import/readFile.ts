import { t } from '@vscode/l10n';
import { findDelimiter, readCsv } from './csv';
import { readColumns } from './csvColumns';
import { readRecord } from './csvEntries';
import { decodeFile } from './decode';
import { isJsonLines, readJsonFile, readJsonLines } from './jsonEntries';
import type { RawEntry, ReadFile } from './types';

/** What a file of identities is, by its name and how it begins. */
export function findImportFormat(text: string, name: string): 'json' | 'jsonl' | 'csv' {
  if (/\.(?:csv|tsv|tab)$/i.test(name)) return 'csv';
  const begin = text.trimStart();
  if (begin.startsWith('[')) return 'json';
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'jsonl';
  if (begin.startsWith('{')) return isJsonLines(begin) ? 'jsonl' : 'json';
  return /\.json$/i.test(name) ? 'json' : 'csv';
}

/**
 * Reads a file of identities. `root` is the identity schema that the bare names of a table's columns are looked up in,
 * undefined where it is not known.
 */
export function readImportFile(bytes: Uint8Array, name: string, root: unknown): ReadFile {
  const decoded = decodeFile(bytes);
  if ('problem' in decoded) return { kind: 'problem', what: decoded.problem };
  const { text } = decoded;
  if (text.trim() === '') return { kind: 'problem', what: t('The file is empty.') };
  switch (findImportFormat(text, name)) {
    case 'json':
      return readJsonFile(text);
    case 'jsonl':
      return readJsonLines(text);
    case 'csv':
      return readTable(text, root);
  }
}

function readTable(text: string, root: unknown): ReadFile {
  const delimiter = findDelimiter(text);
  const first = readCsv(text, delimiter).next().value;
  if (!first) return { kind: 'problem', what: t('The file is empty.') };
  const read = readColumns(first.cells, root);
  if (read.kind === 'problem') return read;
  function* records(): Generator<RawEntry, void> {
    const table = readCsv(text, delimiter);
    table.next();
    if (read.kind === 'columns') for (const record of table) yield readRecord(record, read.columns);
  }
  let count = 0;
  const counted = readCsv(text, delimiter);
  while (counted.next().done !== true) count += 1;
  return { kind: 'file', file: { format: 'csv', count: count - 1, notes: read.notes, entries: records } };
}
