import { t } from '@vscode/l10n';
import type { FlowRecord } from './types';

/** What somebody may want of a flow beside looking at it. */
export type Deed =
  /**
   * Whatever asks the server as the flow's client, or is about that client's session: submit, fetch, restart, step up,
   * sign out.
   */
  | 'send'
  /** What was mailed for it, read as an administrator. */
  | 'read-inbox'
  | 'edit-connection';

/**
 * Whether something can be done with a record. Where it cannot: what the record lacks, and why and what to do, one
 * sentence each.
 */
export type Ability =
  | { readonly can: true }
  | { readonly can: false; readonly lacks: 'persona' | 'connection'; readonly why: string; readonly todo: string };

/** A record of a flow that a persona of ours has, at one of our connections. */
export type OwnRecord = FlowRecord & Required<Pick<FlowRecord, 'connectionId' | 'personaId'>>;

export function isOwn(record: FlowRecord): record is OwnRecord {
  return record.connectionId !== undefined && record.personaId !== undefined;
}

/**
 * What can be done with a record: one that was pasted or imported has no persona, and no connection either where none
 * leads to its server.
 */
export function canDo(
  { connectionId, personaId }: Pick<FlowRecord, 'connectionId' | 'personaId'>,
  deed: Deed,
): Ability {
  if (connectionId === undefined) {
    return {
      can: false,
      lacks: 'connection',
      why: t(
        'It came from elsewhere, and no connection leads to its server. It can be looked at, but nothing can be sent.',
      ),
      todo: t('Add a connection with the address of its server, then open the flow there by its id.'),
    };
  }
  if (personaId === undefined && deed === 'send') {
    return {
      can: false,
      lacks: 'persona',
      why: t(
        'It came from elsewhere, and its cookies or its token are not here. It can be looked at, but nothing can be sent.',
      ),
      todo: t('To go on with it, open it by its id as a persona that has them.'),
    };
  }
  return { can: true };
}
