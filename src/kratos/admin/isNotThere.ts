import type { Exchange } from '../exchange/types';
import { isObject, objectAt, readJson } from '../flow/json';

/** Whether Kratos itself says that there is nothing of an id: a 404 of something else is no such answer. */
export function isNotThere({ response, failure }: Exchange): boolean {
  if (failure !== undefined || response?.status !== 404) return false;
  const body = readJson(response.body);
  return isObject(body) && objectAt(body, 'error') !== undefined;
}
