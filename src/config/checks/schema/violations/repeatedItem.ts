import { t } from '@vscode/l10n';
import { buildFix, removeItem } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import type { Plain } from '../../../reference/structure';
import { narrowPlace, refused } from '../finding';
import type { Setting } from '../settings';
import type { Looked, SchemaCheck } from '../types';

/**
 * An item that a list has twice where the schema wants each once: hooks, secrets, allowed origins. The list is looked
 * at.
 */
export const repeatedItem: SchemaCheck = {
  name: 'repeated-item',
  isPlain: false,
  ofSetting: (list, looked) => {
    if (list.structure?.uniqueItems !== true) return [];
    const first = indexFirstItems(list);
    return [...list.members.values()].flatMap((item) => {
      const before = item.entry && first.get(canonical(item.entry.value));
      if (!before || before === item || item.isTemplate || item.isOfAnother) return [];
      return reportRepeatedItem(item, before, looked);
    });
  },
};

function reportRepeatedItem(item: Setting, first: Setting, { config }: Looked): readonly Finding[] {
  const [place, before] = [narrowPlace(config, item), narrowPlace(config, first)];
  if (!place || !item.entry) return [];
  return [
    refused('repeated-item', place, t('This is already in the list, and each item may be there only once.'), {
      ...(before && { related: [{ ...before, message: t('This is the first one.') }] }),
      fixes: buildFix(t('Remove this one'), [removeItem(config, item.entry.path)], true),
    }),
  ];
}

/** The first item of each value. */
function indexFirstItems(list: Setting): ReadonlyMap<string, Setting> {
  const first = new Map<string, Setting>();
  for (const item of list.members.values()) {
    const value = canonical(item.entry?.value ?? null);
    if (!first.has(value)) first.set(value, item);
  }
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
