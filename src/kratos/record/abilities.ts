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
 * Whether something can be done with a record. Where it cannot: what the record is, what it lacks, and
 * what to do, one sentence each.
 */
export type Ability =
  | { readonly can: true }
  | {
      readonly can: false;
      readonly lacks: 'persona' | 'connection';
      readonly what: string;
      readonly missing: string;
      readonly todo: string;
    };

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
      what: t('It came from elsewhere: it can only be looked at.'),
      missing: t('Nothing can be sent: no connection leads to its server.'),
      todo: t('Add a connection with the address of its server, then open the flow there by its id.'),
    };
  }
  if (personaId === undefined && deed === 'send') {
    return {
      can: false,
      lacks: 'persona',
      what: t('It came from elsewhere: it can only be looked at.'),
      missing: t('Nothing can be sent: its cookies or its token are not here.'),
      todo: t('To go on, press Open as a persona… and choose the persona that has them.'),
    };
  }
  return { can: true };
}
