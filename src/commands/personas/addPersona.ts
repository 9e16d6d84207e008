import { askClient } from '../../prompts/personas/askClient';
import { askNewName, judgeName } from '../../prompts/personas/personaName';
import type { Verb } from '../commandContext';
import { namedConnection } from '../connections/findConnection';
import { summarisePersona } from '../summary';

/** Adds a persona, with two questions (client, name). Without a connection it lives at the active one. */
export const run: Verb<'kratosFlows.addPersona'> = async (context, given) => {
  const connection = namedConnection(context, given) ?? context.connections.active;
  if (!connection) return undefined;
  const explorer = await context.explorer();
  const client = given.client ?? (await askClient());
  if (!client) return undefined;
  const others = explorer.personas.ofConnection(connection.id).filter((persona) => persona.client === client);
  const judgement = given.name === undefined ? undefined : judgeName(given.name, others);
  if (judgement?.kind === 'problem') throw new Error(judgement.sentence);
  const name = given.name ?? (await askNewName(explorer, connection, client));
  return name === undefined
    ? undefined
    : summarisePersona(explorer.personas.add({ name, client, connectionId: connection.id }));
};
