import { t } from '@vscode/l10n';
import type { QuickPickItem } from 'vscode';
import type { ClientKind } from '../../kratos/flow/types';
import { clientField, textField } from '../arguments';
import { namedConnection } from '../../prompts/connections/chooseConnection';
import { askNewName, judgeName } from '../../prompts/personas/personaName';
import type { CommandContext } from '../commandContext';
import { pick } from '../../prompts/pick';
import { summarisePersona } from '../summary';

/** Adds a persona: `{name, client, connection?}`, or two questions (client, name). Without a connection it lives at the active one. */
export async function run(context: CommandContext, argument?: unknown): Promise<unknown> {
  const connection = namedConnection(context, argument) ?? context.connections.active;
  if (!connection) return undefined;
  const explorer = await context.explorer();
  const client = clientField(argument) ?? (await askClient());
  if (!client) return undefined;
  const others = explorer.personas.ofConnection(connection.id).filter((persona) => persona.client === client);
  const given = textField(argument, 'name');
  const judgement = given === undefined ? undefined : judgeName(given, others);
  if (judgement?.kind === 'problem') throw new Error(judgement.sentence);
  const name = given ?? (await askNewName(explorer, connection, client));
  return name === undefined
    ? undefined
    : summarisePersona(explorer.personas.add({ name, client, connectionId: connection.id }));
}

async function askClient(): Promise<ClientKind | undefined> {
  const items: (QuickPickItem & { readonly client: ClientKind })[] = [
    { client: 'browser', label: t('Browser'), description: t('cookies, as a web application has them') },
    { client: 'native', label: t('Native'), description: t('a session token, as a mobile app or a script has it') },
  ];
  return (await pick({ title: t('Add a persona'), placeholder: t('Which client?'), items }))?.client;
}
