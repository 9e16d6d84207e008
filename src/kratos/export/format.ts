import type { Exchange } from '../exchange/types';
import type { Recipe } from '../recipe/types';

/** A language or tool that a recipe can be written for. */
export interface ExportFormat {
  /** As people know it: a proper name. */
  readonly label: string;
  /** Of the editor. */
  readonly language: string;
  /**
   * The whole program or document. Total: whatever a recipe cannot do there, it says. `exchanges` are those of the run
   * in the order of time, masked unless their secrets are wanted.
   */
  write(recipe: Recipe, exchanges: readonly Exchange[]): string;
}
