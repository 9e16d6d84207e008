import { lookupsOf } from '../../identity/import/lookups';
import type { LineOutcome } from '../../identity/import/types';
import { isSame } from '../../identity/patch/diff';
import type { IdentityDetails } from '../../identity/types';
import type { Connection } from '../../record/types';
import type { AdminIdentities } from '../types';

/** So far the clocks of two machines may be apart, in ms. */
const clocksApart = 300_000;

/**
 * Whom a line means that somebody has taken, after an answer that never came: the identity that was made of it then, if
 * its traits are those of the line and it is no older; else somebody who was there before. `body` is the line's JSON.
 */
export async function findMade(
  identities: Pick<AdminIdentities, 'read' | 'find'>,
  connection: Connection,
  {
    body,
    schemas,
    sentAt,
  }: { readonly body: string; readonly schemas: ReadonlyMap<string, unknown>; readonly sentAt: number },
): Promise<LineOutcome> {
  const { lookups, traits } = lookupsOf(body, schemas);
  for (const { by, value } of lookups) {
    const found =
      by === 'identifier' ? await readOne(identities, connection, value) : await findOne(identities, connection, value);
    if (!found) continue;
    const isOurs =
      isSame(soften(found.traits), soften(traits)) && Date.parse(found.createdAt ?? '') >= sentAt - clocksApart;
    return isOurs ? { kind: 'made', id: found.id, earlier: true } : { kind: 'exists', id: found.id };
  }
  return { kind: 'exists' };
}

async function readOne(
  identities: Pick<AdminIdentities, 'read'>,
  connection: Connection,
  value: string,
): Promise<IdentityDetails | undefined> {
  const answer = await identities.read(connection, value);
  return answer.kind === 'identity' ? answer.identity : undefined;
}

async function findOne(
  identities: Pick<AdminIdentities, 'find'>,
  connection: Connection,
  value: string,
): Promise<IdentityDetails | undefined> {
  const answer = await identities.find(connection, value);
  return answer.kind === 'found' && answer.by === 'externalId' ? answer.identities[0] : undefined;
}

/** The server may write an address in small letters. */
function soften(traits: unknown): unknown {
  return JSON.parse(JSON.stringify(traits ?? {}).toLowerCase());
}

/** Whether there is an identity of an id; undefined where that cannot be found out. */
export async function isThere(
  identities: Pick<AdminIdentities, 'read'>,
  connection: Connection,
  id: string,
): Promise<boolean | undefined> {
  const answer = await identities.read(connection, id);
  return answer.kind === 'identity' ? true : answer.isThere;
}
