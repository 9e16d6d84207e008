import { isObject } from '../../flow/json';
import type { PatchOperation } from './types';

/**
 * The operations that make one value of another: members one by one, a list as a whole, since positions mean little
 * once somebody else has changed it. Members that are `undefined` are not there.
 */
export function diff(before: unknown, after: unknown, path = ''): readonly PatchOperation[] {
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => diff(memberOf(before, name), memberOf(after, name), `${path}/${escape(name)}`));
  }
  if (isSame(before, after)) return [];
  if (after === undefined) return [{ op: 'remove', path }];
  return [{ op: before === undefined ? 'add' : 'replace', path, value: after }];
}

function memberOf(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Whether two values of JSON are the same, whatever the order of their members. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  if (isObject(one) && isObject(other)) return diff(one, other).length === 0;
  return one === other;
}

/** Puts operations upon a value; what an operation does not find, it makes. */
export function apply(value: unknown, operations: readonly PatchOperation[]): unknown {
  return operations.reduce((now, operation) => applyOne(now, namesOf(operation.path), operation), value);
}

function applyOne(value: unknown, [name, ...rest]: readonly string[], operation: PatchOperation): unknown {
  if (name === undefined) return operation.op === 'remove' ? undefined : operation.value;
  const members = isObject(value) ? value : {};
  const inner = applyOne(memberOf(members, name), rest, operation);
  const others = Object.entries(members).filter(([other]) => other !== name);
  return Object.fromEntries(inner === undefined ? others : [...others, [name, inner]]);
}

/** The names of a JSON Pointer. */
export function namesOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
