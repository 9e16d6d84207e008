import { isAlias, isMap, isNode, isPair, isSeq, type Alias, type Document, type Node } from 'yaml';

/** What each alias of a document stands for: the last node above it that has an anchor of its name. */
export type Aliases = ReadonlyMap<Alias, Node>;

/**
 * Finds what the aliases of a document stand for, in one walk from its beginning to its end. An alias without an anchor
 * above it is left out.
 */
export function resolveAliases(document: Document): Aliases {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const waiting: unknown[] = [document.contents];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isPair(node)) {
      waiting.push(node.value, node.key);
    } else if (isAlias(node)) {
      const target = anchored.get(node.source);
      if (target) targets.set(node, target);
    } else if (isNode(node)) {
      if ('anchor' in node && typeof node.anchor === 'string') anchored.set(node.anchor, node);
      if (isMap(node) || isSeq(node)) for (const item of node.items.toReversed()) waiting.push(item);
    }
  }
  return targets;
}
