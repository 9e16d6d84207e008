import type { Memento } from 'vscode';
import type { FlowType } from '../kratos/flow/types';

const personasKey = 'kratosFlows.recentPersonas';
const typesKey = 'kratosFlows.recentTypes';

/** So many are remembered. */
const most = 20;

/** Ids of the personas used last, newest first. */
export function recentPersonas(memory: Memento): readonly string[] {
  return memory.get<string[]>(personasKey, []);
}

/** Flow types started last, newest first. */
export function recentTypes(memory: Memento): readonly string[] {
  return memory.get<string[]>(typesKey, []);
}

export async function rememberStart(memory: Memento, personaId: string, type: FlowType): Promise<void> {
  await memory.update(personasKey, newestFirst(recentPersonas(memory), personaId));
  await memory.update(typesKey, newestFirst(recentTypes(memory), type));
}

/** Sorted by last use; what was never used keeps its place behind. */
export function byRecentUse<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  recent: readonly string[],
): readonly Thing[] {
  const rank = ({ id }: Thing): number => {
    const place = recent.indexOf(id);
    return place < 0 ? Infinity : place;
  };
  return things
    .map((thing, index) => ({ thing, index, rank: rank(thing) }))
    .sort((one, other) => (one.rank === other.rank ? one.index - other.index : one.rank - other.rank))
    .map(({ thing }) => thing);
}

function newestFirst(list: readonly string[], id: string): readonly string[] {
  return [id, ...list.filter((other) => other !== id)].slice(0, most);
}
