import { isAlias, isNode, visit, type Document, type Node } from 'yaml';
import { resolveAliases } from '../document/aliases';
import type { Place } from '../document/document';
import { parseText } from '../document/parse';
import { lineStartAt } from '../document/lineStart';

/** An anchor of YAML, and the aliases that take its value. */
export interface FoundAnchor {
  readonly anchor: Place;
  readonly aliases: readonly Place[];
}

/**
 * The anchor whose name, or one of whose aliases, stands at an offset of YAML; undefined elsewhere, and in text that
 * cannot be read.
 */
export function anchorAt(text: string, offset: number): FoundAnchor | undefined {
  // Most files have none: they are not parsed.
  if (!/[&*][^\s&*,[\]{}]*$/.test(text.slice(lineStartAt(text, offset), offset + 1))) return undefined;
  for (const document of parseText(text).documents) {
    const found = listAnchors(document, text).find(({ anchor, aliases }) =>
      [anchor, ...aliases].some(({ start, end }) => start <= offset && offset <= end),
    );
    if (found) return found;
  }
  return undefined;
}

function listAnchors(document: Document, text: string): readonly FoundAnchor[] {
  const anchors: { node: Node; place: Place }[] = [];
  visit(document, {
    Node: (_, node) => {
      if (!isNode(node) || isAlias(node) || !('anchor' in node) || typeof node.anchor !== 'string') return;
      const place = anchorPlace(text, node.anchor, node.range?.[0] ?? 0);
      if (place) anchors.push({ node, place });
    },
  });
  const aliases = Map.groupBy(resolveAliases(document), ([, node]) => node);
  return anchors.map(({ node, place }) => ({
    anchor: place,
    aliases: (aliases.get(node) ?? []).flatMap(([{ range }]) => (range ? [{ start: range[0], end: range[1] }] : [])),
  }));
}

/** An anchor stands before its value, with white space, comments and perhaps a tag between. */
function anchorPlace(text: string, name: string, valueStart: number): Place | undefined {
  const start = text.lastIndexOf(`&${name}`, valueStart);
  return start === -1 ? undefined : { start, end: start + name.length + 1 };
}
