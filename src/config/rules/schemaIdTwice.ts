import { t } from '@vscode/l10n';
import { isPlaceholder } from './placeholder';
import type { Finding, Rule } from './types';

/** Two identity schemas of one id. Kratos takes the first that it finds. */
export const schemaIdTwice: Rule = {
  name: 'schema-id-twice',
  check: (config) => {
    const ids = config
      .below('identity', 'schemas')
      .flatMap(({ path }) => config.get(...path, 'id') ?? [])
      .filter(({ value }) => typeof value === 'string' && !isPlaceholder(value));
    return ids.flatMap((entry, at): Finding[] => {
      const first = ids.find(({ value }) => value === entry.value);
      if (!first || ids.indexOf(first) === at) return [];
      return [
        {
          ...entry.place,
          code: 'kratos/schema-id-twice',
          severity: 'warning',
          message: t('Another schema before this one has the same id.'),
          effect: t('Kratos takes the first one for every identity; this one is read at the start and never used.'),
          related: [{ ...first.place, message: t('This one is used.') }],
        },
      ];
    });
  },
};
