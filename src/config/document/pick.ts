import type { ConfigDocument, Entry, Stretch } from './document';

/**
 * Whether a setting is wanted, told by its path (but not by the numbers in it), its value, and the text of its own
 * lines.
 */
export type Wanted = (entry: Entry, config: ConfigDocument) => boolean;

/**
 * The settings that are wanted, in the order of the text. After a key press only what was changed is looked through,
 * where `isWanted` is the same function each time.
 */
export function pickSettings(config: ConfigDocument, isWanted: Wanted): readonly Entry[] {
  const picked: Entry[] = [];
  for (const stretch of config.stretches) for (const entry of pickIn(stretch, config, isWanted)) picked.push(entry);
  return picked;
}

/** The same in one stretch. */
export function pickIn(stretch: Stretch, config: ConfigDocument, isWanted: Wanted): readonly Entry[] {
  const kept = stretch.lasting?.memo.picked;
  if (!kept) return stretch.entries.filter((entry) => isWanted(entry, config));
  const before = kept.get(isWanted);
  const picked = before ?? numbersIn(stretch, config, isWanted);
  if (!before) kept.set(isWanted, picked);
  return picked.length === 0 ? nothing : picked.flatMap((at) => stretch.entries[at] ?? []);
}

const nothing: readonly Entry[] = [];

function numbersIn({ entries }: Stretch, config: ConfigDocument, isWanted: Wanted): readonly number[] {
  return entries.flatMap((entry, at) => (isWanted(entry, config) ? [at] : []));
}
