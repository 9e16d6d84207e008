import type { Deed } from '../../kratos/record/abilities';
import type { RemedyAction } from '../../kratos/knowledge/outcomes/types';
import { flowTypes } from '../../kratos/flow/types';

/** What an action needs to be possible (`canDo`); undefined for what can be done with any record. */
export function requiredDeed({ kind }: RemedyAction): Deed | undefined {
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
export function actionId(action: RemedyAction): string {
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
export function readAction(id: string): RemedyAction | undefined {
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
