import { t } from '@vscode/l10n';
import type { Place } from '../../../document/document';
import { shapeFindings } from '../../identity/shape';
import { readIdentitySchema } from '../../../facts/identitySchema';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';
import type { KnownSchema } from '../../../facts/context';

/**
 * An identity schema that Kratos cannot read, or that is none: it does not start. A file that is not found is a hint,
 * because paths are those of the machine, or the container, that Kratos runs on. Remote schemas are not looked at
 * unless somebody fetched them.
 */
export const schemaUnusable: Rule = {
  name: 'schema-unusable',
  check: (config, { schemas }) =>
    config.below('identity', 'schemas').flatMap(({ path }): readonly Finding[] => {
      const url = config.get(...path, 'url');
      const schema = schemas.find((one) => one.url === url?.value && one.id === config.value(...path, 'id'));
      return url && schema ? reportUnusableSchema(schema, url.place) : [];
    }),
};

function reportUnusableSchema({ url, text, problem }: KnownSchema, { start, end }: Place): readonly Finding[] {
  const place = { start, end, code: 'kratos/schema-unusable' };
  const isInline = url.startsWith('base64://');
  if (text === undefined) {
    if (problem === undefined) return [];
    return [
      {
        ...place,
        severity: isInline ? 'error' : 'hint',
        message: isInline
          ? t('This schema cannot be decoded: {0}', problem)
          : t('This schema cannot be read here: {0}', problem),
        effect: isInline
          ? t('Kratos does not start.')
          : t('Kratos does not start if it does not find the schema where it runs.'),
        stops: isInline,
      },
    ];
  }
  const [worst] = shapeFindings(readIdentitySchema(text));
  return worst
    ? [
        {
          ...place,
          severity: 'error',
          message: t('This is no identity schema: {0}', worst.message),
          effect: worst.effect,
          stops: true,
          ...(!isInline && { related: [{ start: worst.start, end: worst.end, message: worst.message, file: url }] }),
        },
      ]
    : [];
}
