import { t } from '@vscode/l10n';
import { closest } from '../../document/closest';
import type { Place } from '../../document/document';
import type { Path } from '../../reference/path';
import { buildFix } from '../../document/edits';
import type { Finding, Fix } from '../../document/finding';
import { traitsPath, type IdentitySchema } from '../../facts/identitySchema';
import type { IdentityRule } from './types';

/** Keywords that may bring properties of other places along; then nothing can be said. */
const combining = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'patternProperties', 'dependencies'] as const;

/** Keywords whose schemas describe a part of what another one describes. */
const partial: ReadonlySet<string | number> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependencies',
]);

/**
 * `required` names a property that `properties` does not describe. Forms of flows have no field for it, so nobody gets
 * past them; a client of its own may send it, unless `additionalProperties` is false.
 */
export const requiredUnknown: IdentityRule = {
  name: 'identity-required-unknown',
  check: (schema) =>
    schema.document.entries
      .filter(
        ({ path, value }) =>
          path.at(-1) === 'required' && Array.isArray(value) && !path.some((name) => partial.has(name)),
      )
      .flatMap(({ path }) => checkRequired(schema, path)),
};

function checkRequired({ document, text }: IdentitySchema, path: Path): readonly Finding[] {
  const at = path.slice(0, -1);
  const properties = document.get(...at, 'properties');
  if (!properties || combining.some((name) => document.get(...at, name))) return [];
  const names = document.below(...properties.path).map((entry) => String(entry.path.at(-1)));
  const items = document
    .below(...path)
    .flatMap(({ place, value }) => (typeof value === 'string' ? [{ place, value }] : []));
  return items
    .filter(({ value }) => !names.includes(value))
    .map((item): Finding => {
      // Nothing but traits is ever sent, so the outermost level is closed by itself.
      const isClosed = at.length === 0 || document.value(...at, 'additionalProperties') === false;
      return {
        ...item.place,
        code: 'kratos/identity-required-unknown',
        severity: isClosed ? 'error' : 'warning',
        message: t('{0} is required, and there is no such property.', item.value),
        effect: !isClosed
          ? t('The form of registration has no field for it, so nobody gets past it.')
          : at.length <= traitsPath.length
            ? t('Every registration is refused, whatever is sent.')
            : t('Whatever is sent here is refused.'),
        fixes: suggestRequiredFixes(text, item, items, names),
      };
    });
}

interface Item {
  readonly place: Place;
  readonly value: string;
}

function suggestRequiredFixes(
  text: string,
  item: Item,
  items: readonly Item[],
  names: readonly string[],
): readonly Fix[] {
  const meant = closest(item.value, names);
  const index = items.indexOf(item);
  const [before, after] = [items[index - 1], items[index + 1]];
  // With its comma: the one behind it, or else the one before it.
  const start = after || !before ? item.place.start : before.place.end;
  const end = after ? after.place.start : item.place.end;
  return [
    ...(meant === undefined
      ? []
      : buildFix(t('Write {0}', meant), [{ place: item.place, text: JSON.stringify(meant) }], true)),
    ...buildFix(
      t('Do not require it'),
      [{ place: { start, end: Math.min(end, text.length) }, text: '' }],
      meant === undefined,
    ),
  ];
}
