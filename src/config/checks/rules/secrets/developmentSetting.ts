import { t } from '@vscode/l10n';
import type { Entry } from '../../../document/document';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Settings for trying things out, and `dev`, which `kratos serve` does not read from a file: its flag of that name is
 * laid over it, also when nobody gives it.
 */
export const developmentSetting: Rule = {
  name: 'development-setting',
  check: (config) => {
    const finding = (entry: Entry | undefined, message: string, effect: string, isFixable = true): Finding[] =>
      entry
        ? [
            {
              ...(typeof entry.value === 'object' && entry.key ? entry.key : entry.place),
              code: 'kratos/development-setting',
              severity: 'hint',
              message,
              effect,
              fixes: isFixable
                ? buildFix(t('Write {0}', 'false'), [writeSetting(config, entry.path, false)], true)
                : [],
            },
          ]
        : [];
    const on = (...path: string[]): Entry | undefined =>
      config.value(...path) === true ? config.get(...path) : undefined;
    const dsn = config.get('dsn');
    const dev = config.get('dev');
    const isBlock = typeof dev?.value === 'object' && dev.value !== null;
    return [
      ...finding(
        isBlock ? dev : on('dev'),
        t('dev has no effect in a file.'),
        t(
          'Kratos runs as in production, with Secure cookies and hidden mails: only the flag --dev and the variable DEV switch development on.',
        ),
        !isBlock,
      ),
      ...finding(
        on('log', 'leak_sensitive_values'),
        t('The log shows sensitive values.'),
        t('Cookies, tokens and personal data end up in the log, where everyone who reads it sees them.'),
      ),
      ...finding(
        dsn?.value === 'memory' ? dsn : undefined,
        t('The database is in memory.'),
        t('All identities and sessions are gone with every restart, and several instances know nothing of each other.'),
        false,
      ),
    ];
  },
};
