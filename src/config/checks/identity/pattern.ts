import { t } from '@vscode/l10n';
import type { Entry, Place } from '../../document/document';
import { findUnknownToGo, type UnknownToGo } from '../../facts/goPattern';
import type { IdentityRule } from './types';

/** Keywords whose values are data, in which nothing is a keyword. */
const data: ReadonlySet<string | number> = new Set(['default', 'const', 'enum', 'examples', 'ory.sh/kratos']);

/** A `pattern` as editors and browsers take it and Go does not: Kratos compiles every one of a schema at its start. */
export const pattern: IdentityRule = {
  name: 'identity-pattern',
  check: ({ document }) =>
    document.entries
      .filter(({ path }) => !path.some((name) => data.has(name)))
      .flatMap((entry) => {
        const written = patternOf(entry);
        const found = written && findUnknownToGo(written.pattern);
        if (!found) return [];
        return [
          {
            ...written.place,
            code: 'kratos/identity-pattern',
            severity: 'error',
            message: describe(found),
            effect: t('Kratos does not start.'),
            stops: true,
          },
        ];
      }),
};

/** The value of `pattern`, or a name below `patternProperties`; a property may be called `pattern` too. */
function patternOf({ path, value, place, key }: Entry): { pattern: string; place: Place } | undefined {
  const [above, name] = [path.at(-2), path.at(-1)];
  if (above === 'patternProperties' && typeof name === 'string' && key) return { pattern: name, place: key };
  return name === 'pattern' && above !== 'properties' && typeof value === 'string'
    ? { pattern: value, place }
    : undefined;
}

function describe({ what, written }: UnknownToGo): string {
  switch (what) {
    case 'look-around':
      return t('Kratos compiles patterns with Go, which has no look-ahead and no look-behind such as {0}.', written);
    case 'back-reference':
      return t('Kratos compiles patterns with Go, which has no back-references such as {0}.', written);
    case 'group':
      return t('Kratos compiles patterns with Go, which has no group that begins with {0}.', written);
    case 'escape':
      return t('Kratos compiles patterns with Go, which does not know {0}.', written);
    case 'empty-class':
      return t('Kratos compiles patterns with Go, to which {0} is a class that is not closed.', written);
    case 'range':
      return t('Kratos compiles patterns with Go, to which {0} is no range: a class cannot end one.', written);
    case 'repeated-repeat':
      return t('Kratos compiles patterns with Go, which does not repeat what is repeated already: {0}.', written);
    case 'repeat':
      return t('Kratos compiles patterns with Go, which repeats nothing more than 1000 times: {0}.', written);
  }
}
