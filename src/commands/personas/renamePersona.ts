import { t } from '@vscode/l10n';
import { textField } from '../arguments';
import { choosePersona } from '../../prompts/personas/choosePersona';
import { askPersonaName, judgeName } from '../../prompts/personas/personaName';
import type { CommandContext } from '../commandContext';
import { summarisePersona } from '../summary';

/** Renames a persona: `{persona, name}`, or asks for the new name. */
export async function run(context: CommandContext, argument?: unknown): Promise<unknown> {
  const title = t('Rename a persona');
  const persona = await choosePersona(context, argument, title);
  if (!persona) return undefined;
  const explorer = await context.explorer();
  const given = textField(argument, 'name');
  if (given !== undefined) {
    const others = explorer.personas
      .ofConnection(persona.connectionId)
      .filter(({ id, client }) => id !== persona.id && client === persona.client);
    const judgement = judgeName(given, others);
    if (judgement.kind === 'problem') throw new Error(judgement.sentence);
  }
  const name = given ?? (await askPersonaName(explorer, persona, title));
  const renamed = name === undefined ? undefined : explorer.personas.rename(persona.id, name);
  return renamed && summarisePersona(renamed);
}
