import type * as v from 'valibot';

/** The named arguments of a command, each with a description. */
export type ArgumentsSchema<Entries extends v.ObjectEntries = v.ObjectEntries> = v.ObjectSchema<Entries, undefined>;

/** What a command promises to the palette, menus, key bindings and whoever else calls it. */
export interface Contract<Entries extends v.ObjectEntries = v.ObjectEntries> {
  /** As the palette shows it, in English. */
  readonly title: string;
  /** What it does and yields, as Markdown in English. */
  readonly does: string;
  /** The arguments without which a person may be asked; with all of them nobody is. */
  readonly asksFor?: readonly (keyof Entries & string)[];
  readonly arguments: ArgumentsSchema<Entries>;
  /** It sends nothing, so it works before the workspace is trusted. */
  readonly worksUntrusted?: true;
  /** Turns what the editor or an older key binding hands over into arguments. */
  readonly adapt?: (given: unknown) => unknown;
}

/** Holds a contract to its own arguments. */
export function contract<const Entries extends v.ObjectEntries>(promised: Contract<Entries>): Contract<Entries> {
  return promised;
}
