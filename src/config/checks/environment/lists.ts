import { t } from '@vscode/l10n';
import { refused } from '../schema/finding';
import type { Finding } from '../../document/finding';
import { findCompanionVariable, variableAt } from '../../reference/variables';
import type { VariableSet } from '../../document/environment/assignment';
import type { ReadVariable } from '../../document/environment/variables';

/**
 * A variable of a later item without one for each item before it. Kratos lays a list of its own over that of the file,
 * with nothing in the places that no variable names, and refuses it. A warning where variables may come from elsewhere
 * as well.
 */
export function itemsBefore(variables: readonly ReadVariable[], { isOpen }: VariableSet): readonly Finding[] {
  const given = variables.map(({ path }) => {
    const at = path.findIndex((part) => typeof part === 'number');
    return at === -1 ? undefined : { list: path.slice(0, at).join('.'), item: Number(path[at]) };
  });
  const items = new Map<string, Set<number>>();
  for (const one of given) if (one) items.set(one.list, (items.get(one.list) ?? new Set()).add(one.item));
  const gaps = new Map([...items].map(([list, numbers]) => [list, firstGap(numbers)]));
  const whole = new Set(variables.map(({ path }) => path.join('.')));
  const said = new Set<string>();
  return variables.flatMap(({ assignment, path }, at): Finding[] => {
    const { list, item } = given[at] ?? { list: '', item: 0 };
    const missing = gaps.get(list) ?? 0;
    if (missing >= item || whole.has(list) || said.has(list)) return [];
    said.add(list);
    const companion =
      findCompanionVariable(path)?.replace(/_0(?=_|$)/, `_${String(missing)}`) ?? variableAt(path) ?? '';
    const finding = refused(
      'variable-of-list',
      assignment.namePlace,
      t('{0} works only together with a variable for each item before it: {1} is missing.', assignment.name, companion),
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

/** The first number that is not among some. */
function firstGap(numbers: ReadonlySet<number>): number {
  let gap = 0;
  while (numbers.has(gap)) gap += 1;
  return gap;
}

/**
 * A number within the item of another list (`…_PROVIDERS_0_SCOPE_0`): Kratos loses one of the two, and sets nothing.
 */
export function listsInLists({ assignments }: VariableSet, isRead: (name: string) => boolean): readonly Finding[] {
  return assignments.flatMap(({ name, namePlace }): Finding[] => {
    const list = name.slice(0, Math.max(0, name.search(/_\d+$/)));
    if (!/._\d+_./.test(list) || !isRead(list)) return [];
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
