import { t } from '@vscode/l10n';
import { buildFix, removeItem } from '../../../document/edits';
import { foreignHooks, hookLists } from '../../../facts/hooks';
import type { Rule } from '../rule';

/**
 * Hooks that the schema takes and the open-source server does not have: it writes a line to its log whenever they are
 * due, and goes on.
 */
export const hookOfOryNetwork: Rule = {
  name: 'hook-of-ory-network',
  isOfValues: true,
  check: (config) =>
    hookLists(config)
      .flatMap(({ hooks }) => hooks)
      .filter(({ name }) => foreignHooks.has(name))
      .map(({ name, at, path }) => ({
        ...at.place,
        code: 'kratos/hook-of-ory-network',
        severity: 'hint',
        message: t('The open-source server has no hook {0}: it does nothing there.', name),
        effect: t('Every flow that gets here writes a line about it to the log and goes on without it.'),
        fixes: buildFix(t('Remove the hook {0}', name), [removeItem(config, path)]),
      })),
};
