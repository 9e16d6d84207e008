import { isObject, readJson } from '../../flow/json';
import { fieldWords } from '../../identity/import/batchAnswer';
import type { LineOutcome } from '../../identity/import/types';
import type { Connection } from '../../record/types';
import type { IdentityWrites } from './identityWrites';

/**
 * Asks a server again about a line alone that it refused in a batch: v1.3 says why only there. `body` is the line's
 * JSON. Undefined where there is no answer.
 */
export async function explainLine(
  writes: Pick<IdentityWrites, 'create'>,
  connection: Connection,
  body: string,
): Promise<LineOutcome | undefined> {
  const json = readJson(body);
  if (!isObject(json)) return undefined;
  const answer = await writes.create(connection, json);
  if (answer.kind === 'written') return { kind: 'made', id: answer.identity.id };
  if (answer.status === undefined || !answer.refusal) return undefined;
  if (answer.refusal.isDuplicate) return { kind: 'exists' };
  return { kind: 'refused', what: fieldWords(answer.refusal) ?? answer.what };
}
