import { t } from '@vscode/l10n';
import type { Explorer } from '../kratos/drive/explorer';
import type { FlowParameters, FlowType } from '../kratos/flow/types';
import type { Connection, Persona } from '../kratos/store/types';
import { withProgress } from '../platform/progress';
import { flowTitle } from '../views/trees/flows/flowWords';
import { run as addConnection } from './addConnection';
import { clientField, parametersField, textField, typeField } from './arguments';
import { askOptions } from './askOptions';
import { askStarter, askType, newStarter, starterOf } from './askStart';
import type { Starter } from './askStart';
import { namedConnection } from './chooseConnection';
import { namedPersona, personasOf } from './choosePersona';
import { legalParameters } from './flowOptions';
import type { Parts } from './parts';
import { nextName } from './personaNames';
import { rememberStart } from './recent';
import { summariseFlow } from './summary';
import type { FlowSummary } from './summary';

/**
 * Starts a flow and shows it: `{type, client, persona, params, connection?}`. What is missing is asked for: the type, then the persona. A
 * persona that does not exist is made; a type and a client without a persona take the one used last. Yields the flow as it is after its start.
 */
export async function run(parts: Parts, argument?: unknown): Promise<FlowSummary | undefined> {
  const explorer = await parts.explorer();
  const named = namedPersona(parts, explorer, argument);
  const connection =
    parts.connections.get(named?.connectionId) ?? namedConnection(parts, argument) ?? (await activeConnection(parts));
  if (!connection) return undefined;
  const title = named ? t('Start a flow as {0}', named.name) : t('Start a flow at {0}', connection.name);
  const given = typeField(argument);
  const type = given ?? (await askType(parts, title, [1, named ? 1 : 2]));
  if (!type) return undefined;
  const starter = named ? starterOf(named) : await findStarter(parts, explorer, connection, type, argument, given);
  if (!starter) return undefined;
  const wanted = legalParameters(parametersField(argument), type, starter.client);
  const parameters = starter.withOptions ? await askOptions(type, starter.client, starter.name, wanted) : wanted;
  return parameters && startFlow(parts, { persona: starter.become(), type, parameters });
}

/** Starts a flow, remembers who and what, and shows the panel. */
export async function startFlow(
  parts: Parts,
  {
    persona,
    type,
    parameters,
  }: { readonly persona: Persona; readonly type: FlowType; readonly parameters: FlowParameters },
): Promise<FlowSummary> {
  const explorer = await parts.explorer();
  const record = await withProgress(t('Starting {0}', flowTitle(type)), (signal) =>
    explorer.driver.start({ personaId: persona.id, type, parameters }, signal),
  );
  await rememberStart(parts.memory, persona.id, type);
  parts.log.info(`Start ${type}, ${persona.client}: ${record.outcome?.kind ?? record.status}`);
  await parts.showFlow(record.id);
  return summariseFlow(record);
}

async function activeConnection(parts: Parts): Promise<Connection | undefined> {
  if (parts.connections.active) return parts.connections.active;
  const added = await addConnection(parts);
  return added && parts.connections.get(added.id);
}

async function findStarter(
  parts: Parts,
  explorer: Explorer,
  connection: Connection,
  type: FlowType,
  argument: unknown,
  given: FlowType | undefined,
): Promise<Starter | undefined> {
  const client = clientField(argument);
  const name = textField(argument, 'persona');
  if (name !== undefined) return newStarter(explorer, connection, { name, client: client ?? 'browser' });
  // Type and client are all that a key binding needs to say.
  if (given && client) {
    const known = personasOf(parts, explorer, connection).find((persona) => persona.client === client);
    if (known) return starterOf(known);
    const names = explorer.personas.ofConnection(connection.id).map((persona) => persona.name);
    return newStarter(explorer, connection, { name: nextName(names), client });
  }
  return askStarter(parts, explorer, connection, type, client);
}
