import { t } from '@vscode/l10n';
import { closest } from '../../../document/closest';
import { buildFix, writeSetting } from '../../../document/edits';
import { inForce } from '../../../facts/inForce';
import { isPlaceholder } from '../../../document/placeholder';
import type { Rule } from '../rule';

const setting = ['identity', 'default_schema_id'] as const;

/**
 * No schema has the id of the default one, which is `default` where nothing is written. Kratos starts, and no flow that
 * needs the schema can be begun.
 */
export const defaultSchemaMissing: Rule = {
  name: 'default-schema-missing',
  check: (config, { version }) => {
    const schemas = config.below('identity', 'schemas');
    const ids = schemas.flatMap(({ path }) => {
      const id = config.get(...path, 'id');
      return typeof id?.value === 'string' ? [{ place: id.place, name: id.value }] : [];
    });
    const wanted = inForce(config, version, ...setting);
    const [first] = ids;
    if (config.broken || !first || ids.length < schemas.length || typeof wanted !== 'string') return [];
    const names = ids.map(({ name }) => name);
    if (names.includes(wanted) || [wanted, ...names].some(isPlaceholder)) return [];
    const written = config.get(...setting);
    const meant = closest(wanted, names) ?? first.name;
    return [
      {
        ...(written ?? first).place,
        code: 'kratos/default-schema-missing',
        severity: 'error',
        message: written
          ? t('No identity schema has the id {0}.', wanted)
          : t(
              'No identity schema has the id {0}, which is the default one as long as default_schema_id is not written.',
              wanted,
            ),
        effect: t(
          'Kratos starts, but every login and registration is answered with 500 (unable to find identity schema).',
        ),
        ...(written && {
          related: ids.map(({ place }) => ({ ...place, message: t('This id exists.') })),
        }),
        fixes: names.flatMap((name) =>
          buildFix(t('Take {0} as the default', name), [writeSetting(config, setting, name)], name === meant),
        ),
      },
    ];
  },
};
