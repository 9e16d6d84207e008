import { t } from '@vscode/l10n';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import { keywordAt, ownStructure, presence, type Plain } from '../../../reference/structure';
import type { Version } from '../../../reference/versions';
import { mayComeFromElsewhere } from '../elsewhere';
import { narrowPlace, keyPlace, refused } from '../finding';
import { listMembers } from '../../../reference/members';
import type { Setting } from '../settings';
import type { Looked, SchemaCheck } from '../types';

/** What the schema's own defaults fill in before Kratos looks. */
export const filledIn: ReadonlySet<string> = new Set(['hashers.bcrypt.cost']);

/**
 * A key that must stand below another one. Nothing is missed where the text could not be read, or where something else
 * fills it in.
 */
export const missingKey: SchemaCheck = {
  name: 'missing-key',
  isPlain: false,
  ofSetting: (setting, looked) => {
    const { entry, structure, isTemplate, variant } = setting;
    if (!entry || !structure || isTemplate || looked.isPartial || looked.config.broken) return [];
    if (typeof entry.value !== 'object' || entry.value === null || Array.isArray(entry.value)) return [];
    // Those of the whole are a matter of their own: they may come from a second file.
    if (setting.path === 'selfservice' || setting.path === 'identity') return [];
    const needed = variant?.required ?? requiredAt(setting.path, looked.version);
    return needed.filter((name) => !setting.members.has(name)).flatMap((name) => missing(setting, name, looked));
  },
};

const required = new Map<Version, Map<string, readonly string[]>>();

function requiredAt(path: string, version: Version): readonly string[] {
  const ofVersion = required.get(version) ?? new Map<string, readonly string[]>();
  const known = ofVersion.get(path) ?? listRequired(path, version);
  ofVersion.set(path, known);
  required.set(version, ofVersion);
  return known;
}

function listRequired(path: string, version: Version): readonly string[] {
  return [...listMembers(path)].flatMap(([name, at]) => {
    const structure = ownStructure(at);
    const isNeeded = structure?.required === true && presence(structure, version) === 'present' && !filledIn.has(at);
    return isNeeded ? [name] : [];
  });
}

/** The finding that a key is missing below a setting, at the place of what it is missing from. */
export function missing(
  setting: Setting,
  name: string,
  { config, version }: Looked,
  why?: string,
  place = keyPlace(config, setting) ?? narrowPlace(config, setting),
): readonly Finding[] {
  const { entry, variant } = setting;
  if (!place || !entry) return [];
  const reason = why ?? (variant?.kind === undefined ? undefined : t('{0} needs {1}.', variant.kind, name));
  const finding = refused('missing-key', place, reason ?? t('{0} is missing here.', name), {
    fixes: buildFix(
      t('Add {0}', name),
      [writeSetting(config, [...entry.path, name], buildSample(`${setting.path}.${name}`, version))],
      true,
    ),
  });
  return [mayComeFromElsewhere(finding, [...entry.path, name])];
}

/** Something to begin with: the default, an example, the first of the allowed values, or nothing of the right type. */
export function buildSample(path: string, version: Version): Plain {
  const structure = ownStructure(path);
  if (!structure) return '';
  const [example] = structure.examples ?? [];
  const allowed = keywordAt(structure, 'enum', version);
  const usual = keywordAt(structure, 'default', version) ?? example;
  if (usual !== undefined) return usual;
  if (Array.isArray(allowed) && allowed.length > 0) return (allowed as readonly Plain[])[0] ?? '';
  return structure.type === 'object' ? buildSampleBlock(path, version) : createEmptyValue(structure.type);
}

/** Names that a block needs because of its kind, by the schema's path or its end. */
const blocks: readonly (readonly [path: string, names: readonly string[]])[] = [
  ['hooks[].config', ['url', 'method']],
  ['.webauthn.config', ['rp']],
  ['.passkey.config', ['rp']],
  ['.config.rp', ['id', 'display_name', 'origins']],
  ['request_config', ['url', 'method', 'body']],
];

/** A block with what it needs. */
function buildSampleBlock(path: string, version: Version): Plain {
  const names = blocks.find(([end]) => path.endsWith(end))?.[1] ?? requiredAt(path, version);
  return Object.fromEntries(names.map((name) => [name, buildSample(`${path}.${name}`, version)]));
}

function createEmptyValue(type = 'string'): Plain {
  switch (type) {
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 0;
    default:
      return '';
  }
}
