import { t } from '@vscode/l10n';
import type { Explorer } from '../../kratos/drive/explorer';
import { legalParameters } from '../../kratos/flow/startOptions';
import type { FlowParameters, FlowType } from '../../kratos/flow/types';
import type { Connection, Persona } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { askOptions } from '../../prompts/flows/askOptions';
import { askType } from '../../prompts/flows/askType';
import { askStarter, existingStarter, newStarter } from '../../prompts/flows/chooseStarter';
import type { Starter } from '../../prompts/flows/chooseStarter';
import { personasByRecentUse } from '../../prompts/personas/choosePersona';
import { nextName } from '../../prompts/personas/personaNames';
import { rememberStart } from '../../prompts/recent';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import type { CommandContext, Verb } from '../commandContext';
import { run as addConnection } from '../connections/addConnection';
import { namedConnection } from '../connections/findConnection';
import type { Arguments } from '../contracts/index';
import { namedPersona } from '../personas/findPersona';
import { summariseFlow } from '../summary';
import type { FlowSummary } from '../summary';

type Given = Arguments['kratosFlows.startFlow'];

/**
 * Starts a flow and shows it. What is missing is asked for: the type, then the persona. A persona that does not exist
 * is made; a type and a client without a persona take the one used last. Yields the flow as it is after its start.
 */
export const run: Verb<'kratosFlows.startFlow'> = async (context, given) => {
  const explorer = await context.explorer();
  const named = namedPersona(context, explorer, given);
  const connection =
    context.connections.get(named?.connectionId) ??
    namedConnection(context, given) ??
    (await activeConnection(context));
  if (!connection) return undefined;
  const title = named ? t('Start a flow as {0}', named.name) : t('Start a flow at {0}', connection.name);
  const type = given.type ?? (await askType(context, title, [1, named ? 1 : 2]));
  if (!type) return undefined;
  const starter = named ? existingStarter(named) : await findStarter(context, explorer, connection, type, given);
  if (!starter) return undefined;
  const wanted = legalParameters(given.params ?? {}, type, starter.client);
  const parameters = starter.withOptions ? await askOptions(type, starter.client, starter.name, wanted) : wanted;
  return parameters && startFlow(context, { persona: starter.become(), type, parameters });
};

/** Starts a flow, remembers who and what, and shows the panel. */
export async function startFlow(
  context: CommandContext,
  {
    persona,
    type,
    parameters,
  }: { readonly persona: Persona; readonly type: FlowType; readonly parameters: FlowParameters },
): Promise<FlowSummary> {
  const explorer = await context.explorer();
  const record = await withProgress(t('Starting {0}', flowTitle(type)), (signal) =>
    explorer.driver.start({ personaId: persona.id, type, parameters }, signal),
  );
  await rememberStart(context.memory, persona.id, type);
  context.log.info(`Start ${type}, ${persona.client}: ${record.outcome?.kind ?? record.status}`);
  await context.showFlow(record.id);
  return summariseFlow(record);
}

async function activeConnection(context: CommandContext): Promise<Connection | undefined> {
  if (context.connections.active) return context.connections.active;
  const added = await addConnection(context, {});
  return added && context.connections.get(added.id);
}

async function findStarter(
  context: CommandContext,
  explorer: Explorer,
  connection: Connection,
  type: FlowType,
  { type: given, client, persona: name }: Given,
): Promise<Starter | undefined> {
  if (name !== undefined) return newStarter(explorer, connection, { name, client: client ?? 'browser' });
  // Type and client are all that a key binding needs to say.
  if (given && client) {
    const known = personasByRecentUse(context, explorer, connection).find((persona) => persona.client === client);
    if (known) return existingStarter(known);
    const names = explorer.personas.ofConnection(connection.id).map((persona) => persona.name);
    return newStarter(explorer, connection, { name: nextName(names), client });
  }
  return askStarter(context, explorer, connection, type, client);
}
