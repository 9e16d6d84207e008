import { availableTo } from '../../../kratos/drive/authenticator';
import type { Explorer } from '../../../kratos/drive/explorer';
import type { FlowRecord, Persona } from '../../../kratos/record/types';
import type { Keyring } from '../../../kratos/store/keyring';
import type { InboxView, PanelState, ProblemView } from '../../../protocol/state';
import { readCookieTroubles } from './cookieLines';
import { authenticatorFor } from './fillers';
import type { OwnFactors } from './journeyOf';
import type { KeyRing } from './keyButtons';
import { missingFlowState } from './missingFlow';
import type { AheadLook } from '../aheadLook';
import type { PanelParts } from '../ports';
import { shownForm } from './shownForm';
import { buildPanelState } from './buildState';
import type { Told } from './told';
import { mergeExchanges, relatedFlows } from '../../../kratos/store/relatedFlows';

/** What one panel knows beside the stores. */
export interface Moment {
  readonly flowId: string;
  /** The flow's last picture, also when it was removed since. */
  readonly last: FlowRecord | undefined;
  readonly shownBefore: readonly string[];
  readonly cameFrom: FlowRecord | undefined;
  readonly busy: PanelState['busy'];
  readonly notice: ProblemView | undefined;
  readonly inbox: InboxView | undefined;
  readonly canSendAgain: boolean;
  readonly told: Told;
  readonly ahead: Pick<AheadLook, 'of' | 'current' | 'isRead'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Collects from the stores what a picture of a flow is made from, and makes it. */
export function collectState(
  parts: Pick<PanelParts, 'explorer' | 'connections' | 'editor'>,
  moment: Moment,
): PanelState {
  const { explorer, connections, editor } = parts;
  const { flowId, last, now } = moment;
  const record = explorer.flows.get(flowId);
  const persona = last === undefined ? undefined : explorer.personas.get(last.personaId);
  if (record === undefined) return missingFlowState(flowId, last, persona?.name);
  const keyring = explorer.personas.peekKeys(record.personaId);
  const health = record.connectionId === undefined ? undefined : explorer.health.get(record.connectionId);
  const session = explorer.personas.session(record.personaId);
  const related = relatedFlows(explorer.flows, record, moment.shownBefore);
  const connection = connections().find(({ id }) => id === record.connectionId);
  const version = health?.kind === 'healthy' ? health.version : undefined;
  moment.ahead.of(connection, version);
  return buildPanelState({
    record: moment.told.withFreshNotes(record),
    persona,
    connection,
    version,
    session,
    authenticator: authenticatorFor(
      shownForm(record, session),
      () => (persona === undefined ? {} : availableTo(explorer.personas, persona)),
      now,
    ),
    keyRing: persona && connection && collectKeys(explorer, persona),
    inbox: moment.inbox,
    busy: moment.busy,
    exchanges: mergeExchanges(related),
    related,
    heardHooks: editor.heardHooks(),
    ...(connection &&
      moment.ahead.isRead && { ahead: { configuration: moment.ahead.current, factors: ownFactors(keyring) } }),
    cookies: keyring?.jar?.list().map(({ name, attributes, value }) => ({ name, attributes, value })) ?? [],
    cookieTroubles: readCookieTroubles(keyring?.jar, connection?.publicUrl ?? ''),
    sessionToken: keyring?.sessionToken,
    round: explorer.driver.outlook(flowId),
    browser: explorer.browsers.get(record.personaId),
    resumes: unfinished(record.next === undefined ? explorer.flows.get(record.resumes ?? '') : undefined)?.type,
    cameFrom: unfinished(moment.cameFrom),
    canSendAgain: moment.canSendAgain,
    notice: moment.notice,
    now,
  });
}

/** What the authenticator of a persona holds. */
export function ownFactors(keyring: Keyring | undefined): OwnFactors {
  return { totp: keyring?.totp !== undefined, lookup: keyring?.lookupCodes !== undefined };
}

/** The keys of a persona, and those of the others at its connection, as far as they are read yet. */
function collectKeys({ personas, origins }: Pick<Explorer, 'personas' | 'origins'>, persona: Persona): KeyRing {
  const all = personas.ofConnection(persona.connectionId);
  return {
    persona: persona.name,
    keys: personas.peekKeys(persona.id) && (personas.peekKeys(persona.id)?.softwareKeys ?? []),
    known: all.flatMap(({ id }) => personas.peekKeys(id)?.softwareKeys ?? []),
    origin: (rpId) => origins.get(persona.connectionId, rpId),
  };
}

/** A flow that there is still something to do in. */
function unfinished(record: FlowRecord | undefined): FlowRecord | undefined {
  return record?.status === 'open' ? record : undefined;
}
