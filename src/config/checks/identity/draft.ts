import { t } from '@vscode/l10n';
import { buildFix } from '../../document/edits';
import type { IdentityRule } from './types';

const usual = 'http://json-schema.org/draft-07/schema#';

/** All that Kratos knows, compared letter by letter: the `#` at the end belongs to it, and `https` is another one. */
const known: ReadonlySet<unknown> = new Set([
  'http://json-schema.org/schema#',
  usual,
  'http://json-schema.org/draft-06/schema#',
  'http://json-schema.org/draft-04/schema#',
]);

/**
 * A `$schema` that Kratos does not know: drafts after 7, and other spellings of those before. It starts, and fails with
 * the first flow. Without `$schema` it takes draft 7.
 */
export const draft: IdentityRule = {
  name: 'identity-schema-draft',
  check: ({ document }) => {
    const entry = document.get('$schema');
    if (!entry || known.has(entry.value)) return [];
    const text = typeof entry.value === 'string' ? entry.value : undefined;
    const [, number] = /json-schema\.org\/draft-(0[467])\/schema#?$/.exec(text ?? '') ?? [];
    const right = number === undefined ? usual : usual.replace('07', number);
    return [
      {
        ...entry.place,
        code: 'kratos/identity-schema-draft',
        severity: 'error',
        message:
          number === undefined
            ? t('Kratos knows the drafts 4, 6 and 7 of JSON Schema.')
            : t('Kratos knows this draft only as {0}, letter by letter.', right),
        effect:
          text !== undefined
            ? t(
                'Kratos starts, but every registration, and every identity that is made or changed, is answered with 500 (unknown $schema).',
              )
            : t('Kratos does not start.'),
        stops: text === undefined,
        fixes: buildFix(t('Write {0}', right), [{ place: entry.place, text: JSON.stringify(right) }], true),
      },
    ];
  },
};
