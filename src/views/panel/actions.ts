import type { Deed } from '../../kratos/record/abilities';
import { flowTypes, type FlowType } from '../../kratos/flow/types';

/**
 * What a button of the panel asks the host to do. Its text form (`id`) travels to the panel and back; a text that is none of these is refused,
 * so that a hostile page can name no other thing than what is listed here.
 */
export type PanelAction =
  /** A new flow with the same options. */
  | { readonly kind: 'restart' }
  /** The press that got no answer, once more. */
  | { readonly kind: 'send-again' }
  /** Reads the flow from the server again. */
  | { readonly kind: 'refetch' }
  /** The flow that the server named in place of this one, or whose address it sent. */
  | { readonly kind: 'use-flow' }
  | { readonly kind: 'step-up' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'sign-in' }
  /** Goes on with what waited for a login that another flow has brought. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'sign-out' }
  /** The persona keeps what another one of its identity has enrolled. */
  | { readonly kind: 'borrow' }
  | { readonly kind: 'show-session' }
  /** The flow that this one interrupted. */
  | { readonly kind: 'resume' }
  /** The item of `continue_with` at this place. */
  | { readonly kind: 'continue'; readonly index: number }
  /** The address that the outcome, or the item of `continue_with` at this place, asks a browser for. */
  | { readonly kind: 'open-url'; readonly index?: number }
  /** A new flow; which one is asked. */
  | { readonly kind: 'start-flow' }
  /** A new flow for the same persona. */
  | { readonly kind: 'start'; readonly type: FlowType }
  /** Back (or on) to a flow that this panel showed before. */
  | { readonly kind: 'show-flow'; readonly id: string }
  | { readonly kind: 'edit-connection' }
  /** The persona sends `Secure` cookies over http from now on, and the flow starts anew. */
  | { readonly kind: 'send-secure' };

/** What an action needs to be possible (`canDo`); undefined for what can be done with any record. */
export function requiredDeed({ kind }: PanelAction): Deed | undefined {
  switch (kind) {
    case 'open-url':
    case 'show-flow':
    case 'start-flow':
    case 'start':
      return undefined;
    case 'edit-connection':
      return 'edit-connection';
    case 'restart':
    case 'send-again':
    case 'refetch':
    case 'use-flow':
    case 'step-up':
    case 'refresh':
    case 'sign-in':
    case 'go-on':
    case 'sign-out':
    case 'borrow':
    case 'show-session':
    case 'resume':
    case 'continue':
    case 'send-secure':
      return 'send';
  }
}

const plain = [
  'restart',
  'send-again',
  'refetch',
  'use-flow',
  'step-up',
  'refresh',
  'sign-in',
  'go-on',
  'sign-out',
  'borrow',
  'show-session',
  'resume',
  'open-url',
  'edit-connection',
  'send-secure',
  'start-flow',
] as const;

/** The text form of an action, as it stands in `ActionView.id`. */
export function actionId(action: PanelAction): string {
  switch (action.kind) {
    case 'continue':
      return `continue:${action.index}`;
    case 'open-url':
      return action.index === undefined ? 'open-url' : `open-url:${action.index}`;
    case 'start':
      return `start:${action.type}`;
    case 'show-flow':
      return `show-flow:${action.id}`;
    case 'restart':
    case 'send-again':
    case 'refetch':
    case 'use-flow':
    case 'step-up':
    case 'refresh':
    case 'sign-in':
    case 'go-on':
    case 'sign-out':
    case 'borrow':
    case 'show-session':
    case 'resume':
    case 'edit-connection':
    case 'send-secure':
    case 'start-flow':
      return action.kind;
  }
}

/** Reads an action's text form; undefined for a text that is no action. */
export function readAction(id: string): PanelAction | undefined {
  const simple = plain.find((kind) => kind === id);
  if (simple !== undefined) return { kind: simple };
  const colon = id.indexOf(':');
  if (colon < 0) return undefined;
  const rest = id.slice(colon + 1);
  switch (id.slice(0, colon)) {
    case 'continue':
      return /^\d{1,4}$/.test(rest) ? { kind: 'continue', index: Number(rest) } : undefined;
    case 'open-url':
      return /^\d{1,4}$/.test(rest) ? { kind: 'open-url', index: Number(rest) } : undefined;
    case 'start': {
      const type = flowTypes.find((known) => known === rest);
      return type === undefined ? undefined : { kind: 'start', type };
    }
    case 'show-flow':
      return /^[\w-]{1,64}$/.test(rest) ? { kind: 'show-flow', id: rest } : undefined;
    default:
      return undefined;
  }
}
