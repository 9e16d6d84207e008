import type { ConfigDocument, Place } from '../document/document';
import type { Version } from '../reference/versions';
import { aalPaths, readAalSettings, secondFactorsOn, type AalKey } from '../facts/aalSettings';

/** A line at which somebody may wonder who is asked for a second factor. */
export interface AskingLine {
  readonly place: Place;
  /** `required_aal` itself, or the switch of a second factor in a file that leaves `required_aal` to its default. */
  readonly isDefault: boolean;
}

/**
 * Every `required_aal` that is written. Where neither is, and a second factor is on, the default demands it of everyone
 * who has one: then the first switch that is written stands for them.
 */
export function askingLines(config: ConfigDocument, version: Version): readonly AskingLine[] {
  const listKeyPlaces = (key: AalKey): readonly Place[] => {
    const place = config.get(...aalPaths[key])?.key;
    return place && place.start < place.end ? [place] : [];
  };
  const written = [...listKeyPlaces('whoami'), ...listKeyPlaces('settings')];
  if (written.length > 0) return written.map((place) => ({ place, isDefault: false }));
  const on = secondFactorsOn(readAalSettings(config, version));
  const switches = on.flatMap((method) => listKeyPlaces(method === 'code' ? 'mfa' : method));
  const first = switches.toSorted((a, b) => a.start - b.start)[0];
  return first ? [{ place: first, isDefault: true }] : [];
}
