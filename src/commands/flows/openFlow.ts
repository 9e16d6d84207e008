import { t } from '@vscode/l10n';
import { legalParameters } from '../../kratos/flow/startOptions';
import type { Explorer } from '../../kratos/drive/explorer';
import { sameOrigin } from '../../kratos/flow/origins';
import { readErrorUrl, readFlowUrl, saysError } from '../../kratos/flow/urls';
import type { Connection } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { chooseConnection } from '../../prompts/connections/chooseConnection';
import { askFlowAddress } from '../../prompts/flows/askFlowAddress';
import { askTypeOfId } from '../../prompts/flows/askType';
import { askStarter } from '../../prompts/flows/chooseStarter';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import type { CommandContext, Verb } from '../commandContext';
import { namedConnection } from '../connections/findConnection';
import { namedPersona } from '../personas/findPersona';
import { summariseFlow } from '../summary';
import { startFlow } from './startFlow';

/**
 * Shows a flow: one that is kept here, or one that exists on the server, which is read as a persona (a browser flow can
 * be read only by the client that started it). The address of a start begins a new flow with its options; that of an
 * error that Kratos keeps for its error page opens what is known of it.
 */
export const run: Verb<'kratosFlows.openFlow'> = async (context, given) => {
  const explorer = await context.explorer();
  const text = given.id ?? given.url ?? (await askFlowAddress());
  if (text === undefined) return undefined;
  const address = readFlowUrl(text);
  const errorId = address ? undefined : readErrorUrl(text);
  if (errorId !== undefined) {
    if (!(await isOfError(explorer, text))) throw new Error(unclear(text, errorId));
    return showError(context, given, text, errorId);
  }
  const known = explorer.flows.get(address?.id ?? text);
  // What came from elsewhere is read anew as the persona that is chosen.
  if (known && (known.personaId !== undefined || known.connectionId === undefined)) {
    await context.showFlow(known.id);
    return summariseFlow(known);
  }
  if (!address) throw new Error(t('“{0}” names no flow: give its id, or an address that contains it.', text));
  const named = namedPersona(context, explorer, given);
  const connection =
    context.connections.get(named?.connectionId) ??
    namedConnection(context, given) ??
    (await connectionFor(context, text));
  const type = given.type ?? address.flowType ?? (await askTypeOfId());
  if (!connection || !type) return undefined;
  const client = given.client ?? address.client;
  const persona = named ?? (await askStarter(context, explorer, connection, type, client))?.become();
  if (!persona) return undefined;
  const { id } = address;
  if (id === undefined)
    return startFlow(context, {
      persona,
      type,
      parameters: legalParameters(address.parameters ?? {}, type, persona.client),
    });
  const record = await withProgress(t('Reading {0}', flowTitle(type)), (signal) =>
    explorer.driver.open({ personaId: persona.id, type, id }, signal),
  );
  await context.showFlow(record.id);
  return summariseFlow(record);
};

/** Whether the id in an address is that of an error: its path says so, a configuration, or an answer that led there. */
async function isOfError({ flows }: Explorer, address: string): Promise<boolean> {
  if (saysError(address)) return true;
  for (const { outcome } of flows.all()) if (outcome && 'url' in outcome && outcome.url === address) return true;
  const { isErrorPage } = await import('../../language/errorPages');
  return isErrorPage(address);
}

function unclear(address: string, id: string): string {
  return t(
    '“{0}” has an id, and nothing says of what: its path does not, and no configuration here has it as selfservice.flows.error.ui_url. If it is the id of an error, give /self-service/errors?id={1}; if it is that of a flow, give the id alone.',
    address,
    id,
  );
}

async function showError(
  context: CommandContext,
  given: Parameters<typeof run>[1],
  address: string,
  error: string,
): Promise<{ readonly error: string } | undefined> {
  const connection = namedConnection(context, given) ?? (await connectionFor(context, address));
  if (!connection) return undefined;
  await context.documents.openStoredError(connection.id, error);
  return { error };
}

/**
 * The connection that an address belongs to by its origin. Another origin (a login UI, a docker host name) is asked
 * for, never followed.
 */
async function connectionFor(context: CommandContext, text: string): Promise<Connection | undefined> {
  const { all } = context.connections;
  const own = all.find(({ publicUrl }) => sameOrigin(publicUrl, text));
  return own ?? chooseConnection(context, all, t('Which connection does this flow belong to?'));
}
