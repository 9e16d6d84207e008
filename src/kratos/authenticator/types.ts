/**
 * Whose second factors a persona keeps: they belong to an identity, and every persona of that identity can use them.
 */
export interface AuthenticatorOwner {
  /** Id of the identity. */
  readonly identity: string;
  /** What a person would call it. */
  readonly name: string;
  /** What it may sign in by, as far as its traits tell: an identifier that was given is looked for here. */
  readonly identifiers: readonly string[];
  /** Name of the persona that enrolled them. */
  readonly enrolledBy: string;
}
