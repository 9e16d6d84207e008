import { window } from 'vscode';
import type { QuickInputButton, QuickPickItem } from 'vscode';
import { plainItem } from '../platform/plainLabel';

/** A pick list. `onButton` handles a press on an item's button while the list stays open; it may yield new items. */
export interface PickOptions<Item extends QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly Item[];
  readonly active?: Item;
  readonly step?: readonly [step: number, of: number];
  /** Only Escape and a choice close it: the focus may go elsewhere meanwhile, as boxes for texts let it. */
  readonly staysOpen?: boolean;
  readonly onButton?: (item: Item, button: QuickInputButton) => Item | undefined;
}

/** Shows a pick list; undefined when the person leaves it. A press on a button that yields an item picks it. */
export function pick<Item extends QuickPickItem>(options: PickOptions<Item>): Promise<Item | undefined> {
  return new Promise((resolve) => {
    const list = window.createQuickPick<Item>();
    const given = new Map(options.items.map((item) => [plainItem(item), item]));
    const shown = [...given.keys()];
    list.title = options.title;
    list.placeholder = options.placeholder;
    list.matchOnDescription = true;
    list.matchOnDetail = true;
    list.items = shown;
    list.ignoreFocusOut = options.staysOpen ?? false;
    list.activeItems = shown.filter((item) => given.get(item) === options.active);
    if (options.step && options.step[1] > 1) [list.step, list.totalSteps] = options.step;
    const end = (item: Item | undefined): void => {
      resolve(item);
      list.hide();
    };
    list.onDidAccept(() => {
      const [selected] = list.selectedItems;
      end(selected && given.get(selected));
    });
    list.onDidTriggerItemButton(({ item, button }) => {
      const pressed = given.get(item);
      const picked = pressed && options.onButton?.(pressed, button);
      if (picked) end(picked);
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
