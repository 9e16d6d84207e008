/** The view type of the page; VS Code keeps it with an open page over a restart. */
export const identityPageType = 'kratosFlows.identity';

/** Which identity a page shows, by ids: all that is kept of it. */
export interface ShownIdentity {
  /** The id of the connection. */
  readonly connection: string;
  readonly identity: string;
}

/** Reads what was kept of a page; undefined when it is nothing of ours. */
export function readKept(state: unknown): ShownIdentity | undefined {
  const { connection, identity } = (state ?? {}) as Partial<Readonly<Record<keyof ShownIdentity, unknown>>>;
  return typeof connection === 'string' && typeof identity === 'string' && connection !== '' && identity !== ''
    ? { connection, identity }
    : undefined;
}
