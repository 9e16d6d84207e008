import type { ConfigDocument, Entry } from '../document/document';
import type { Path } from '../reference/path';
import type { Version } from '../reference/versions';
import { isOff } from './inForce';

/** One hook of a configuration. */
export interface Hook {
  /** `web_hook`, `session`, … */
  readonly name: string;
  /** Where the name stands. */
  readonly at: Entry;
  /** The path of the hook in its list. */
  readonly path: Path;
}

/** A list of hooks: `before` or `after` a flow, for all methods or for one. */
export interface HookList {
  readonly flow: string;
  readonly moment: 'before' | 'after';
  /** Absent: for all methods. */
  readonly method?: string;
  readonly entry: Entry;
  readonly hooks: readonly Hook[];
}

/** Hooks that the schema knows and the open-source server does not: it says so in the log and goes on. */
export const foreignHooks: ReadonlySet<string> = new Set(['b2b_sso', 'organization']);

/** All lists of hooks that hold one at least, in the order of the text. */
export function hookLists(config: ConfigDocument): readonly HookList[] {
  return config.below('selfservice', 'flows').flatMap(({ path }) => {
    const flow = String(path.at(-1));
    const methods = config
      .below(...path, 'after')
      .filter(({ path: at }) => !['hooks', 'default_browser_return_url'].includes(String(at.at(-1))));
    return [
      ...listAt(config, [...path, 'before', 'hooks'], { flow, moment: 'before' }),
      ...listAt(config, [...path, 'after', 'hooks'], { flow, moment: 'after' }),
      ...methods.flatMap(({ path: at }) =>
        listAt(config, [...at, 'hooks'], { flow, moment: 'after', method: String(at.at(-1)) }),
      ),
    ];
  });
}

function listAt(config: ConfigDocument, path: Path, kind: Omit<HookList, 'entry' | 'hooks'>): readonly HookList[] {
  const entry = config.get(...path);
  const hooks = config.below(...path).flatMap(({ path: item }): Hook[] => {
    const at = config.get(...item, 'hook');
    return typeof at?.value === 'string' ? [{ name: at.value, at, path: item }] : [];
  });
  return entry && hooks.length > 0 ? [{ ...kind, entry, hooks }] : [];
}

/** The settings by which the web hook at a path reads its answer. */
export function listResponseSettings(config: ConfigDocument, path: Path): readonly Entry[] {
  return [['response', 'parse'], ['can_interrupt']]
    .map((names) => config.get(...path, 'config', ...names))
    .filter((entry) => entry?.value === true)
    .filter((entry) => entry !== undefined);
}

/**
 * Whether a list takes the place of the general one: an empty one does not, nor one of hooks that the server does not
 * know.
 */
export function replacesGeneral({ hooks }: HookList): boolean {
  return hooks.some(({ name }) => !foreignHooks.has(name));
}

/**
 * Whether a flow can be passed by a method, so that the method's hooks run: registration by `webauthn` and `code` needs
 * the passwordless kind, login by `code` needs one of its two kinds. A switch that something else fills in may be on.
 */
export function runsMethod(config: ConfigDocument, version: Version, flow: string, method: string): boolean {
  const off = (...path: readonly string[]): boolean => isOff(config, version, 'selfservice', 'methods', ...path);
  if (method === 'code') {
    const isSecond = flow === 'login' && !off('code', 'mfa_enabled') && !off('code', 'enabled');
    return !off('code', 'passwordless_enabled') || isSecond;
  }
  if (method === 'webauthn' && flow === 'registration' && off('webauthn', 'config', 'passwordless')) return false;
  return !off(method, 'enabled');
}

/**
 * Flows that can be switched off, and then run no hook. Verification is not among them: a login hook can start it all
 * the same.
 */
const switchable: ReadonlySet<string> = new Set(['registration', 'recovery']);

/**
 * What keeps every flow away from a list of hooks: the flow is switched off, or nobody can pass it by the list's
 * method. Undefined for a list that may run.
 */
export function idleBy(
  config: ConfigDocument,
  version: Version,
  { flow, method }: HookList,
): 'flow' | 'method' | undefined {
  if (switchable.has(flow) && isOff(config, version, 'selfservice', 'flows', flow, 'enabled')) return 'flow';
  return method !== undefined && !runsMethod(config, version, flow, method) ? 'method' : undefined;
}

/**
 * Whether people log in by a method only after another one: hooks that act at the first step alone do nothing there.
 */
export function isSecondStep(config: ConfigDocument, version: Version, method: string): boolean {
  const off = (...path: readonly string[]): boolean => isOff(config, version, 'selfservice', 'methods', ...path);
  if (method === 'webauthn') return off('webauthn', 'config', 'passwordless');
  if (method === 'code') return off('code', 'passwordless_enabled');
  return method === 'totp' || method === 'lookup_secret';
}
