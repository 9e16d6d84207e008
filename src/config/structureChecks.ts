/** Who says what is wrong with types, values and keys of configurations: the one who serves best, always this extension, or never. */
export const structureChoices = ['auto', 'always', 'never'] as const;
export type StructureChoice = (typeof structureChoices)[number];

/** Whether another extension for YAML may be given the schema: not where this one is to say everything. */
export function mayHandOver(choice: StructureChoice): boolean {
  return choice !== 'always';
}

/**
 * Whether the structure of a document is left to others. `isHandedOver`: another extension for YAML has asked for the schema of that very document, so it checks by it; an extension that is merely
 * installed may be switched off or busy with another schema.
 */
export function isLeftToOthers(choice: StructureChoice, isHandedOver: boolean): boolean {
  return choice === 'never' || (choice === 'auto' && isHandedOver);
}

/** The choice of a setting; anything unknown is `auto`. */
export function structureChoice(setting: unknown): StructureChoice {
  return structureChoices.find((choice) => choice === setting) ?? 'auto';
}
