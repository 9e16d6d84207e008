import { t } from '@vscode/l10n';
import type { Explorer } from '../../kratos/drive/explorer';
import { isOwn, type OwnRecord } from '../../kratos/record/abilities';
import type { FlowRecord } from '../../kratos/record/types';
import type { Driver, FollowStep } from '../../kratos/drive/types';
import { readJsonnetPlace } from '../../kratos/providers/jsonnetPlace';
import type { JsonnetPlace } from '../../kratos/providers/jsonnetPlace';
import type { RemedyAction } from '../../kratos/knowledge/outcomes/types';
import { askedSite, readCeremonies } from '../../kratos/webauthn/ceremony';
import type { CommandId, Given } from '../../commands/contracts/index';

/** What an action amounts to. */
export type ActionEffect =
  /** A request, with the word for its progress. It yields the flow that is next, or nothing when the flow stays. */
  | {
      readonly kind: 'request';
      readonly label: string;
      readonly work: (signal: AbortSignal) => Promise<FlowRecord | undefined>;
    }
  | {
      readonly [Id in CommandId]: { readonly kind: 'command'; readonly command: Id; readonly argument?: Given[Id] };
    }[CommandId]
  /** Something that needs no server. */
  | { readonly kind: 'local'; readonly work: () => Promise<void> }
  | { readonly kind: 'send-again' }
  | { readonly kind: 'open-url'; readonly index?: number }
  | { readonly kind: 'open-source'; readonly place: JsonnetPlace }
  | { readonly kind: 'open-setting'; readonly name: string }
  | { readonly kind: 'show'; readonly flowId: string }
  /** The flow, its persona or what the action names is not there. */
  | { readonly kind: 'none' };

/** What to do for an action of a panel that shows (or showed, when it was removed since) this flow. */
export function resolveAction(
  action: RemedyAction,
  record: FlowRecord | undefined,
  { driver, personas }: Pick<Explorer, 'driver' | 'personas'>,
): ActionEffect {
  if (action.kind === 'start-flow') return { kind: 'command', command: 'kratosFlows.startFlow' };
  if (record === undefined) return { kind: 'none' };
  if (action.kind === 'open-url')
    return action.index === undefined ? { kind: 'open-url' } : { kind: 'open-url', index: action.index };
  if (action.kind === 'open-source') return openSource(record);
  if (action.kind === 'explain-error') return explainError(record);
  if (action.kind === 'open-setting') return action;
  if (action.kind === 'show-flow') return { kind: 'show', flowId: action.id };
  if (action.kind === 'edit-connection')
    return { kind: 'command', command: 'kratosFlows.editConnection', argument: { connection: record.connectionId } };
  if (action.kind === 'show-identity')
    return { kind: 'command', command: 'kratosFlows.showIdentityOfFlow', argument: { id: record.id } };
  if (action.kind === 'open-as') {
    const { id, type, client, connectionId: connection } = record;
    return { kind: 'command', command: 'kratosFlows.openFlow', argument: { id, type, client, connection } };
  }
  if (action.kind === 'page-origin')
    return {
      kind: 'command',
      command: 'kratosFlows.choosePageOrigin',
      argument: { connection: record.connectionId, site: action.rpId ?? siteAsked(record) },
    };
  if (action.kind === 'start' && personas.get(record.personaId) === undefined)
    return { kind: 'command', command: 'kratosFlows.startFlow', argument: { type: action.type } };
  return isOwn(record) ? askServer(action, record, driver, personas) : { kind: 'none' };
}

/** The file that the last answer names. */
function openSource({ outcome }: FlowRecord): ActionEffect {
  const place = outcome?.kind === 'server-failed' ? readJsonnetPlace(outcome.error?.message ?? '') : undefined;
  return place?.path === undefined ? { kind: 'none' } : { kind: 'open-source', place };
}

/** The error whose page the last answer leads to. */
function explainError({ connectionId, outcome }: FlowRecord): ActionEffect {
  const url = outcome?.kind === 'redirect-wanted' ? outcome.url : undefined;
  return url === undefined || connectionId === undefined
    ? { kind: 'none' }
    : { kind: 'command', command: 'kratosFlows.openFlow', argument: { url, connection: connectionId } };
}

/** The site whose key a flow asks for. */
function siteAsked({ flow }: FlowRecord): string | undefined {
  const [ceremony] = flow ? readCeremonies(flow) : [];
  return ceremony && askedSite(ceremony);
}

/** What an action asks the server as the client of a flow. */
function askServer(
  action: Exclude<
    RemedyAction,
    {
      kind:
        | 'start-flow'
        | 'open-url'
        | 'open-source'
        | 'open-setting'
        | 'explain-error'
        | 'show-flow'
        | 'edit-connection'
        | 'page-origin'
        | 'open-as'
        | 'show-identity';
    }
  >,
  record: OwnRecord,
  driver: Driver,
  personas: Explorer['personas'],
): ActionEffect {
  const { id, personaId } = record;
  const request = (label: string, work: (signal: AbortSignal) => Promise<FlowRecord | undefined>): ActionEffect => ({
    kind: 'request',
    label,
    work,
  });
  const follow = (label: string, step: FollowStep): ActionEffect =>
    request(label, (signal) => driver.follow(id, step, signal));
  switch (action.kind) {
    case 'restart':
      return request(t('Starting'), (signal) => driver.restart(id, signal));
    case 'refetch':
      return request(t('Reading'), (signal) => driver.refetch(id, signal));
    case 'use-flow':
      return follow(t('Opening'), { kind: 'use-flow' });
    case 'step-up':
      return follow(t('Starting'), { kind: 'step-up' });
    case 'refresh':
      return follow(t('Starting'), { kind: 'refresh' });
    case 'sign-in':
      return follow(t('Starting'), { kind: 'sign-in' });
    case 'go-on':
      return follow(t('Going on'), { kind: 'go-on' });
    case 'continue':
      return follow(t('Opening'), { kind: 'continue', index: action.index });
    case 'resume': {
      const { resumes } = record;
      return resumes === undefined
        ? { kind: 'none' }
        : request(t('Opening'), (signal) => driver.refetch(resumes, signal));
    }
    case 'start':
      return request(t('Starting'), (signal) => driver.start({ personaId, type: action.type }, signal));
    case 'sign-out':
      return request(t('Signing out'), async (signal) => {
        await driver.signOut(personaId, signal);
        return undefined;
      });
    case 'round':
      return request(t('Waiting for the sign-in at the provider'), (signal) => driver.round(id, action.way, signal));
    case 'borrow':
      return { kind: 'local', work: () => driver.borrowAuthenticator(personaId) };
    case 'show-session':
      return { kind: 'command', command: 'kratosFlows.showSession', argument: { persona: personaId } };
    case 'send-secure':
      return request(t('Starting'), (signal) => {
        personas.withholdSecure(personaId, false);
        return driver.restart(id, signal);
      });
    case 'continue-in-browser':
      return { kind: 'command', command: 'kratosFlows.continueInBrowser', argument: { id } };
    case 'borrow-browser':
      return { kind: 'command', command: 'kratosFlows.continueInBrowser', argument: { id, debugger: true } };
    case 'show-browser':
      return { kind: 'command', command: 'kratosFlows.showBrowser', argument: { persona: personaId } };
    case 'close-browser':
      return { kind: 'command', command: 'kratosFlows.closeBrowser', argument: { persona: personaId } };
    case 'send-again':
      return { kind: 'send-again' };
  }
}
