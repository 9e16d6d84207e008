import { t } from '@vscode/l10n';
import { deriveName, freeName, isOryNetwork } from '../../platform/address';
import { idFor } from '../../platform/connectionSettings';
import { withProgress } from '../../platform/progress';
import { saveConnection } from '../../platform/settings';
import type { Connection } from '../../kratos/record/types';
import { askNewConnection } from '../../prompts/connections/askNewConnection';
import type { NewConnection } from '../../prompts/connections/askNewConnection';
import { explainHealth } from '../../kratos/knowledge/outcomes/health';
import type { CommandContext } from '../commandContext';
import type { Arguments } from '../contracts/index';
import { summariseConnection } from '../summary';
import { readUrl } from './readUrl';

/** What a caller gets: the connection, and in words how it is. */
export interface Added {
  readonly id: string;
  readonly name: string;
  readonly publicUrl: string;
  readonly adminUrl?: string;
  readonly health: string;
}

type Given = Arguments['kratosFlows.addConnection'];

/** Adds a connection, whose name is taken from the address. It becomes the active one and is checked at once. */
export async function run(context: CommandContext, given: Given): Promise<Added | undefined> {
  const { publicUrl: address } = given;
  const wanted = address === undefined ? await askNewConnection(context) : readNew(address, given);
  if (!wanted) return undefined;
  const names = context.connections.all.map(({ name }) => name);
  if (wanted.name !== undefined && names.some((name) => name.toLowerCase() === wanted.name?.toLowerCase())) {
    throw new Error(t('There is already a connection named “{0}”.', wanted.name));
  }
  const { publicUrl, adminUrl } = wanted;
  const ids = context.connections.all.map(({ id }) => id);
  const connection: Connection = {
    id: freeName(idFor(publicUrl), ids).replaceAll(' ', '-'),
    name: wanted.name ?? deriveName(publicUrl, names),
    publicUrl,
    ...(adminUrl !== undefined && { adminUrl }),
  };
  // The key first: the check that follows the settings needs it.
  if (wanted.apiKey !== undefined) await context.apiKeys.set(connection, wanted.apiKey);
  await saveConnection(connection);
  context.connections.reload();
  await context.connections.activate(connection.id);
  const health = await withProgress(t('Checking {0}', connection.name), (signal) =>
    context.health.check(connection, signal),
  );
  const { short, why } = explainHealth(connection, health);
  context.log.info(`Connection added: ${health.kind}`);
  return { ...summariseConnection(connection), health: why ?? short };
}

function readNew(address: string, { name, adminUrl: admin, apiKey }: Given): NewConnection {
  const publicUrl = readUrl(address);
  const ofProject = apiKey !== undefined && isOryNetwork(publicUrl) ? publicUrl : undefined;
  const adminUrl = admin === undefined ? ofProject : readUrl(admin);
  return {
    publicUrl,
    ...(name !== undefined && { name }),
    ...(adminUrl !== undefined && { adminUrl }),
    ...(apiKey !== undefined && { apiKey }),
  };
}
