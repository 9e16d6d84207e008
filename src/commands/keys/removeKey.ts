import { t } from '@vscode/l10n';
import { removeKey } from '../../kratos/drive/keyRing';
import { confirm } from '../../prompts/confirm';
import type { Verb } from '../commandContext';
import { findKey } from './findKey';

/** Forgets a key. The server's account still has it: settings remove it there. */
export const run: Verb<'kratosFlows.removeKey'> = async (context, given) => {
  const found = await findKey(context, given, t('Remove a key'));
  if (!found) return undefined;
  const { persona, key } = found;
  const detail = t(
    'Its private key is forgotten, which cannot be undone: {0} can no longer sign in with it. The account on the server still has it: to remove it there too, use a settings flow first.',
    persona.name,
  );
  const question = t('Remove “{0}” from {1}?', key.name, persona.name);
  if (!given.confirmed && !(await confirm(question, detail, t('Remove')))) return undefined;
  const { personas } = await context.explorer();
  await removeKey(personas, persona.id, key.id);
  return { removed: key.id };
};
