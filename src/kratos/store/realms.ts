/**
 * To which realm what a persona keeps belongs: where the connection leads now, and where it led before that was noted.
 */
export interface Realms {
  now(connectionId: string): string;
  home(connectionId: string): string;
}

/** One server for everything. */
export const oneRealm: Realms = { now: () => '', home: () => '' };
