import type { Place } from '../document';

/** One environment variable that a file sets. */
export interface Assignment {
  readonly name: string;
  readonly namePlace: Place;
  /** What Kratos gets; absent where the file does not say it, such as a secret of the cluster. */
  readonly value?: string;
  /** Where the value stands, with its quotes. */
  readonly place: Place;
  /** A text as it is written in that place. */
  readonly write: (value: string) => string;
}

/** The variables that one program is started with. */
export interface VariableSet {
  readonly assignments: readonly Assignment[];
  /** Whether more come from where this file does not show: `env_file`, `envFrom`. */
  readonly isOpen: boolean;
  /** Whether other programs read them too, as they do those of a `.env`. */
  readonly isShared: boolean;
}
