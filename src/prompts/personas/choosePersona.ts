import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import type { Connection, Persona } from '../../kratos/record/types';
import { clientWord } from '../../kratos/knowledge/outcomes/words';
import { sessionWords } from '../../views/trees/flows/personaRow';
import { pick } from '../pick';
import type { PromptContext } from '../promptContext';
import { byRecentUse, recentPersonas } from '../recent';

/** The personas of a connection, those used last first. */
export function personasByRecentUse(
  { memory }: Pick<PromptContext, 'memory'>,
  { personas }: Pick<Explorer, 'personas'>,
  connection: Connection | undefined,
): readonly Persona[] {
  return connection ? byRecentUse(personas.ofConnection(connection.id), recentPersonas(memory)) : [];
}

/** The only persona of a connection that fits (or the only one at all); else the person chooses among them. */
export async function choosePersona(
  context: PromptContext,
  connection: Connection | undefined,
  title: string,
  fits: (persona: Persona) => boolean = () => true,
): Promise<Persona | undefined> {
  const explorer = await context.explorer();
  const all = personasByRecentUse(context, explorer, connection);
  const fitting = all.filter(fits);
  const offered = fitting.length > 0 ? fitting : all;
  if (offered.length <= 1) return offered[0];
  const items = offered.map((persona) => personaItem(explorer, persona));
  return (await pick({ title, placeholder: t('Which persona?'), items }))?.persona;
}

/** A persona as a line of a pick list. */
export function personaItem(explorer: Explorer, persona: Persona): QuickPickItem & { readonly persona: Persona } {
  return {
    persona,
    label: `${persona.name} · ${clientWord(persona.client)}`,
    description: sessionWords(explorer.personas.session(persona.id)),
    iconPath: new ThemeIcon('account'),
  };
}
