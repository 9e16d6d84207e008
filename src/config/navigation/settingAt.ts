import type { ConfigDocument, Entry, Place } from '../document/document';

/** A key or a value without members, where it stands. */
export interface SettingAt extends Place {
  readonly entry: Entry;
  readonly part: 'key' | 'value';
}

/**
 * The key or plain value at an offset; undefined between them. What an alias brings along is found where it is written.
 */
export function settingAt(config: ConfigDocument, offset: number): SettingAt | undefined {
  for (const entry of config.entries) {
    const { key, place, value } = entry;
    if (covers(key, offset)) return { entry, part: 'key', ...key };
    if ((typeof value !== 'object' || value === null) && covers(place, offset))
      return { entry, part: 'value', ...place };
  }
  return undefined;
}

function covers(place: Place | undefined, offset: number): place is Place {
  return place !== undefined && place.start < place.end && place.start <= offset && offset <= place.end;
}
