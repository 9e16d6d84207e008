/** Whether types, values and keys of configurations are checked here; if not, others may. */
export type StructureChoice = 'always' | 'never';

/** The choice of a setting; anything but `never` is `always`. */
export function structureChoice(setting: unknown): StructureChoice {
  return setting === 'never' ? 'never' : 'always';
}
