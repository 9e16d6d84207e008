import { t } from '@vscode/l10n';
import { isObject, readJson } from '../../flow/json';
import { findJsonFault } from './jsonFault';
import type { RawEntry, ReadFile } from './types';

/** Reads a JSON text: a list, what the endpoint for batches takes, or a single identity. */
export function readJsonFile(text: string): ReadFile {
  const json = readJson(text);
  if (json === undefined) return { kind: 'problem', what: notJson(text) };
  const list = Array.isArray(json)
    ? json
    : isObject(json) && Array.isArray(json.identities)
      ? json.identities
      : isObject(json)
        ? [json]
        : undefined;
  if (!list) return { kind: 'problem', what: t('The JSON is neither a list of identities nor an identity.') };
  const values: readonly unknown[] = list;
  return {
    kind: 'file',
    file: {
      format: 'json',
      count: values.length,
      notes: [],
      *entries() {
        for (const [at, value] of values.entries()) yield { line: at + 1, value };
      },
    },
  };
}

/** Reads JSON Lines: an identity a line, empty lines passed over. */
export function readJsonLines(text: string): ReadFile {
  function* entries(): Generator<RawEntry, void> {
    for (const { line, of } of linesOf(text)) {
      const value = readJson(of);
      yield value === undefined ? { line, problem: t('The line is not JSON.') } : { line, value };
    }
  }
  let count = 0;
  for (const { of } of linesOf(text)) if (of !== '') count += 1;
  return { kind: 'file', file: { format: 'jsonl', count, notes: [], entries } };
}

/** The lines with something in them. */
function* linesOf(text: string): Generator<{ readonly line: number; readonly of: string }, void> {
  let line = 1;
  for (let start = 0; start < text.length; line += 1) {
    const end = text.indexOf('\n', start);
    const of = text.slice(start, end === -1 ? text.length : end).trim();
    if (of !== '') yield { line, of };
    if (end === -1) return;
    start = end + 1;
  }
}

/** Whether there is JSON in each of the first two lines, so that the whole is none. */
export function isJsonLines(text: string): boolean {
  const lines = linesOf(text);
  const [first, second] = [lines.next().value, lines.next().value];
  return first !== undefined && second !== undefined && isObject(readJson(first.of)) && /^[{[]/.test(second.of);
}

/** Where the first thing stands that is no JSON, in a sentence that holds nothing of the file. */
function notJson(text: string): string {
  const position = findJsonFault(text);
  if (position === undefined) return t('The file is not JSON: it ends too early.');
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return /,\s*$/.test(before.slice(-1000)) && ']}'.includes(text.charAt(position))
    ? t('The file is not JSON: there is a comma too many before line {0}, column {1}.', line, column)
    : t('The file is not JSON: line {0}, column {1} is not what is expected there.', line, column);
}
