import * as v from 'valibot';
import { parseJson } from './document';

/** The name of the document that lists the others. */
export const indexName = 'index.json';

/** So many flows of each persona are shown first, and read first. */
const shownFirst = 100;
/** Fewer are read at once. */
const fewFlows = 300;

/**
 * What is known of a flow's document without reading it. `owner`: its persona, or else its connection; may be empty.
 */
export interface Listed {
  readonly startedAt: number;
  readonly owner: string;
}

/**
 * The documents of flows with what tells which are shown first, by their names. It is made anew from them whenever it
 * is missing or cannot be read, and may be out of date: what it does not list is read, what is gone is passed over.
 */
export type FlowIndex = ReadonlyMap<string, Listed>;

const StoredIndex = v.object({
  version: v.literal(1),
  owners: v.array(v.string()),
  flows: v.array(v.tuple([v.string(), v.number(), v.number()])),
});

/** Reads an index; an empty one where there is none, or none that could be read. */
export function readIndex(text: string | undefined): FlowIndex {
  const read = v.safeParse(StoredIndex, text === undefined ? undefined : parseJson(text));
  if (!read.success) return new Map();
  const { owners, flows } = read.output;
  return new Map(flows.map(([name, startedAt, owner]) => [name, { startedAt, owner: owners[owner] ?? '' }]));
}

/** The document of an index. */
export function writeIndex(index: FlowIndex): string {
  const owners = [...new Set([...index.values()].map(({ owner }) => owner))];
  const numbers = new Map(owners.map((owner, at) => [owner, at]));
  const flows = [...index].map(([name, { startedAt, owner }]) => [name, startedAt, numbers.get(owner) ?? 0]);
  return JSON.stringify({ version: 1, owners, flows });
}

/**
 * Divides the names of documents: those of flows that are shown first, and those that the index does not list, to be
 * read at once; and the rest, the newest first.
 */
export function divide(
  names: readonly string[],
  index: FlowIndex,
): { readonly first: readonly string[]; readonly rest: readonly string[] } {
  if (names.length <= fewFlows) return { first: names, rest: [] };
  const first = names.filter((name) => !index.has(name));
  const rest: string[] = [];
  const counts = new Map<string, number>();
  const listed = names
    .flatMap((name) => {
      const one = index.get(name);
      return one ? [{ name, ...one }] : [];
    })
    .sort((one, other) => other.startedAt - one.startedAt);
  for (const { name, owner } of listed) {
    const count = (counts.get(owner) ?? 0) + 1;
    counts.set(owner, count);
    (count <= shownFirst ? first : rest).push(name);
  }
  return { first, rest };
}

/** Whether an index is worth writing anew: it lists what is gone, or lacks what is there. */
export function isStale(index: FlowIndex, names: ReadonlySet<string>): boolean {
  return names.size > fewFlows && (names.size !== index.size || [...names].some((name) => !index.has(name)));
}
