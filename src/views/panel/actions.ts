import type { Deed } from '../../kratos/record/abilities';
import type { RemedyAction } from '../../kratos/knowledge/outcomes/types';
import { flowTypes } from '../../kratos/flow/types';
import { ways } from '../../kratos/providers/ways';

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
  'show-identity',
  'resume',
  'open-url',
  'open-source',
  'explain-error',
  'continue-in-browser',
  'borrow-browser',
  'show-browser',
  'close-browser',
  'edit-connection',
  'send-secure',
  'page-origin',
  'open-as',
  'start-flow',
] as const;

/** The text form of an action, as it stands in `ActionView.id`. */
export function actionId(action: RemedyAction): string {
  if (action.kind === 'continue') return `continue:${action.index}`;
  if (action.kind === 'start') return `start:${action.type}`;
  if (action.kind === 'round') return `round:${action.way}`;
  if (action.kind === 'show-flow') return `show-flow:${action.id}`;
  if (action.kind === 'page-origin' && action.rpId !== undefined) return `page-origin:${action.rpId}`;
  if (action.kind === 'open-url' && action.index !== undefined) return `open-url:${action.index}`;
  if (action.kind === 'open-setting') return `open-setting:${action.name}`;
  // What has no argument must be among those that are read.
  const kind: (typeof plain)[number] = action.kind;
  return kind;
}

const withAnyRecord: readonly RemedyAction['kind'][] = [
  'open-url',
  'open-source',
  'explain-error',
  'show-flow',
  'start-flow',
  'start',
  'open-setting',
];
const withConnection: readonly RemedyAction['kind'][] = ['edit-connection', 'page-origin', 'open-as', 'show-identity'];

/** What an action needs to be possible (`canDo`); undefined for what can be done with any record. */
export function requiredDeed({ kind }: RemedyAction): Deed | undefined {
  if (withAnyRecord.includes(kind)) return undefined;
  return withConnection.includes(kind) ? 'edit-connection' : 'send';
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
    case 'round': {
      const way = ways.find((known) => known === rest);
      return way === undefined ? undefined : { kind: 'round', way };
    }
    case 'page-origin':
      return rest.length <= 255 ? { kind: 'page-origin', rpId: rest } : undefined;
    case 'open-setting':
      return /^[\w.]{1,64}$/.test(rest) ? { kind: 'open-setting', name: rest } : undefined;
    case 'show-flow':
      return /^[\w-]{1,64}$/.test(rest) ? { kind: 'show-flow', id: rest } : undefined;
    default:
      return undefined;
  }
}
