import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import type { Connection, Persona } from '../../kratos/store/types';
import { clientWord } from '../../views/trees/flows/flowWords';
import { sessionWords } from '../../views/trees/flows/personaRow';
import { clientField, textField } from '../../commands/arguments';
import { namedConnection } from '../connections/chooseConnection';
import type { CommandContext } from '../../commands/commandContext';
import { pick } from '../pick';
import { byRecentUse, recentPersonas } from '../recent';

/** The persona that a caller named, by id or by name (with its client where two have one name), at the named or active connection. */
export function namedPersona(context: CommandContext, explorer: Explorer, argument: unknown): Persona | undefined {
  const name = textField(argument, 'persona');
  if (name === undefined) return undefined;
  const byId = explorer.personas.get(name);
  if (byId) return byId;
  const connection = namedConnection(context, argument) ?? context.connections.active;
  const client = clientField(argument);
  return personasByRecentUse(context, explorer, connection).find(
    (persona) =>
      persona.name.toLowerCase() === name.toLowerCase() && (client === undefined || persona.client === client),
  );
}

/** The personas of a connection, those used last first. */
export function personasByRecentUse(
  context: CommandContext,
  explorer: Explorer,
  connection: Connection | undefined,
): readonly Persona[] {
  if (!connection) return [];
  return byRecentUse(explorer.personas.ofConnection(connection.id), recentPersonas(context.memory));
}

/**
 * The persona that was named; else the only one that fits; else the person chooses among those of the active connection. A name that does
 * not exist is the caller's mistake and is thrown back.
 */
export async function choosePersona(
  context: CommandContext,
  argument: unknown,
  title: string,
  fits: (persona: Persona) => boolean = () => true,
): Promise<Persona | undefined> {
  const explorer = await context.explorer();
  const named = namedPersona(context, explorer, argument);
  if (named) return named;
  const name = textField(argument, 'persona');
  if (name !== undefined) throw new Error(t('There is no persona named “{0}”.', name));
  const all = personasByRecentUse(context, explorer, namedConnection(context, argument) ?? context.connections.active);
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
