import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Connection } from '../../kratos/store/types';
import { isOryNetwork } from '../../platform/address';
import { saveConnection } from '../../platform/settings';
import { addressIn } from './addConnection';
import { field, textField } from '../arguments';
import { chooseConnection } from '../../prompts/connections/chooseConnection';
import {
  askAdminUrl,
  askApiKey,
  askName,
  askPublicUrl,
  guessAdminUrl,
} from '../../prompts/connections/connectionDetails';
import type { CommandContext } from '../commandContext';
import { pick } from '../../prompts/pick';
import { summariseConnection } from '../summary';

/**
 * Edits a connection: `{connection, name?, publicUrl?, adminUrl?, apiKey?}` changes what is given (an empty text takes admin URL or key away);
 * with the connection alone the person chooses what to change. It is checked again when an address or the key changed.
 */
export async function run(context: CommandContext, argument?: unknown): Promise<unknown> {
  const named = { connection: textField(argument, 'connection') ?? textField(argument, 'id') };
  const connection = await chooseConnection(context, named, t('Edit a connection'));
  if (!connection) return undefined;
  const given = ['name', 'publicUrl', 'adminUrl', 'apiKey'].some((name) => field(argument, name) !== undefined);
  if (given) await store(context, connection, readChange(argument));
  else await askChanges(context, connection);
  const after = context.connections.get(connection.id);
  return after && summariseConnection(after);
}

interface Change {
  readonly name?: string;
  readonly publicUrl?: string;
  /** An empty text: none from now on. */
  readonly adminUrl?: string;
  readonly apiKey?: string;
}

type What = 'name' | 'publicUrl' | 'adminUrl' | 'apiKey';

/** The list comes back after each change, until the person leaves it. */
async function askChanges(context: CommandContext, first: Connection): Promise<void> {
  for (let connection: Connection | undefined = first; connection; connection = context.connections.get(first.id)) {
    const what = await askWhat(context, connection);
    if (!what) return;
    const change = await askOne(context, connection, what);
    if (change) await store(context, connection, change);
  }
}

async function askWhat(context: CommandContext, connection: Connection): Promise<What | undefined> {
  const key = await context.apiKeys.get(connection);
  const item = (
    what: What,
    icon: string,
    label: string,
    description: string,
  ): QuickPickItem & { readonly what: What } => ({
    what,
    label,
    description,
    iconPath: new ThemeIcon(icon),
  });
  const picked = await pick({
    title: t('Edit the connection “{0}”', connection.name),
    placeholder: t('What should change? Escape ends.'),
    items: [
      item('name', 'tag', t('Name'), connection.name),
      item('publicUrl', 'globe', t('Public URL'), connection.publicUrl),
      item('adminUrl', 'server', t('Admin URL'), connection.adminUrl ?? t('none')),
      item(
        'apiKey',
        'key',
        t('API key of an Ory Network project'),
        key === undefined ? t('none') : t('kept in the secret storage'),
      ),
    ],
  });
  return picked?.what;
}

async function askOne(context: CommandContext, connection: Connection, what: What): Promise<Change | undefined> {
  const title = t('Edit the connection “{0}”', connection.name);
  switch (what) {
    case 'name': {
      const name = await askName(context, title, connection);
      return name === undefined ? undefined : { name };
    }
    case 'publicUrl': {
      const publicUrl = await askPublicUrl(context, title, connection);
      return publicUrl === undefined ? undefined : { publicUrl };
    }
    case 'adminUrl': {
      const { publicUrl } = connection;
      const adminUrl = await askAdminUrl(
        context,
        title,
        publicUrl,
        connection.adminUrl ?? guessAdminUrl(publicUrl) ?? '',
      );
      return adminUrl === undefined ? undefined : { adminUrl };
    }
    case 'apiKey': {
      const apiKey = await askApiKey(title);
      if (apiKey === undefined) return undefined;
      const sameHost = connection.adminUrl === undefined && apiKey !== '' && isOryNetwork(connection.publicUrl);
      return { apiKey, ...(sameHost && { adminUrl: connection.publicUrl }) };
    }
  }
}

function readChange(argument: unknown): Change {
  const cleared = (name: string): boolean => field(argument, name) === '' || field(argument, name) === null;
  const name = textField(argument, 'name');
  const publicUrl = addressIn(argument, 'publicUrl');
  const adminUrl = cleared('adminUrl') ? '' : addressIn(argument, 'adminUrl');
  const apiKey = cleared('apiKey') ? '' : textField(argument, 'apiKey');
  return {
    ...(name !== undefined && { name }),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(adminUrl !== undefined && { adminUrl }),
    ...(apiKey !== undefined && { apiKey }),
  };
}

async function store(context: CommandContext, connection: Connection, change: Change): Promise<void> {
  const { name = connection.name, publicUrl = connection.publicUrl } = change;
  // Both sides of an Ory Network project have one address: they move together.
  const shared = connection.adminUrl === connection.publicUrl;
  const adminUrl = change.adminUrl ?? (shared ? publicUrl : connection.adminUrl);
  const taken = context.connections.find(name);
  if (taken && taken.id !== connection.id) throw new Error(t('There is already a connection named “{0}”.', name));
  const edited: Connection = { id: connection.id, name, publicUrl, ...(adminUrl && { adminUrl }) };
  if (change.apiKey !== undefined) await context.apiKeys.set(edited, change.apiKey);
  await saveConnection(edited);
  context.connections.reload();
  const after = context.connections.get(connection.id);
  const moved = change.publicUrl !== undefined || change.adminUrl !== undefined || change.apiKey !== undefined;
  if (after && moved) await context.health.check(after);
}
