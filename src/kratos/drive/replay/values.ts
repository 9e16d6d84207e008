import { isAddress } from '../../recipe/ledger';
import type { Variable } from '../../recipe/types';
import type { ReplayPlan } from './plan';

/** What is known without asking: the second factors that the persona keeps. */
export interface Kept {
  readonly totpSecret?: string | undefined;
  readonly lookupCode?: string | undefined;
}

/** The values of a replay, and the variables that nobody knows a value of. */
export interface Settled {
  readonly values: ReadonlyMap<string, string>;
  readonly missing: readonly Variable[];
}

/**
 * Finds the values that a plan needs: given ones first, then what the persona keeps, what was sent before as far as it
 * is in memory, and new addresses where somebody registers. `tag` makes these new: letters and digits.
 */
export function settleValues(
  { variables }: ReplayPlan,
  given: Readonly<Record<string, string>>,
  kept: Kept,
  tag: string,
): Settled {
  const values = new Map<string, string>();
  for (const variable of variables) {
    const value = given[variable.name] ?? find(variable, kept, tag);
    if (value !== undefined) values.set(variable.name, value);
  }
  return { values, missing: variables.filter(({ name }) => !values.has(name)) };
}

function find({ name, value, fresh }: Variable, { totpSecret, lookupCode }: Kept, tag: string): string | undefined {
  if (name.startsWith('totp_secret')) return totpSecret ?? value;
  // Each works once: the one that was sent is spent.
  if (name.startsWith('lookup_secret')) return lookupCode;
  return fresh ? anotherAddress(value ?? '', tag) : value;
}

/** Another address whose mail comes to the same place; a phone number cannot be made up. */
function anotherAddress(address: string, tag: string): string | undefined {
  const at = address.lastIndexOf('@');
  if (at === -1 || !isAddress(address)) return undefined;
  const [name = ''] = address.slice(0, at).split('+');
  return `${name}+${tag}${address.slice(at)}`;
}
