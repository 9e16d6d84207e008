import type { FormActionId, FormPath, IdentityFormState } from '../../src/protocol/identityForm';

/** What a picture is drawn from, and where presses and texts go. */
export interface View {
  readonly state: IdentityFormState;
  /** What stands in the part at a path: what was typed since the host drew, else what it says. */
  text(path: FormPath, known: string): string;
  readonly revealed: ReadonlySet<string>;
  readonly run: {
    type(path: FormPath, text: string): void;
    add(path: FormPath): void;
    remove(path: FormPath, position: number): void;
    act(id: FormActionId): void;
    reveal(key: string): void;
  };
}

/** A path as a key of elements and of what is remembered. */
export function keyOf(path: FormPath): string {
  return path.map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
}
