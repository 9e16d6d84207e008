import { t } from '@vscode/l10n';
import { refused } from '../schema/finding';
import type { Finding } from '../rules/types';
import { companionOf, variableAt } from '../variables';
import type { VariableSet } from './assignment';
import type { ReadVariable } from './settingsOf';

/**
 * A variable of a later item without one for each item before it. Kratos lays a list of its own over that of the file, with nothing in the places that no variable names, and refuses it.
 * A warning where variables may come from elsewhere as well.
 */
export function itemsBefore(variables: readonly ReadVariable[], { isOpen }: VariableSet): readonly Finding[] {
  const given = variables.map(({ path }) => {
    const at = path.findIndex((part) => typeof part === 'number');
    return at === -1 ? undefined : { list: path.slice(0, at).join('.'), item: Number(path[at]) };
  });
  const items = new Set(given.flatMap((one) => (one ? [`${one.list} ${String(one.item)}`] : [])));
  const whole = new Set(variables.map(({ path }) => path.join('.')));
  const said = new Set<string>();
  return variables.flatMap(({ assignment, path }, at): Finding[] => {
    const { list, item } = given[at] ?? { list: '', item: 0 };
    const missing = Array.from({ length: item }, (_, number) => number).find(
      (number) => !items.has(`${list} ${String(number)}`),
    );
    if (missing === undefined || whole.has(list) || said.has(list)) return [];
    said.add(list);
    const companion = companionOf(path)?.replace(/_0(?=_|$)/, `_${String(missing)}`) ?? variableAt(path) ?? '';
    const finding = refused(
      'variable-of-list',
      assignment.namePlace,
      t('{0} works only beside a variable for each item before it: {1} is missing.', assignment.name, companion),
    );
    return [
      {
        ...finding,
        ...(isOpen && { severity: 'warning' as const }),
        effect: t(
          'Kratos empties item {0} of {1}, whatever the file has there, and does not start.',
          missing + 1,
          list,
        ),
      },
    ];
  });
}

/** A number within the item of another list (`…_PROVIDERS_0_SCOPE_0`): Kratos loses one of the two, and sets nothing. */
export function listsInLists({ assignments }: VariableSet, isRead: (name: string) => boolean): readonly Finding[] {
  return assignments.flatMap(({ name, namePlace }): Finding[] => {
    const list = /^(.+_\d+_.+)_\d+$/.exec(name)?.[1];
    if (list === undefined || !isRead(list)) return [];
    return [
      {
        ...namePlace,
        code: 'kratos/variable-of-list',
        severity: 'warning',
        message: t('{0} is not read: Kratos takes no number within the item of another list.', name),
        effect: t('The setting stays as it is. {0} gives the whole list, its items with commas between them.', list),
      },
    ];
  });
}
