import { type Scalar } from '../reference/structure';

/** A value before it is written. */
export interface Value {
  readonly value: Scalar;
  readonly kind: 'value' | 'file' | 'url' | 'id';
  readonly detail?: string;
}
