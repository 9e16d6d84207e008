import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../../document/document';
import { isPlaceholder } from '../../../document/placeholder';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';
import type { RuleContext } from '../../../facts/context';

/**
 * What Kratos writes as an escape when it makes a URL of a path again. The backslash of Windows is a matter of its own.
 */
const escaped = /[^\w\-.~!$&'()*+,;=:@[\]%/?#\\]/u;

/**
 * Paths of identity schemas by which Kratos finds a file when it starts, and none later: flows look for it by a URL
 * that was taken apart and put together again, so a blank has become `%20`. An escape that is written is never undone.
 * Seen so on v1.3.1 and v26.2.0.
 */
export const schemaPathEscaped: Rule = {
  name: 'schema-path-escaped',
  isOfValues: true,
  check: (config, { schemas }) =>
    config.below('identity', 'schemas').flatMap(({ path }) => {
      const url = config.get(...path, 'url');
      return url ? checkSchemaPath(config, url, schemas) : [];
    }),
};

function checkSchemaPath(
  config: ConfigDocument,
  { value, place }: Entry,
  schemas: RuleContext['schemas'],
): readonly Finding[] {
  if (typeof value !== 'string' || !value.startsWith('file://') || isPlaceholder(value)) return [];
  const path = value.slice('file://'.length);
  const [letter] = escaped.exec(path) ?? [];
  if (letter !== undefined)
    return [
      {
        ...place,
        code: 'kratos/schema-path-escaped',
        severity: 'error',
        message:
          letter === ' '
            ? t('Once it runs, Kratos finds no schema whose path has a space.')
            : t('Once it runs, Kratos finds no schema whose path has {0}.', letter),
        effect: t(
          'It starts, and then looks for a file with {0} in its path: flows that need this schema, login and registration above all, answer 500. Rename the file or its folder.',
          encodeURIComponent(letter.toWellFormed()),
        ),
      },
    ];
  const [code] = /%[\da-f]{2}/i.exec(path) ?? [];
  // A file that was found by these letters is really called so.
  if (code === undefined || schemas.some(({ url, text }) => url === value && text !== undefined)) return [];
  return [
    {
      ...place,
      code: 'kratos/schema-path-escaped',
      severity: 'warning',
      message: t('{0} is not decoded in the path of a schema.', code),
      effect: t('Kratos looks for a file whose name has {0} in it, and does not start without one.', code),
    },
  ];
}
