/** The lines of the Identities tree. Each is a valid argument of the commands that act on it. */
export type IdentityNode = IdentityLine | IdentityLoose;

export interface IdentityLine {
  readonly kind: 'identity';
  readonly connection: string;
  readonly identity: string;
}

/** A line that only says something, or asks for the next page. */
export interface IdentityLoose {
  readonly kind: 'loose';
  readonly id: string;
  readonly connection: string;
}
