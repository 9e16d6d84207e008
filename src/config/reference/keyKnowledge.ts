import { t } from '@vscode/l10n';
import type { Knowledge } from '../../kratos/knowledge/types';
import { describeSetting } from './describeSetting';
import { keyDoc } from './docs';
import { ownStructure, findStructure } from './structure';
import { nameVariable } from './variables';
import { latestRelease, type Version } from './versions';

/** Whether the word under the cursor names a setting or gives its value. */
export type KeyRole = 'key' | 'value';

/**
 * What is known of a configuration key, or of a value standing at it, in a file for that version of Kratos. `path` is
 * the document's: dots, `[]` for a list item. Undefined for keys that no version knows.
 */
export function keyKnowledge(
  path: string,
  role: KeyRole,
  value?: string,
  version: Version = latestRelease,
): Knowledge | undefined {
  const found = findStructure(path);
  if (!found) return undefined;
  const { structure } = found;
  const docs = keyDoc(found.path) ?? { key: {}, definition: {} };
  const environment = environmentName(found.path);
  return describeSetting(
    { path, structure, ...docs, version, ...(environment !== undefined && { environment }) },
    role === 'value' ? value : undefined,
  );
}

/** The variable that sets a path, in words: which one works, and in which form. */
function environmentName(path: string): string | undefined {
  const variable = nameVariable(path);
  if (variable === undefined) return undefined;
  const name = `\`${variable}\``;
  if (path.endsWith('.hooks'))
    return t('{0} and so on, for the first; the whole list in one text is not read', `\`${variable}_0_HOOK\``);
  if (path.includes('[]')) return t('{0} for the first; a later one only beside one for each before it', name);
  switch (ownStructure(path)?.type ?? 'string') {
    case 'array':
      return ownStructure(`${path}[]`)?.type === 'string'
        ? t('{0}, its items with commas between them', name)
        : t('{0}, as JSON', name);
    case 'object':
      return t('{0}, as JSON', name);
    default:
      return name;
  }
}
