import { t } from '@vscode/l10n';
import { isObject, type JsonObject } from '../json';
import { upstreamField, upstreamNames } from '../upstream';
import type { Pair } from './encoding';
import type { Entries } from './form.types';

/** What Kratos reads of nearly every body beside the nodes of its flow, and hands to web hooks and messages. */
export const payloadName = 'transient_payload';

/** Whether an entry is none of a node: it goes along with what is pressed. */
export function goesAlong(name: string): boolean {
  return name === payloadName || upstreamNames.some((known) => upstreamField(known) === name);
}

/** Whether a button leads to a provider, and so takes what is handed on to one. */
export function leadsToProvider(name: string): boolean {
  return name === 'provider' || name === 'link';
}

/** A transient payload as it was typed: nothing, an object, or what Kratos would refuse, with the reason. */
export type Payload =
  | { readonly kind: 'none' }
  | { readonly kind: 'object'; readonly value: JsonObject }
  | { readonly kind: 'broken'; readonly problem: string };

/** Reads the payload among the entries. Kratos takes JSON objects alone, and refuses the body with anything else. */
export function readPayload(entries: Entries): Payload {
  const typed = Object.hasOwn(entries, payloadName) ? entries[payloadName] : undefined;
  if (typeof typed !== 'string' || typed.trim() === '') return { kind: 'none' };
  try {
    const value: unknown = JSON.parse(typed);
    if (isObject(value)) return { kind: 'object', value };
    return {
      kind: 'broken',
      problem: t('This is JSON, but not an object: Kratos wants names and values between { and }.'),
    };
  } catch (error) {
    return { kind: 'broken', problem: t('This is not JSON: {0}.', error instanceof Error ? error.message : '') };
  }
}

/** What goes along with a button of this name, beside the nodes. A broken payload does not. */
export function alongPairs(pressed: string | undefined, entries: Entries): readonly Pair[] {
  const payload = readPayload(entries);
  const upstream = pressed !== undefined && leadsToProvider(pressed) ? upstreamNames.map(upstreamField) : [];
  return [
    ...upstream.flatMap((name): Pair[] => {
      const value = Object.hasOwn(entries, name) ? entries[name] : undefined;
      return typeof value === 'string' && value !== '' ? [{ name, value, type: 'text' }] : [];
    }),
    ...(payload.kind === 'object' ? [{ name: payloadName, value: payload.value, type: 'hidden' } as const] : []),
  ];
}

/**
 * Adds what goes along to the fields of a body. A node within the payload (`transient_payload.x`, as captchas have it)
 * becomes part of the object: Kratos takes one of the two forms.
 */
export function addAlong(pairs: Map<string, Pair>, pressed: string | undefined, entries: Entries): void {
  for (const pair of alongPairs(pressed, entries)) {
    const within = pair.name === payloadName ? takeWithin(pairs) : {};
    const value = isObject(pair.value) ? { ...pair.value, ...within } : pair.value;
    pairs.set(pair.name, { ...pair, value });
  }
}

function takeWithin(pairs: Map<string, Pair>): JsonObject {
  const prefix = `${payloadName}.`;
  const own = [...pairs.keys()].filter((name) => name.startsWith(prefix));
  const values = own.map((name) => [name.slice(prefix.length), pairs.get(name)?.value] as const);
  for (const name of own) pairs.delete(name);
  return Object.fromEntries(values);
}
