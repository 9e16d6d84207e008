import { t } from '@vscode/l10n';
import { flowTypes } from '../../kratos/flow/types';
import type { FlowType } from '../../kratos/flow/types';
import { readFlowUrl, sameOrigin } from '../../kratos/flow/urls';
import type { FlowAddress } from '../../kratos/flow/urls';
import type { Connection } from '../../kratos/store/types';
import { withProgress } from '../../platform/progress';
import { flowTitle } from '../../views/trees/flows/flowWords';
import { clientField, textField, typeField } from '../arguments';
import { ask } from '../../prompts/ask';
import { askStarter } from '../../prompts/flows/chooseStarter';
import { chooseConnection, namedConnection } from '../../prompts/connections/chooseConnection';
import { namedPersona } from '../../prompts/personas/choosePersona';
import { legalParameters } from '../../kratos/flow/startOptions';
import type { CommandContext } from '../commandContext';
import { pick } from '../../prompts/pick';
import { startFlow } from './startFlow';
import { summariseFlow } from '../summary';
import type { FlowSummary } from '../summary';

/**
 * Shows a flow: `{id}` of one that is kept here, or `{id | url, type?, persona?, connection?}` of one that exists on the server, which is
 * read as that persona (a browser flow can be read only by the client that started it). The address of a start begins a new flow with its
 * options. Without arguments it asks for id or address.
 */
export async function run(context: CommandContext, argument?: unknown): Promise<FlowSummary | undefined> {
  const explorer = await context.explorer();
  const text = textField(argument, 'id') ?? textField(argument, 'url') ?? (await askAddress());
  if (text === undefined) return undefined;
  const address = readFlowUrl(text);
  const known = explorer.flows.get(address?.id ?? text);
  if (known) {
    await context.showFlow(known.id);
    return summariseFlow(known);
  }
  if (!address) throw new Error(t('“{0}” names no flow: give its id, or an address that holds it.', text));
  const named = namedPersona(context, explorer, argument);
  const connection =
    context.connections.get(named?.connectionId) ??
    namedConnection(context, argument) ??
    (await connectionFor(context, text));
  const type = typeField(argument) ?? address.flowType ?? (await askFlowType());
  if (!connection || !type) return undefined;
  const client = clientField(argument) ?? address.client;
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
}

function askAddress(): Promise<string | undefined> {
  return ask({
    title: t('Open a flow'),
    prompt: t('Id of a flow, or an address that names one: of Kratos or of your login UI'),
    placeholder: 'http://127.0.0.1:4455/login?flow=…',
    judge: (text) => {
      const address = readFlowUrl(text);
      if (!address) return { kind: 'problem', sentence: t('This names no flow.') };
      return { kind: 'fine', note: describeAddress(address) };
    },
  });
}

function describeAddress({ flowType, id }: FlowAddress): string {
  const type = flowType && flowTitle(flowType);
  if (id === undefined) return t('Starts a new flow: {0}', type ?? '');
  return type === undefined ? t('Flow {0}', id) : t('{0} flow {1}', type, id);
}

/** The connection that an address belongs to by its origin. Another origin (a login UI, a docker host name) is asked for, never followed. */
async function connectionFor(context: CommandContext, text: string): Promise<Connection | undefined> {
  const own = context.connections.all.find(({ publicUrl }) => sameOrigin(publicUrl, text));
  return own ?? chooseConnection(context, undefined, t('At which connection is this flow read?'));
}

async function askFlowType(): Promise<FlowType | undefined> {
  const items = flowTypes.map((type) => ({ type, label: flowTitle(type) }));
  return (
    await pick({ title: t('Open a flow'), placeholder: t('An id does not tell the type: which one is it?'), items })
  )?.type;
}
