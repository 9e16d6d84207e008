import { t } from '@vscode/l10n';
import { filledTextAt, isObject, listAt, numberAt, objectAt, readJson } from '../../flow/json';
import { readRefusal, type Refusal } from '../refusal/refusal';
import type { LineOutcome } from './types';

/**
 * Reads the answer to a batch: what became of each of its parts, by its patch id. One that is not told of has none.
 * Undefined when it is no such answer.
 */
export function readBatchAnswer(text: string): ReadonlyMap<string, LineOutcome> | undefined {
  const json = readJson(text);
  if (!isObject(json) || !Array.isArray(json.identities)) return undefined;
  const outcomes = new Map<string, LineOutcome>();
  for (const part of listAt(json, 'identities')) {
    const patch = isObject(part) ? filledTextAt(part, 'patch_id') : undefined;
    if (!isObject(part) || patch === undefined) continue;
    const id = filledTextAt(part, 'identity');
    if (part.action === 'create' && id !== undefined) outcomes.set(patch, { kind: 'made', id });
    else if (part.action === 'error') outcomes.set(patch, refused(objectAt(part, 'error')));
  }
  return outcomes;
}

function refused(error: unknown): LineOutcome {
  return isObject(error) && numberAt(error, 'code') === 409
    ? { kind: 'exists' }
    : { kind: 'refused', what: refusalWords(error) };
}

/** What a server says against a line, with the field that it is about; empty where it does not say why. */
export function refusalWords(error: unknown): string {
  const said = isObject(error) ? (filledTextAt(error, 'reason') ?? filledTextAt(error, 'message')) : undefined;
  const words = fieldWords(readRefusal(error)) ?? said ?? '';
  return saysNothing.test(words) ? '' : words;
}

/** What a refusal says of fields; undefined where it names none. */
export function fieldWords({ fields, unknownKey }: Refusal): string | undefined {
  if (unknownKey !== undefined) return t('This version of Kratos does not know “{0}”.', unknownKey);
  if (fields.length === 0) return undefined;
  return fields.map(({ path, what }) => (path.length === 0 ? what : `${path.join('.')}: ${what}`)).join('; ');
}

/** All that v1.3 says of a part of a batch. */
const saysNothing = /^The request was malformed or contained invalid parameters\.?$/;
