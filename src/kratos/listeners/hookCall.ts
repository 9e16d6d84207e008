import { filledTextAt, isObject, objectAt, readJson, type JsonObject } from '../flow/json';
import { flowTypes, type FlowType } from '../flow/types';
import type { Header } from '../exchange/types';
import { readHeader } from '../flow/headers';
import type { HeardRequest } from './listen';

/** Where in its flow a hook was called, as far as the body tells: its template (Jsonnet) decides what is in it. */
export interface HookPlace {
  readonly flow?: FlowType;
  readonly client?: 'browser' | 'native';
  /** `before-saving`: after the submit, when the identity has no id yet. */
  readonly moment?: 'before' | 'before-saving' | 'after';
}

/** One call of a web hook, with what it was answered. */
export interface HookCall extends HeardRequest {
  readonly number: number;
  readonly place: HookPlace;
  /** Which try of the same call it is, from 1: Kratos calls three times where it gets no good answer. */
  readonly attempt: number;
  /** Absent while the answer is awaited. */
  readonly answered?: HookAnswered;
}

export interface HookAnswered {
  readonly status: number;
  readonly headers?: readonly Header[];
  readonly body?: string;
  /** Milliseconds from the request to its answer. */
  readonly afterMs: number;
  /** Kratos did not wait for it. */
  readonly hungUp?: true;
}

const noIdentityYet = '00000000-0000-0000-0000-000000000000';

/** Reads where a hook was called from the body of `function(ctx) ctx`; total, and silent on what is not told. */
export function readHookPlace(body: string): HookPlace {
  const json = readJson(body);
  const context = isObject(json) ? json : {};
  const flow = objectAt(context, 'flow');
  const address =
    filledTextAt(objectAt(flow ?? {}, 'ui') ?? {}, 'action') ?? filledTextAt(context, 'request_url') ?? '';
  const type = flowTypes.find((one) => address.includes(`/self-service/${one}`));
  const kind = flow && filledTextAt(flow, 'type');
  const moment = flow && readMoment(context, type);
  return {
    ...(type && { flow: type }),
    ...(kind !== undefined && { client: kind === 'api' ? 'native' : 'browser' }),
    ...(moment && { moment }),
  };
}

/** A hook before a flow has no identity (before settings a session), one before saving has an identity without id. */
function readMoment(context: JsonObject, type: FlowType | undefined): HookPlace['moment'] {
  const identity = objectAt(context, 'identity');
  if (identity) return filledTextAt(identity, 'id') === noIdentityYet ? 'before-saving' : 'after';
  return objectAt(context, 'session') === undefined || type === 'settings' ? 'before' : undefined;
}

/**
 * Whether a request is the same call, tried again. v26.2.0 names a call (`Ory-Webhook-Trigger-Id`); before, each try
 * has an id of its own, and only what is sent is the same.
 */
export function isRetry(before: HookCall, request: HeardRequest): boolean {
  const [one, other] = [before, request].map(({ headers }) => readHeader(headers, 'ory-webhook-trigger-id'));
  if (before.path !== request.path || one !== other) return false;
  return one !== undefined || (before.body === request.body && wasTroubled(before));
}

/** Kratos calls again after 429, after 500 and above, and where it got no answer. */
function wasTroubled({ answered }: HookCall): boolean {
  return answered === undefined || answered.hungUp === true || answered.status >= 500 || answered.status === 429;
}
