import type { QuickPickItem } from 'vscode';

/**
 * A text of others where the editor draws icons: in pick lists, the status bar and lenses it takes `$(name)` for one.
 * An invisible sign behind the dollar leaves it as it is written.
 */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '$\u200B(');
}

/** A copy of an item whose texts are shown as they are written; an icon of ours is its `iconPath`. */
export function plainItem<Item extends QuickPickItem>(item: Item): Item {
  const { label, description, detail } = item;
  return {
    ...item,
    label: plainLabel(label),
    ...(description !== undefined && { description: plainLabel(description) }),
    ...(detail !== undefined && { detail: plainLabel(detail) }),
  };
}
