import { readObject } from '../../exchange/fieldsSent';
import type { Exchange } from '../../exchange/types';
import { readHeader } from '../../flow/headers';
import { isObject, listAt, objectAt } from '../../flow/json';
import type { JsonObject } from '../../flow/json';
import type { Place } from '../../recipe/types';

/** The value at a place of a new answer; undefined when it is not there. */
export function readPlace({ response }: Exchange, place: Place): string | undefined {
  const json = readObject(response?.body ?? '') ?? {};
  switch (place.kind) {
    case 'json':
      return textIn(json, place.path);
    case 'node':
      return filled(attributesIn(json).find(({ name }) => name === place.name)?.value);
    case 'shown': {
      const shown = attributesIn(json).find(({ id }) => id === place.id);
      return shown && textIn(shown, ['text', 'text']);
    }
    case 'suggestion': {
      const holder = place.list.slice(0, -1).reduce((inner: JsonObject, key) => objectAt(inner, key) ?? {}, json);
      const item = listAt(holder, place.list.at(-1) ?? '')
        .filter(isObject)
        .find(({ action }) => action === place.action);
      return item && textIn(item, place.path);
    }
    case 'location': {
      const url = URL.parse(readHeader(response?.headers ?? [], 'location') ?? '', 'http://relative.invalid');
      return url?.searchParams.get(place.parameter) ?? undefined;
    }
    case 'mail':
      return undefined;
  }
}

function attributesIn(json: JsonObject): readonly JsonObject[] {
  const nodes = listAt(objectAt(json, 'ui') ?? {}, 'nodes').filter(isObject);
  return nodes.map((node) => objectAt(node, 'attributes') ?? {});
}

function textIn(json: JsonObject, path: readonly string[]): string | undefined {
  const holder = path.slice(0, -1).reduce((inner: JsonObject, key) => objectAt(inner, key) ?? {}, json);
  return filled(holder[path.at(-1) ?? '']);
}

function filled(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
