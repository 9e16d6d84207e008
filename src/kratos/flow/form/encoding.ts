import { isObject, type JsonObject } from '../json';
import type { InputType } from '../types';

export type SentValue = string | number | boolean | readonly string[];

/** One field of a body, with the input type of its node. */
export interface Pair {
  readonly name: string;
  readonly value: SentValue | JsonObject;
  readonly type: InputType;
  /**
   * The values of further fields of this name. A form has them all, as a browser sends them, and Kratos takes the
   * first; JSON has the first alone.
   */
  readonly also?: readonly string[];
}

/**
 * JSON with dotted names at the top (`"traits.email"`), typed: numbers as numbers, ticks as booleans. Under a dotted
 * name Kratos does not take a list, so a body with one nests all its dotted names (`"traits": {"tags": […]}`); the two
 * forms may not be mixed.
 */
export function encodeJson(pairs: readonly Pair[]): string {
  const typed = pairs.map((pair) => [pair.name, typedValue(pair)] as const);
  const nested = typed.some(([name, value]) => typeof value === 'object' && name.includes('.'));
  return JSON.stringify(nested ? nest(typed) : Object.fromEntries(typed), null, 2);
}

/**
 * A form body. A tick is sent as a browser sends it beside a hidden `false`: the last value of a name counts. Lists
 * repeat their name; an object is its JSON.
 */
export function encodeForm(pairs: readonly Pair[]): string {
  const fields = new URLSearchParams();
  for (const { name, value, type, also = [] } of pairs) {
    if (isObject(value)) {
      fields.append(name, JSON.stringify(value));
    } else if (typeof value === 'object') {
      for (const item of value) fields.append(name, item);
    } else if (type === 'checkbox') {
      fields.append(name, 'false');
      if (value === true) fields.append(name, 'true');
    } else {
      for (const one of [String(value), ...also]) fields.append(name, one);
    }
  }
  return fields.toString();
}

/** What does not read as a number is sent as it was typed: the server says what is wrong with it. */
function typedValue({ value, type }: Pair): Pair['value'] {
  if (type !== 'number' || typeof value !== 'string') return value;
  const text = value.trim();
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : value;
}

type Branch = Map<string, Pair['value'] | Branch>;

function nest(entries: readonly (readonly [string, Pair['value']])[]): object {
  const root: Branch = new Map();
  for (const [name, value] of entries) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    let branch = root;
    for (const step of path) {
      const known = branch.get(step);
      const next: Branch = known instanceof Map ? known : new Map<string, Pair['value'] | Branch>();
      branch.set(step, next);
      branch = next;
    }
    branch.set(last, value);
  }
  return toObject(root);
}

function toObject(branch: Branch): object {
  return Object.fromEntries([...branch].map(([key, value]) => [key, value instanceof Map ? toObject(value) : value]));
}
