/** The view type of the page; VS Code keeps it with an open page over a restart. */
export const censusType = 'kratosFlows.whoHasWhat';

/** What the editor keeps of a page over a reload: whose identities were counted, and nothing that was found. */
export interface KeptCensus extends Readonly<Record<string, unknown>> {
  /** The id of the connection. */
  readonly connection: string;
}

/** Reads what was kept; undefined when it is nothing of ours. */
export function readKeptCensus(state: unknown): KeptCensus | undefined {
  const { connection } = (state ?? {}) as Partial<Readonly<Record<keyof KeptCensus, unknown>>>;
  return typeof connection === 'string' && connection !== '' ? { connection } : undefined;
}
