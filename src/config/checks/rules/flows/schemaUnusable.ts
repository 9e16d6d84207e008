import { t } from '@vscode/l10n';
import type { Place } from '../../../document/document';
import { checkIdentitySchema } from '../../identity';
import { shapeFindings } from '../../identity/shape';
import { readNamedSchema } from '../../../facts/knownSchemas';
import type { Version } from '../../../reference/versions';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';
import type { KnownSchema } from '../../../facts/context';

/**
 * An identity schema that Kratos cannot read, that is none, or that it refuses: it does not start; or one that fails
 * with the first flow. A file that is not found is a hint, because paths are those of the machine, or the container,
 * that Kratos runs on. Remote schemas are not looked at unless somebody fetched them.
 */
export const schemaUnusable: Rule = {
  name: 'schema-unusable',
  check: (config, { schemas, version }) =>
    config.below('identity', 'schemas').flatMap(({ path }): readonly Finding[] => {
      const url = config.get(...path, 'url');
      const schema = schemas.find((one) => one.url === url?.value && one.id === config.value(...path, 'id'));
      return url && schema ? reportUnusableSchema(schema, url.place, version) : [];
    }),
};

function reportUnusableSchema(schema: KnownSchema, { start, end }: Place, version: Version): readonly Finding[] {
  const { url, problem, isBeside = false } = schema;
  const place = { start, end, code: 'kratos/schema-unusable' };
  const read = readNamedSchema(schema);
  const isInline = url.startsWith('base64://');
  if (!read) {
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
  const [none] = shapeFindings(read);
  const wrong = isBeside ? [] : checkIdentitySchema(read.text, { version });
  const worst = none ?? wrong.find(({ stops }) => stops) ?? wrong.find(({ severity }) => severity === 'error');
  if (!worst) return [];
  return [
    {
      ...place,
      severity: 'error',
      message: none
        ? t('This is not an identity schema: {0}', worst.message)
        : worst.stops
          ? t('Kratos refuses this identity schema: {0}', worst.message)
          : t('Kratos fails with this identity schema: {0}', worst.message),
      effect: worst.effect,
      stops: worst.stops ?? false,
      ...(!isInline && { related: [{ start: worst.start, end: worst.end, message: worst.message, file: url }] }),
    },
  ];
}
