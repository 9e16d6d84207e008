import { t } from '@vscode/l10n';
import type { Knowledge } from '../kratos/knowledge/types';
import { describeSetting } from './describeSetting';
import { keyDoc } from './docs';
import { structureOf } from './structure';
import { latestRelease, type Version } from './versions';

/** Whether the word under the cursor names a setting or gives its value. */
export type KeyRole = 'key' | 'value';

/**
 * What is known of a configuration key, or of a value standing at it, in a file for that version of Kratos. `path` is the document's: dots, `[]` for a list
 * item. Undefined for keys that no version knows.
 */
export function keyKnowledge(
  path: string,
  role: KeyRole,
  value?: string,
  version: Version = latestRelease,
): Knowledge | undefined {
  const found = structureOf(path);
  if (!found) return undefined;
  const { structure } = found;
  const docs = keyDoc(found.path) ?? { key: {}, definition: {} };
  const environment = environmentName(found.path);
  return describeSetting(
    { path, structure, ...docs, version, ...(environment !== undefined && { environment }) },
    role === 'value' ? value : undefined,
  );
}

/**
 * Kratos reads a setting from the environment as well: dots become underscores, letters capitals, and a list item is its number. Names that are free, or
 * have a dash, have no variable.
 */
function environmentName(path: string): string | undefined {
  if (/[-*]/.test(path)) return undefined;
  const name = `\`${path.replaceAll('[]', '_0').replaceAll('.', '_').toUpperCase()}\``;
  return path.includes('[]') ? t('{0} for the first', name) : name;
}
