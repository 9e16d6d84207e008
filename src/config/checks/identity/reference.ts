import { t } from '@vscode/l10n';
import type { ConfigDocument, Place } from '../../document/document';
import type { Path } from '../../reference/path';
import { subschemas } from '../../facts/schemaKeywords';
import { referenceResolver } from '../../facts/schemaReferences';
import type { IdentityRule } from './types';

/**
 * A `$ref` to a part that is not in the schema. Kratos starts, and fails with the first flow, unless the reference
 * stands in a definition that nothing refers to.
 */
export const reference: IdentityRule = {
  name: 'identity-reference',
  check: ({ document }) =>
    findReached(document).map(({ place, target }) => ({
      ...place,
      code: 'kratos/identity-reference',
      severity: 'error',
      message: t('Nothing in this schema is at {0}.', target),
      effect: t(
        'Kratos starts, but every registration, and every identity that is made or changed, is answered with 500.',
      ),
    })),
};

/** The references that Kratos comes to from the root and that lead nowhere. */
function findReached(document: ConfigDocument): readonly { readonly place: Place; readonly target: string }[] {
  const resolve = referenceResolver(document);
  const nowhere: { place: Place; target: string }[] = [];
  const seen = new Set<string>();
  const steps: Path[] = [[]];
  for (let path = steps.pop(); path; path = steps.pop()) {
    const key = JSON.stringify(path.map(String));
    if (seen.has(key)) continue;
    seen.add(key);
    const link = document.get(...path, '$ref');
    if (link) {
      const target = resolve(link.value);
      if (target && (target.length === 0 || document.get(...target))) steps.push(target);
      else if (typeof link.value === 'string' && link.value.startsWith('#'))
        nowhere.push({ place: link.place, target: link.value });
      continue;
    }
    for (const keyword of document.below(...path))
      if (keyword.path.at(-1) !== 'definitions')
        steps.push(...subschemas(document, keyword).map((schema) => schema.path));
  }
  return nowhere;
}
