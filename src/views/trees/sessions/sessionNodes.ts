/** The lines of the Sessions tree. Each is a valid argument of the commands that act on it. */
export type SessionNode = OwnHeader | OwnLine | OtherLine | AllHeader | AdminLine | SessionLoose;

/** "Own": the sessions of the personas of a connection. */
export interface OwnHeader {
  readonly kind: 'own';
  readonly connection: string;
}

/** A persona's own session, or that it has none. */
export interface OwnLine {
  readonly kind: 'own-session';
  readonly connection: string;
  readonly persona: string;
}

/** Another session of a persona's identity. */
export interface OtherLine {
  readonly kind: 'other-session';
  readonly connection: string;
  readonly persona: string;
  readonly session: string;
}

/** "All on …": every session of the server. */
export interface AllHeader {
  readonly kind: 'all';
  readonly connection: string;
}

export interface AdminLine {
  readonly kind: 'admin-session';
  readonly connection: string;
  readonly session: string;
}

/** A line that only says something, or asks for the next page. */
export interface SessionLoose {
  readonly kind: 'loose';
  readonly id: string;
  readonly connection: string;
  readonly persona?: string;
}
