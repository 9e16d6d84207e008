import { t } from '@vscode/l10n';
import { askPersonaName, judgeName } from '../../prompts/personas/personaName';
import type { Verb } from '../commandContext';
import { summarisePersona } from '../summary';
import { findPersona } from './findPersona';

/** Renames a persona, or asks for the new name. */
export const run: Verb<'kratosFlows.renamePersona'> = async (context, given) => {
  const title = t('Rename a persona');
  const persona = await findPersona(context, given, title);
  if (!persona) return undefined;
  const explorer = await context.explorer();
  if (given.name !== undefined) {
    const others = explorer.personas
      .ofConnection(persona.connectionId)
      .filter(({ id, client }) => id !== persona.id && client === persona.client);
    const judgement = judgeName(given.name, others);
    if (judgement.kind === 'problem') throw new Error(judgement.sentence);
  }
  const name = given.name ?? (await askPersonaName(explorer, persona, title));
  const renamed = name === undefined ? undefined : explorer.personas.rename(persona.id, name);
  return renamed && summarisePersona(renamed);
};
