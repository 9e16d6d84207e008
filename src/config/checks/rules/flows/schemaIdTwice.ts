import { t } from '@vscode/l10n';
import { repeatedIds } from './repeatedIds';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/** Two identity schemas of one id. Kratos takes the first that it finds. */
export const schemaIdTwice: Rule = {
  name: 'schema-id-twice',
  check: (config) =>
    repeatedIds(config, ['identity', 'schemas']).map(({ entry, first }): Finding => ({
      ...entry.place,
      code: 'kratos/schema-id-twice',
      severity: 'warning',
      message: t('Another schema before this one has the same id.'),
      effect: t('Kratos takes the first one for every identity; this one is read at the start and never used.'),
      related: [{ ...first.place, message: t('This one is used.') }],
    })),
};
