import { t } from '@vscode/l10n';
import type { Entry } from '../document';
import { isForOthers } from './browserUrls';
import { fixOf, writeSetting } from './edits';
import type { Finding, Rule } from './types';

/** Settings for trying things out. All hints, but for `dev` on a server for others: it gives away codes and takes Secure off the cookies. */
export const developmentSetting: Rule = {
  name: 'development-setting',
  check: (config) => {
    const finding = (entry: Entry | undefined, message: string, effect: string, isFixable = true): Finding[] =>
      entry
        ? [
            {
              ...entry.place,
              code: 'kratos/development-setting',
              severity: entry.path[0] === 'dev' && isForOthers(config) ? 'warning' : 'hint',
              message,
              effect,
              fixes: isFixable ? fixOf(t('Write {0}', 'false'), [writeSetting(config, entry.path, false)], true) : [],
            },
          ]
        : [];
    const on = (...path: string[]): Entry | undefined =>
      config.value(...path) === true ? config.get(...path) : undefined;
    const dsn = config.get('dsn');
    return [
      ...finding(
        on('dev'),
        t('dev is for development.'),
        t(
          'Cookies are sent without Secure, the admin API shows mails with their codes, and weak password hashing is let pass.',
        ),
      ),
      ...finding(
        on('log', 'leak_sensitive_values'),
        t('The log shows sensitive values.'),
        t('Cookies, tokens and personal data stand in the log, for everyone who reads it.'),
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
