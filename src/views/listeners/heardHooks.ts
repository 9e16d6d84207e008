import { filledTextAt, isObject, objectAt, readJson } from '../../kratos/flow/json';
import type { HookCall } from '../../kratos/listeners/hookCall';
import type { HeardHook } from '../../kratos/recipe/sequence.types';

/** A call of a web hook as a sequence shows it: nothing of its body but which flow it was for. */
export function heardHook({ method, path, at, body, answered }: HookCall): HeardHook {
  const context = readJson(body);
  const flowId = filledTextAt(objectAt(isObject(context) ? context : {}, 'flow') ?? {}, 'id');
  return {
    method,
    path: path.split('?', 1)[0] ?? '',
    at,
    ...(flowId !== undefined && { flowId }),
    ...(answered && { status: answered.status }),
  };
}
