import type { FromIdentityImport } from '../../src/protocol/identityImport';

/** Tells the host of a press. */
export type Post = (message: FromIdentityImport) => void;

/** Goes to a line of the file. */
export type Go = (line: number) => void;
