import { t } from '@vscode/l10n';
import { closest } from '../../../document/closest';
import { buildFix, removeMember } from '../../../document/edits';
import type { Finding, Fix } from '../../../document/finding';
import { ownStructure, presence } from '../../../reference/structure';
import type { Version } from '../../../reference/versions';
import { choices, keyPlace, locateInSchema, refused } from '../finding';
import { findKeyHomes, moveTo, renamedTo } from '../homes';
import { listMembers } from '../../../reference/members';
import { isPlaceholder } from '../../../document/placeholder';
import type { Setting } from '../settings';
import type { Looked, SchemaCheck } from '../types';

/** Keys that are read by a rule of their own, whose finding says more. */
const ruled: ReadonlySet<string> = new Set(['selfservice.methods.passkey.config.rp.origin']);

/**
 * A key that the schema does not have at that place: misspelt, renamed, or of another place. Where other keys are let
 * pass Kratos starts, and never reads it.
 */
export const unknownKey: SchemaCheck = {
  name: 'unknown-key',
  isPlain: true,
  ofSetting: (setting, looked) => {
    const { entry, structure, parent, name } = setting;
    if (!entry?.key || !parent?.structure || typeof name === 'number') return [];
    if (structure) return isAllowed(parent, name) ? [] : [notOfVariant(setting, parent, looked)].flat();
    if (parent.variant?.isOpen || !isChecked(parent) || ruled.has(`${parent.path}.${name}`)) return [];
    if (setting.isTemplate || (isPlaceholder(name) && name !== '$schema') || isOfSops(setting)) return [];
    return reportUnknownKey(setting, parent, name, looked);
  },
};

/** What SOPS notes of the keys it has encrypted with; it is gone when the file is decrypted. */
function isOfSops({ name, parent, members }: Setting): boolean {
  return parent?.path === '' && name === 'sops' && members.has('mac');
}

function isAllowed({ variant }: Setting, name: string): boolean {
  return variant?.allowed?.includes(name) ?? true;
}

/** Whether anything is known of the keys that may stand there; names that the user chooses are not. */
function isChecked({ path }: Setting): boolean {
  const members = listMembers(path);
  return members.size > 0 && !members.has('*') && !members.has('[]');
}

/** A key that another kind of hook or of credentials has. */
function notOfVariant(setting: Setting, { variant, path }: Setting, { config }: Looked): readonly Finding[] {
  const place = keyPlace(config, setting);
  const { entry, name } = setting;
  if (!place || !entry || !variant) return [];
  const kind = variant.kind ?? '';
  const message = path.endsWith('hooks[]')
    ? t('The hook {0} has no {1}: it takes nothing but its name.', kind, String(name))
    : t('{0} is not a key of {1}, which has {2}.', String(name), kind, (variant.allowed ?? []).join(', '));
  return [
    refused('unknown-key', place, message, {
      fixes: buildFix(t('Remove {0}', String(name)), [removeMember(config, entry.path)], true),
    }),
  ];
}

function reportUnknownKey(setting: Setting, parent: Setting, name: string, looked: Looked): readonly Finding[] {
  const { config, version } = looked;
  const { entry } = setting;
  const place = keyPlace(config, setting);
  if (!place || !entry) return [];
  const meant = meantBy(name, parent, version);
  const homes = meant === undefined ? findKeyHomes(name, parent.path, version) : [];
  const where = parent.entry ? locateInSchema(parent) : t('the top level');
  const renamed = renamedTo(parent.path, name);
  const isClosed = parent.structure?.closed === true;
  const message =
    renamed === undefined
      ? meant === undefined
        ? homes.length > 0
          ? t('{0} does not belong here, but at {1}.', name, choices(homes))
          : t('There is no key {0} at {1}.', name, where)
        : t('There is no key {0} here; did you mean {1}?', name, meant)
      : t('{0} is called {1} now.', name, renamed);
  const finding = refused('unknown-key', place, message, {
    fixes: suggestKeyFixes(setting, renamed ?? meant, homes, looked),
  });
  if (isClosed) return [finding];
  // Unknown keys that resemble no known one may be somebody's notes.
  const severity = meant === undefined && homes.length === 0 ? 'hint' : 'warning';
  return [{ ...finding, severity, stops: false, effect: t('Kratos starts, but does not read it.') }];
}

function suggestKeyFixes(
  { entry, name }: Setting,
  meant: string | undefined,
  homes: readonly string[],
  { config }: Looked,
): readonly Fix[] {
  if (!entry?.key) return [];
  const { key } = entry;
  const [quote = ''] = /^["']/.exec(config.text.slice(key.start)) ?? [];
  const [home] = homes;
  return [
    ...(meant === undefined || /[^\w$-]/.test(meant)
      ? []
      : buildFix(t('Write {0}', meant), [{ place: key, text: `${quote}${meant}${quote}` }], true)),
    ...(home === undefined || homes.length > 1
      ? []
      : buildFix(t('Move it to {0}', home), moveTo(config, entry, home), true)),
    ...buildFix(t('Remove {0}', String(name)), [removeMember(config, entry.path)]),
  ];
}

/**
 * The key that is meant: the same but for capitals, dashes and underscores, or one that is written nearly alike; not
 * one that is there already.
 */
function meantBy(name: string, parent: Setting, version: Version): string | undefined {
  const meant = plain(name);
  const names = candidatesOf(parent, version);
  return names.find((one) => plain(one) === meant) ?? closest(name, names);
}

/** The keys that a mapping may have and has not; the same for all unknown keys of it. */
function candidatesOf(parent: Setting, version: Version): readonly string[] {
  const known = candidates.get(parent);
  if (known?.version === version) return known.names;
  const names = [...listMembers(parent.path)]
    .filter(([, path]) => {
      const structure = ownStructure(path);
      return structure !== undefined && presence(structure, version) === 'present';
    })
    .map(([member]) => member)
    .filter((member) => !parent.members.has(member) && (parent.variant?.allowed?.includes(member) ?? true));
  candidates.set(parent, { version, names });
  return names;
}

const candidates = new WeakMap<Setting, { readonly version: Version; readonly names: readonly string[] }>();

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}
