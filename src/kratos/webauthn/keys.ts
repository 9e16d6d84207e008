import { isObject } from '../flow/json';
import type { SoftwareKey } from './types';

const texts = ['id', 'privateKey', 'rpId', 'userHandle', 'method', 'name', 'madeIn'] as const;
const numbers = ['signCount', 'madeAt'] as const;

/** Reads keys as they were kept; what is damaged is left out. */
export function readKeys(kept: unknown): readonly SoftwareKey[] {
  return Array.isArray(kept) ? kept.filter(isKey) : [];
}

function isKey(kept: unknown): kept is SoftwareKey {
  const isNumber = (name: string): boolean => isObject(kept) && typeof kept[name] === 'number';
  return isObject(kept) && texts.every((name) => typeof kept[name] === 'string') && numbers.every(isNumber);
}
