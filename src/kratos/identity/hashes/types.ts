import type { Base64Kind } from './base64';

/** What is wrong with a password that is to be imported. */
export interface PasswordFinding {
  /**
   * - `refused`: the server answers with an error, and a batch with it makes nobody.
   * - `fails`: the server takes it, and every login with it fails.
   * - `unsafe`: any password would sign in.
   * - `doubtful`: it depends on what cannot be seen from here.
   */
  readonly kind: 'refused' | 'fails' | 'unsafe' | 'doubtful';
  /** What is wrong, in a sentence. */
  readonly what: string;
  /** What right looks like, in a sentence. */
  readonly right: string;
}

/** A hash whose shape is right: its parts between `$`, and the bytes of those that are base64. */
export interface ReadHash {
  readonly parts: readonly string[];
  readonly bytes: readonly Uint8Array[];
}

/** A format of hashes that Kratos takes at an import, told by how it begins. */
export interface HashFormat {
  readonly begins: RegExp;
  /** What right looks like. */
  readonly shape: string;
  /** Of a hash that is not base64: what the whole of it has to be. */
  readonly whole?: RegExp;
  /** Of others: how many parts between `$` it may have, the name included. */
  readonly parts?: readonly number[];
  /** What the part after the name has to begin with, where there are as many parts as here. */
  readonly parameters?: { readonly of: number; readonly like: RegExp };
  /** How many of the last parts are base64, and of which kind. */
  readonly base64?: { readonly kind: Base64Kind; readonly count: number };
  /** How many bytes the hash in the last part has to have, where its name says so. */
  readonly length?: (name: string) => number | undefined;
  /** What is looked at besides, once the shape is right. */
  readonly more?: (read: ReadHash) => Omit<PasswordFinding, 'right'> | undefined;
}
