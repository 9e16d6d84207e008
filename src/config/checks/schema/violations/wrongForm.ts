import { t } from '@vscode/l10n';
import { parseGoUrl } from '../../../facts/goUrl';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import { keywordAt, type KeyStructure } from '../../../reference/structure';
import { narrowPlace, refused, nameSetting } from '../finding';
import { formats } from '../formats';
import { findForm, type Form } from '../forms';
import type { Setting } from '../settings';
import type { Looked, SchemaCheck } from '../types';
import { isOfType } from './wrongType';

/** A text that has not the form that the schema wants: a duration, a URL, a size, an address. */
export const wrongForm: SchemaCheck = {
  name: 'wrong-form',
  isPlain: false,
  ofSetting: (setting, looked) => {
    const { entry, structure } = setting;
    if (!entry || !structure || typeof entry.value !== 'string') return [];
    const wanted = wantedBy(setting, structure, entry.value, looked);
    return wanted && isOfType(setting, looked) ? reportWrongForm(setting, entry.value, wanted, looked) : [];
  },
};

/** The form that a text has not; undefined where it is right. */
function wantedBy({ path }: Setting, structure: KeyStructure, value: string, { version }: Looked): Form | undefined {
  if (path === 'serve.public.cors.allowed_origins[]') return originForm(value);
  const pattern = keywordAt(structure, 'pattern', version);
  const misses =
    typeof pattern === 'string' && !matchesAny([pattern, ...(structure.alternatives?.pattern ?? [])], value);
  // The body of a web hook may be the path of a file as well; only what begins like a URL must be one.
  const mayDiffer = structure.variants?.oneOf !== undefined;
  if (misses) return mayDiffer ? undefined : findForm(pattern);
  const format = structure.format === undefined ? undefined : formats[structure.format];
  return format && !format.fits(value) ? format : undefined;
}

const compiled = new Map<string, RegExp>();

function matchesAny(patterns: readonly string[], value: string): boolean {
  return patterns.some((pattern) => {
    // eslint-disable-next-line kratos/linear-patterns -- those of the structure are proved where they stand
    const known = compiled.get(pattern) ?? new RegExp(pattern);
    compiled.set(pattern, known);
    return known.test(value);
  });
}

/** An asterisk alone, or an absolute URL with one asterisk at most. */
function originForm(value: string): Form | undefined {
  // Nothing at all is too short, which is said.
  if (value === '*' || value === '') return undefined;
  if (value.split('*').length > 2)
    return { expected: () => t('at most one asterisk'), example: 'https://*.example.com' };
  return (parseGoUrl(value)?.scheme ?? '') === ''
    ? { expected: () => t('an origin with its scheme'), example: 'https://example.com', meant: formats.uri?.meant }
    : undefined;
}

function reportWrongForm(setting: Setting, value: string, form: Form, { config }: Looked): readonly Finding[] {
  const place = narrowPlace(config, setting);
  const { entry } = setting;
  if (!place || !entry) return [];
  const meant = form.meant?.(value);
  return [
    refused(
      'wrong-form',
      place,
      t('{0} must be {1}, such as {2}.', nameSetting(setting), form.expected(), form.example),
      meant === undefined
        ? {}
        : { fixes: buildFix(t('Write {0}', meant), [writeSetting(config, entry.path, meant)], true) },
    ),
  ];
}
