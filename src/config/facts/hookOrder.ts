import type { ConfigDocument } from '../document/document';
import { listResponseSettings, type Hook, type HookList } from './hooks';

/** Whether a flow ends with an identity that is saved, which hooks can be asked about before. */
export function savesIdentity(flow: string): boolean {
  return flow === 'registration' || flow === 'settings';
}

/**
 * The hooks of a list as they run: after registration and settings those that read their answer first, before anything
 * is saved; `session` after registration last, wherever it stands.
 */
export function inRunningOrder(config: ConfigDocument, { flow, moment, hooks }: HookList): readonly Hook[] {
  const rank = ({ name, path }: Hook): number => {
    if (moment === 'after' && savesIdentity(flow) && listResponseSettings(config, path).length > 0) return 0;
    return flow === 'registration' && name === 'session' ? 2 : 1;
  };
  return hooks.toSorted((one, other) => rank(one) - rank(other));
}

/**
 * Whether a hook is never called, since it reads its answer in a list for all methods: before it saves, Kratos asks the
 * lists of methods only.
 */
export function isNeverAsked(config: ConfigDocument, { flow, moment, method }: HookList, { path }: Hook): boolean {
  const isGeneral = moment === 'after' && method === undefined && savesIdentity(flow);
  return isGeneral && listResponseSettings(config, path).length > 0;
}
