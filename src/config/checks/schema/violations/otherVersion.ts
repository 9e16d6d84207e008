import { t } from '@vscode/l10n';
import { versionWords } from '../../../reference/describeSetting';
import { buildFix, removeMember } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import { keywordAt, presence, type KeyStructure, type Plain } from '../../../reference/structure';
import { versions, type Version } from '../../../reference/versions';
import { keyPlace, narrowPlace, refused, shown, nameSetting } from '../finding';
import type { Setting } from '../settings';
import type { Looked, SchemaCheck } from '../types';

/**
 * Keys and values that the file's version does not have: too new, or gone. Where other keys are let pass Kratos starts,
 * and does not read them.
 */
export const otherVersion: SchemaCheck = {
  name: 'other-version',
  isPlain: false,
  isAboutVersions: true,
  ofSetting: (setting, looked) => [...ofKey(setting, looked), ...ofValue(setting, looked)],
};

/** What stands in the place of a key that is gone. */
const successors: Readonly<Record<string, string>> = { 'courier.sms': 'courier.channels' };

function ofKey(setting: Setting, { config, version }: Looked): readonly Finding[] {
  const { entry, structure, parent } = setting;
  // What stands below a key of another version is of that version too: it is said once.
  if (!entry || !structure || !parent?.structure || parent.isOfAnother) return [];
  const place = keyPlace(config, setting);
  const state = presence(structure, version);
  if (!place || state === 'present') return [];
  const key = nameSetting(setting);
  const words = versionWords(version);
  const message =
    state === 'too-new'
      ? t('{0} needs {1}; this file is for {2}.', key, versionWords(structure.since ?? version), words)
      : t('{0} is gone since {1}; this file is for {2}.', key, versionWords(structure.until ?? version), words);
  const successor = successors[setting.path];
  const finding = refused(
    'other-version',
    place,
    successor === undefined ? message : `${message} ${describeSuccessor(successor)}`,
    {
      fixes: buildFix(t('Remove {0}', key), [removeMember(config, entry.path)]),
    },
  );
  return [
    parent.structure.closed === true
      ? finding
      : { ...finding, severity: 'warning', stops: false, effect: t('Kratos starts, but does not read it.') },
  ];
}

function describeSuccessor(successor: string): string {
  return t('It was replaced by {0}.', successor);
}

function ofValue(setting: Setting, { config, version }: Looked): readonly Finding[] {
  const { entry, structure } = setting;
  if (!entry || !structure?.enum || setting.isOfAnother || typeof entry.value === 'object') return [];
  if (valuesAt(structure, version).includes(entry.value)) return [];
  const others = otherVersionsWith(structure, entry.value);
  const [first] = others;
  const place = narrowPlace(config, setting);
  if (!first || !place) return [];
  const isNew = versions.indexOf(first) > versions.indexOf(version);
  const last = others.at(-1) ?? first;
  const message = isNew
    ? t('{0} needs {1}; this file is for {2}.', shown(entry.value), versionWords(first), versionWords(version))
    : t(
        '{0} was known until {1}; this file is for {2}.',
        shown(entry.value),
        versionWords(last),
        versionWords(version),
      );
  return [refused('other-version', place, message)];
}

/** The versions whose schema lists a value, oldest first. */
export function otherVersionsWith(structure: KeyStructure, value: Plain): readonly Version[] {
  return versions.filter((version) => valuesAt(structure, version).includes(value));
}

/** The values that a version's schema lists; none where it lists none. */
export function valuesAt(structure: KeyStructure, version: Version): readonly Plain[] {
  const values = keywordAt(structure, 'enum', version);
  return Array.isArray(values) ? (values as readonly Plain[]) : [];
}
