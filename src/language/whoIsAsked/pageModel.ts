import type { Person } from '../../config/simulator/person';
import type { Line } from '../../config/simulator/lines';
import type { Simulation } from '../../config/simulator/simulate';

/** What a press on the page asks for. */
export type Press =
  | { readonly kind: 'choose-person' }
  | { readonly kind: 'show-person'; readonly person: Person; readonly name: string }
  | { readonly kind: 'choose-version' }
  | { readonly kind: 'read-schema'; readonly url: string }
  | { readonly kind: 'go'; readonly line: Line }
  | { readonly kind: 'change'; readonly name: string; readonly file?: string };

/** Everything that the page shows. */
export interface PageModel {
  readonly file: string;
  /** Who the person is, in a few words. */
  readonly name: string;
  readonly simulation: Simulation;
  /** The same person on the other side of v25.4.0, where codes came to be counted otherwise. */
  readonly other: Simulation;
  readonly differs: boolean;
  readonly people: readonly { readonly name: string; readonly simulation: Simulation }[];
  /** What could not be read, in sentences. */
  readonly notes: readonly string[];
  /** The number of a line, counted from 1. */
  lineNumber(line: Line): number | undefined;
  /** The address that a press goes to. */
  href(press: Press): string;
}
