import { t } from '@vscode/l10n';
import { buildFix, writeSetting } from '../../../document/edits';
import { isMethodOn } from '../../../facts/inForce';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * A method that is set up and, being off by default, was never switched on. Information: the switch may come from the
 * environment.
 */
export const methodNotSwitchedOn: Rule = {
  name: 'method-not-switched-on',
  check: (config, { version }) =>
    config.broken
      ? []
      : config.below('selfservice', 'methods').flatMap(({ path, key }): Finding[] => {
          const method = String(path.at(-1));
          const setUp = config.below(...path, 'config').length > 0;
          // b2b has no switch.
          if (
            !key ||
            !setUp ||
            method === 'b2b' ||
            config.get(...path, 'enabled') ||
            isMethodOn(config, version, method)
          )
            return [];
          return [
            {
              ...key,
              code: 'kratos/method-not-switched-on',
              severity: 'information',
              message: t('The method {0} is set up here, but it is off unless enabled is true.', method),
              effect: t('No flow offers it.'),
              fixes: buildFix(t('Switch it on'), [writeSetting(config, [...path, 'enabled'], true)], true),
            },
          ];
        }),
};
