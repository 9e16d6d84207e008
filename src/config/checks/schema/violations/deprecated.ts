import { t } from '@vscode/l10n';
import { buildFix, writeSetting, type Edit } from '../../../document/edits';
import type { Fix } from '../../../document/finding';
import { keywordAt } from '../../../reference/structure';
import { keyPlace, nameSetting } from '../finding';
import type { Setting } from '../settings';
import type { Looked, SchemaCheck } from '../types';

/** What to write in place of a deprecated key, by its last name. */
const instead: Readonly<Record<string, string>> = {
  enable_legacy_one_step: 'style',
  can_interrupt: 'response.parse',
  origin: 'origins',
};

/** A key that is still read and will go. Paths of files as the body of a web hook are deprecated, URLs are not. */
export const deprecated: SchemaCheck = {
  name: 'deprecated',
  isPlain: false,
  ofSetting: (setting, looked) => {
    const { entry, structure, name, path } = setting;
    if (!entry || !structure || keywordAt(structure, 'deprecated', looked.version) !== true) return [];
    const place = keyPlace(looked.config, setting);
    if (!place) return [];
    const isBody = path.endsWith('hooks[].config.body');
    if (isBody && (typeof entry.value !== 'string' || !isPathOfFile(entry.value))) return [];
    const other = typeof name === 'string' && Object.hasOwn(instead, name) ? instead[name] : undefined;
    return [
      {
        start: place.start,
        end: place.end,
        code: 'kratos/deprecated',
        severity: 'hint',
        tag: 'deprecated',
        message: isBody
          ? t('The path of a file is deprecated here: put file:// in front of it.')
          : other === undefined
            ? t('{0} is deprecated.', nameSetting(setting))
            : t('{0} is deprecated: write {1} in its place.', nameSetting(setting), other),
        effect: t('Kratos still reads it, but will not do so forever.'),
        fixes: suggestSuccessorFixes(setting, looked),
      },
    ];
  },
};

function isPathOfFile(value: string): boolean {
  return value !== '' && !/^(?:http|https|file|base64):\/\//.test(value);
}

function suggestSuccessorFixes({ entry, name }: Setting, { config }: Looked): readonly Fix[] {
  if (!entry?.key) return [];
  const { path, value, place, key } = entry;
  const renamed = (to: string, written: string): readonly Edit[] => [
    { place: key, text: config.text.charAt(key.start) === '"' ? JSON.stringify(to) : to },
    { place, text: written },
  ];
  const quoted = (text: string): string => (/^\s*\{/.test(config.text) ? JSON.stringify(text) : text);
  const beside = (other: string): boolean => config.get(...path.slice(0, -1), other) !== undefined;
  if (name === 'body' && typeof value === 'string')
    return buildFix(t('Write {0}', `file://${value}`), [writeSetting(config, path, `file://${value}`)], true);
  if (name === 'enable_legacy_one_step' && typeof value === 'boolean' && !beside('style')) {
    const style = value ? 'unified' : 'profile_first';
    return buildFix(t('Write {0}', `style: ${style}`), renamed('style', quoted(style)), true);
  }
  if (name === 'origin' && typeof value === 'string' && !beside('origins'))
    return buildFix(t('Write it as origins'), renamed('origins', JSON.stringify([value])), true);
  return name === 'can_interrupt' && typeof value === 'boolean' && !beside('response')
    ? buildFix(t('Write {0}', `response.parse`), renamed('response', `{"parse": ${String(value)}}`), true)
    : [];
}
