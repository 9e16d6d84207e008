import type { FormNode, FormPath } from '../../flow/form/formNode';

/** Puts a text into the part at a path. A part that is not there, or takes no text, stays as it is. */
export function typeInto(node: FormNode, path: FormPath, text: string): FormNode {
  return change(node, path, (one) => (one.kind === 'list' || one.kind === 'group' ? one : { ...one, text }));
}

/** Adds an item to the list at a path. */
export function addItem(node: FormNode, path: FormPath): FormNode {
  return change(node, path, (one) =>
    one.kind === 'list' ? { ...one, items: numbered([...one.items, one.blank]), wasThere: true } : one,
  );
}

/** Takes an item out of the list at a path. */
export function removeItem(node: FormNode, path: FormPath, position: number): FormNode {
  return change(node, path, (one) =>
    one.kind === 'list' ? { ...one, items: numbered(one.items.toSpliced(position, 1)) } : one,
  );
}

function numbered(items: readonly FormNode[]): readonly FormNode[] {
  return items.map((item, position) => ({ ...item, name: String(position) }));
}

function change(node: FormNode, [name, ...rest]: FormPath, alter: (node: FormNode) => FormNode): FormNode {
  if (name === undefined) return alter(node);
  const within = (children: readonly FormNode[]): readonly FormNode[] =>
    children.map((child) => (child.name === name ? change(child, rest, alter) : child));
  if (node.kind === 'group') return { ...node, fields: within(node.fields) };
  return node.kind === 'list' ? { ...node, items: within(node.items) } : node;
}
