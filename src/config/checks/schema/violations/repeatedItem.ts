import { t } from '@vscode/l10n';
import { buildFix, removeItem } from '../../../document/edits';
import type { Plain } from '../../../reference/structure';
import { narrowPlace, refused } from '../finding';
import type { Setting } from '../settings';
import type { SchemaCheck } from '../types';

/** An item that a list has twice where the schema wants each once: hooks, secrets, allowed origins. */
export const repeatedItem: SchemaCheck = {
  name: 'repeated-item',
  isPlain: false,
  ofSetting: (setting, { config }) => {
    const { parent, entry } = setting;
    if (!entry || setting.isTemplate || parent?.structure?.uniqueItems !== true) return [];
    const first = indexFirstItems(parent).get(canonical(entry.value));
    if (!first || first === setting) return [];
    const [place, before] = [narrowPlace(config, setting), narrowPlace(config, first)];
    if (!place) return [];
    return [
      refused('repeated-item', place, t('This is already in the list, and each item may be there only once.'), {
        ...(before && { related: [{ ...before, message: t('This is the first one.') }] }),
        fixes: buildFix(t('Remove this one'), [removeItem(config, entry.path)], true),
      }),
    ];
  },
};

/** The first item of each value, made once for each list. */
const firstItems = new WeakMap<Setting, ReadonlyMap<string, Setting>>();

function indexFirstItems(list: Setting): ReadonlyMap<string, Setting> {
  const known = firstItems.get(list);
  if (known) return known;
  const first = new Map<string, Setting>();
  for (const item of list.members.values()) {
    const value = canonical(item.entry?.value ?? null);
    if (!first.has(value)) first.set(value, item);
  }
  firstItems.set(list, first);
  return first;
}

/** A value as text, whatever the order of its keys. */
function canonical(value: Plain): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
