import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../../document/document';
import { buildFix, removeMember, type Edit } from '../../../document/edits';
import type { Fix } from '../../../document/finding';
import { keywordAt, type KeyStructure, type Plain } from '../../../reference/structure';
import type { Version } from '../../../reference/versions';
import { mayComeFromElsewhere } from '../elsewhere';
import { narrowPlace, refused, shown, nameSetting } from '../finding';
import { valueInGo } from '../scalars';
import type { Setting } from '../settings';
import type { Looked, SchemaCheck } from '../types';

/** Settings that flags of the command line set anew, whatever the file says of them. */
const flags: ReadonlySet<string> = new Set(['dev', 'help', 'sqa-opt-out', 'watch-courier', 'config']);

type Kind = 'string' | 'number' | 'boolean' | 'null' | 'list' | 'object';

/**
 * A value of another type than the schema wants. Kratos converts nothing: `"true"` is no boolean, `5` no text, and
 * nothing at all is null.
 */
export const wrongType: SchemaCheck = {
  name: 'wrong-type',
  isPlain: true,
  ofSetting: (setting, looked) => {
    const { entry, structure, isTemplate, path } = setting;
    const wanted = structure?.type;
    if (!entry || wanted === undefined || isTemplate) return [];
    const value = valueInGo(looked.config, entry);
    if (fits(wanted, value) || flags.has(path.replace('[]', ''))) return [];
    // An alias that leads nowhere is said to be that.
    if (looked.config.problems.some(({ start }) => start === entry.place.start)) return [];
    if (value === null && mayBeNull(setting, looked)) return [];
    const place = narrowPlace(looked.config, setting);
    if (!place) return [];
    const key = nameSetting(setting);
    const message =
      value === null
        ? emptyMessage(key, wanted)
        : isCount(structure, value)
          ? t('{0} must be a duration with its unit, such as {1}.', key, `${shown(value)}s`)
          : describeWrongType(key, wanted, value, looked.config.text.slice(entry.place.start, entry.place.end));
    const finding = refused('wrong-type', place, message, { fixes: suggestTypeFixes(setting, wanted, value, looked) });
    return [value === null && wanted !== 'object' ? mayComeFromElsewhere(finding, entry.path) : finding];
  },
};

function fits(wanted: string, value: Plain): boolean {
  const kind = classifyValue(value);
  if (wanted === 'integer') return kind === 'number' && Number.isInteger(value);
  return wanted === (kind === 'list' ? 'array' : kind);
}

function classifyValue(value: Plain): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value as 'string' | 'number' | 'boolean' | 'object';
}

/** Claims are asked for by null; charts take a default away by it. */
function mayBeNull({ structure }: Setting, { isPartial = false }: Looked): boolean {
  return isPartial || structure?.enum?.includes(null) === true;
}

function emptyMessage(key: string, wanted: string): string {
  switch (wanted) {
    case 'object':
      return t('{0} is empty, and must have keys below it.', key);
    case 'array':
      return t('{0} is empty, and must be a list.', key);
    default:
      return t('{0} has no value.', key);
  }
}

function describeWrongType(key: string, wanted: string, value: Plain, written: string): string {
  switch (wanted) {
    case 'string':
      return typeof value === 'object'
        ? t('{0} must be text.', key)
        : t('{0} must be text, and {1} without quotes is not.', key, written);
    case 'boolean':
      return t('{0} must be true or false, without quotes.', key);
    case 'integer':
      return t('{0} must be a whole number, without quotes.', key);
    case 'number':
      return t('{0} must be a number, without quotes.', key);
    case 'array':
      return t('{0} must be a list, even of a single item.', key);
    default:
      return t('{0} must have keys below it.', key);
  }
}

function suggestTypeFixes(setting: Setting, wanted: string, value: Plain, { config, version }: Looked): readonly Fix[] {
  const { entry, structure } = setting;
  if (!entry) return [];
  if (value === null) return emptyFixes(config, setting, entry, version);
  const written = config.text.slice(entry.place.start, entry.place.end);
  const over = (text: string): readonly Fix[] => buildFix(t('Write {0}', text), [{ place: entry.place, text }], true);
  if (isCount(structure, value))
    return ['s', 'm', 'h'].flatMap((unit) => {
      const text = `${shown(value)}${unit}`;
      return buildFix(t('Write {0}', text), [
        { place: entry.place, text: config.isJson ? JSON.stringify(text) : text },
      ]);
    });
  if (wanted === 'string') return typeof value === 'object' ? [] : over(JSON.stringify(written));
  if (wanted === 'boolean') {
    const truth = guessBoolean(value);
    return truth === undefined ? [] : over(String(truth));
  }
  if (wanted === 'integer' || wanted === 'number') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    // `"0755"` is octal without its quotes, as it was meant.
    return Number.isFinite(number) && fits(wanted, number) ? over(shown(value).trim()) : [];
  }
  if (wanted === 'array' && !written.includes('\n')) return over(`[${inFlow(value, written)}]`);
  // `- web_hook` for `- hook: web_hook`.
  return setting.path.endsWith('hooks[]') && typeof value === 'string' ? over(`hook: ${written}`) : [];
}

/** A whole number where a duration is wanted: its unit is missing. */
function isCount(structure: KeyStructure | undefined, value: Plain): boolean {
  return structure?.pattern?.includes('ns|us|ms') === true && Number.isInteger(value);
}

function inFlow(value: Plain, written: string): string {
  return typeof value === 'string' ? JSON.stringify(value) : written;
}

/** What a text that stands for yes or no most likely means. */
function guessBoolean(value: Plain): boolean | undefined {
  const text = shown(value).toLowerCase();
  if (['true', 'yes', 'on', 'y', '1'].includes(text)) return true;
  return ['false', 'no', 'off', 'n', '0'].includes(text) ? false : undefined;
}

function emptyFixes(config: ConfigDocument, setting: Setting, entry: Entry, version: Version): readonly Fix[] {
  const { structure, name } = setting;
  const usual = structure && keywordAt(structure, 'default', version);
  const value =
    typeof usual === 'string' || typeof usual === 'number' || typeof usual === 'boolean' ? usual : undefined;
  return [
    ...(value === undefined
      ? []
      : buildFix(t('Write the default, {0}', shown(value)), [valueEdit(config, entry, JSON.stringify(value))])),
    ...buildFix(t('Remove {0}', String(name)), [removeMember(config, entry.path)], true),
  ];
}

/** A value behind a key that has none, or over a null that is written. */
function valueEdit({ text }: ConfigDocument, { place, key }: Entry, value: string): Edit | undefined {
  if (place.start < place.end) return { place, text: value };
  const colon = key && /^["']?[ \t]*:/.exec(text.slice(key.end))?.[0].length;
  return key && colon !== undefined
    ? { place: { start: key.end + colon, end: key.end + colon }, text: ` ${value}` }
    : undefined;
}

/** Whether a setting's value is of the type that the schema wants: only then anything else can be said of it. */
export function isOfType({ entry, structure, isTemplate }: Setting, { config }: Looked): boolean {
  if (!entry || !structure || isTemplate) return false;
  return structure.type === undefined || fits(structure.type, valueInGo(config, entry));
}
