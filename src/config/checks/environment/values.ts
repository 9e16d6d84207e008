import { t } from '@vscode/l10n';
import { buildFix } from '../../document/edits';
import type { Finding, Fix } from '../../document/finding';
import { refused } from '../schema/finding';
import { bareHooks } from '../schema/variants';
import type { ReadVariable } from '../../document/environment/variables';

/**
 * What Kratos cannot make the value of a variable into. Yes and no, and numbers, it takes for something else without a
 * word; of lists and blocks it has nothing, and refuses that.
 */
export function unreadValue({ assignment, path, reading }: ReadVariable): readonly Finding[] {
  const { name, value = '', place } = assignment;
  if (reading?.trouble === undefined) return [];
  const finding = refused('variable-value', place, '', { fixes: [] });
  switch (reading.trouble) {
    case 'boolean':
      return [
        {
          ...finding,
          severity: 'warning',
          stops: false,
          message: t('{0} must be true or false: {1} is neither.', name, value),
          effect: t('Kratos silently takes it for false.'),
          fixes: truthFix(assignment, value),
        },
      ];
    case 'number':
      return [
        {
          ...finding,
          severity: 'warning',
          stops: false,
          message: t('{0} must be a whole number, and {1} is not one.', name, value),
          effect: t('Kratos silently takes it for 0.'),
        },
      ];
    case 'json':
      return [{ ...finding, message: t('{0} must be JSON: a list or an object.', name), effect: nothing(path) }];
    case 'json-scalar':
      return [
        {
          ...finding,
          message: t('{0} is a list, and {1} reads as JSON that is not a list.', name, value),
          effect: nothing(path),
          fixes: firstItemFix(assignment),
        },
      ];
    case 'csv':
      return [
        {
          ...finding,
          message: t('{0} is a list with commas, in which a quote cannot stand within an item.', name),
          effect: nothing(path),
          fixes: firstItemFix(assignment),
        },
      ];
    case 'hooks':
      return [
        {
          ...finding,
          message: t(
            '{0} cannot give hooks in one text, not even as JSON: each hook has variables of its own, such as {1}.',
            name,
            `${name}_0_HOOK`,
          ),
          effect: t('Kratos finds a text where it wants a list, and does not start.'),
          fixes: hookFix(assignment),
        },
      ];
  }
}

function nothing(path: ReadVariable['path']): string {
  return t('Kratos cannot use it, and does not start: {0} must be there as the schema wants it.', path.join('.'));
}

type Given = ReadVariable['assignment'];

function truthFix({ place, write }: Given, value: string): readonly Fix[] {
  const bare = value.replaceAll(/["']/g, '').toLowerCase();
  const truth = ['true', 'yes', 'on', 'y'].includes(bare)
    ? 'true'
    : ['false', 'no', 'off', 'n'].includes(bare)
      ? 'false'
      : undefined;
  return truth === undefined ? [] : buildFix(t('Write {0}', truth), [{ place, text: write(truth) }], true);
}

/** The variable of the first item takes any text as it is. */
function firstItemFix({ name, namePlace }: Given): readonly Fix[] {
  return buildFix(t('Write {0}', `${name}_0`), [{ place: namePlace, text: `${name}_0` }], true);
}

/** One hook that is a name and nothing else. */
function hookFix({ name, namePlace, place, value = '', write }: Given): readonly Fix[] {
  const [, hook = ''] = /^[[{"'\s]*(?:hook["']?\s*:\s*["']?)?(\w+)["'\s\]}]*$/.exec(value) ?? [];
  return bareHooks.has(hook)
    ? buildFix(
        t('Write {0}', `${name}_0_HOOK`),
        [
          { place: namePlace, text: `${name}_0_HOOK` },
          { place, text: write(hook) },
        ],
        true,
      )
    : [];
}
