import type { Path } from '../../reference/path';
import type { Spot } from './types';

/** A mapping or list while it is read. */
export interface Frame {
  readonly isMap: boolean;
  readonly path: Path;
  readonly members: Map<string, string>;
  key?: string;
  hasColon: boolean;
  /** Where the last value ended, until its comma. */
  ended?: number;
  items: number;
  readonly outer?: Frame;
}

/** Something between the signs: a scalar, with its place and its text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly quote: Spot['quote'];
}
