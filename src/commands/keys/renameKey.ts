import { t } from '@vscode/l10n';
import { renameKey } from '../../kratos/drive/keyRing';
import { askKeyName, judgeKeyName } from '../../prompts/keys/askKeyName';
import type { Verb } from '../commandContext';
import { findKey, summariseKey } from './findKey';

/** Renames a key, or asks for the new name. */
export const run: Verb<'kratosFlows.renameKey'> = async (context, given) => {
  const title = t('Rename a key');
  const found = await findKey(context, given, title);
  if (!found) return undefined;
  const { persona, key, keys } = found;
  const others = keys.filter(({ id }) => id !== key.id).map(({ name }) => name);
  const judgement = given.name === undefined ? undefined : judgeKeyName(given.name, others);
  if (judgement?.kind === 'problem') throw new Error(judgement.sentence);
  const name = given.name ?? (await askKeyName(title, key.name, others));
  if (name === undefined) return undefined;
  const { personas } = await context.explorer();
  const renamed = await renameKey(personas, persona.id, key.id, name);
  return renamed && summariseKey(renamed);
};
