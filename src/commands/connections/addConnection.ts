import { t } from '@vscode/l10n';
import { deriveName, freeName, isOryNetwork, readAddress } from '../../platform/address';
import { idFor } from '../../platform/connectionSettings';
import { saveConnection } from '../../platform/settings';
import type { Connection } from '../../kratos/store/types';
import { withProgress } from '../../platform/progress';
import { healthWords } from '../../views/connections/healthWords';
import { textField } from '../arguments';
import { askAdminUrl, askApiKey, askPublicUrl, guessAdminUrl } from '../../prompts/connections/connectionDetails';
import type { CommandContext } from '../commandContext';
import { summariseConnection } from '../summary';

/** What a caller gets: the connection, and in words how it is. */
export interface Added {
  readonly id: string;
  readonly name: string;
  readonly publicUrl: string;
  readonly adminUrl?: string;
  readonly health: string;
}

/**
 * Adds a connection: `{name?, publicUrl, adminUrl?, apiKey?}`, or two questions (public URL; admin URL, or the API key of an Ory Network
 * project). The name is taken from the address. It becomes the active one and is checked at once.
 */
export async function run(context: CommandContext, argument?: unknown): Promise<Added | undefined> {
  const wanted = textField(argument, 'publicUrl') === undefined ? await askAll(context) : readAll(argument);
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
  const { words, sentence } = healthWords(connection, health);
  context.log.info(`Connection added: ${health.kind}`);
  return { ...summariseConnection(connection), health: sentence ?? words };
}

interface Wanted {
  readonly name?: string;
  readonly publicUrl: string;
  readonly adminUrl?: string;
  readonly apiKey?: string;
}

async function askAll(context: CommandContext): Promise<Wanted | undefined> {
  const title = t('Add a Kratos connection');
  const publicUrl = await askPublicUrl(context, title, undefined, [1, 2]);
  if (publicUrl === undefined) return undefined;
  if (isOryNetwork(publicUrl)) {
    const apiKey = await askApiKey(title, [2, 2]);
    if (apiKey === undefined) return undefined;
    // The admin API of a project has the same address and wants the key; without a key it is of no use.
    return apiKey === '' ? { publicUrl } : { publicUrl, adminUrl: publicUrl, apiKey };
  }
  const adminUrl = await askAdminUrl(context, title, publicUrl, guessAdminUrl(publicUrl) ?? '', [2, 2]);
  return adminUrl === undefined ? undefined : { publicUrl, ...(adminUrl !== '' && { adminUrl }) };
}

function readAll(argument: unknown): Wanted {
  const publicUrl = addressIn(argument, 'publicUrl') ?? '';
  const apiKey = textField(argument, 'apiKey');
  const adminUrl =
    addressIn(argument, 'adminUrl') ?? (apiKey !== undefined && isOryNetwork(publicUrl) ? publicUrl : undefined);
  const name = textField(argument, 'name');
  return {
    publicUrl,
    ...(name !== undefined && { name }),
    ...(adminUrl !== undefined && { adminUrl }),
    ...(apiKey !== undefined && { apiKey }),
  };
}

/** An address among the arguments, read as it would be when typed; one that cannot be read is thrown back with its sentence. */
export function addressIn(argument: unknown, name: string): string | undefined {
  const text = textField(argument, name);
  if (text === undefined) return undefined;
  const address = readAddress(text);
  if (address.kind === 'problem') throw new Error(address.sentence);
  return address.url;
}
