import { inRunningOrder, isNeverAsked, savesIdentity } from '../facts/hookOrder';
import { foreignHooks, hookLists, idleBy, listResponseSettings, replacesGeneral } from '../facts/hooks';
import type { Hook, HookList } from '../facts/hooks';
import { inForce, isFlowOn } from '../facts/inForce';
import { plainText } from '../document/plainText';
import { toSettingLine } from '../simulator/lines';
import type { Setup } from '../simulator/setup';
import type { HookAhead, IdleHook, Journey } from './types';

/** Which hooks a journey comes by, in their order, and which of its flow it does not. */
export function hooksAhead(
  setup: Setup,
  journey: Journey,
): { readonly hooks: readonly HookAhead[]; readonly idle: readonly IdleHook[] } {
  const { config } = setup;
  const lists = hookLists(config).filter(({ flow }) => flow === journey.flow);
  const running = new Set(listsOf(lists, journey));
  const hooks = [...running].flatMap((list) =>
    inRunningOrder(config, list)
      .filter((hook) => runs(setup, list, hook))
      .map((hook) => told(setup, list, hook)),
  );
  const idle = lists.flatMap((list) =>
    list.hooks.flatMap((hook) => {
      const because = idleBecause(setup, list, hook, running.has(list), journey);
      return because === undefined ? [] : [{ ...described(setup, hook), because }];
    }),
  );
  return { hooks: withVerification(setup, journey, hooks), idle };
}

/** The list before the flow, and that of the method; the general one where the method has none of its own. */
function listsOf(lists: readonly HookList[], { method }: Journey): readonly HookList[] {
  const own = lists.find((list) => list.moment === 'after' && list.method === method && replacesGeneral(list));
  const general = lists.find((list) => list.moment === 'after' && list.method === undefined);
  const after = own ?? general;
  return [...lists.filter(({ moment }) => moment === 'before'), ...(after ? [after] : [])];
}

function runs(setup: Setup, list: HookList, hook: Hook): boolean {
  return !foreignHooks.has(hook.name) && !isNeverAsked(setup.config, list, hook);
}

function idleBecause(
  { config, version }: Setup,
  list: HookList,
  hook: Hook,
  isRunning: boolean,
  { method }: Journey,
): IdleHook['because'] | undefined {
  const off = idleBy(config, version, list);
  if (off !== undefined) return off;
  if (foreignHooks.has(hook.name)) return 'unknown';
  if (isNeverAsked(config, list, hook)) return 'never-asked';
  // The lists of other methods are of no concern here.
  return isRunning || (list.method !== undefined && list.method !== method) ? undefined : 'replaced';
}

/** With verification on, Kratos begins one by itself, as the first thing after it has saved. */
function withVerification(setup: Setup, { flow }: Journey, hooks: readonly HookAhead[]): readonly HookAhead[] {
  const { config, version } = setup;
  if (!savesIdentity(flow) || !isFlowOn(config, version, 'verification')) return hooks;
  const own: HookAhead = {
    name: 'verification',
    moment: 'after',
    line: toSettingLine(setup, ['selfservice', 'flows', 'verification', 'enabled']),
  };
  const at = hooks.findIndex(({ moment }) => moment === 'after');
  return at === -1 ? [...hooks, own] : hooks.toSpliced(at, 0, own);
}

function told(setup: Setup, { flow, moment }: HookList, hook: Hook): HookAhead {
  const asks = savesIdentity(flow) && listResponseSettings(setup.config, hook.path).length > 0;
  return { ...described(setup, hook), moment: moment === 'before' ? 'before' : asks ? 'before-saving' : 'after' };
}

function described(setup: Setup, { name, path }: Hook): Omit<HookAhead, 'moment'> {
  const { config, version } = setup;
  const text = (key: string): string => plainText(inForce(config, version, ...path, 'config', key));
  const request = `${text('method')} ${text('url').replace(/:\/\/[^/?#]*@/, '://')}`.trim();
  return {
    name,
    line: toSettingLine(setup, [...path, 'hook']),
    ...(name === 'web_hook' && { request }),
  };
}
