import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Connection } from '../../kratos/record/types';
import { isOryNetwork } from '../../platform/address';
import { pick } from '../pick';
import type { PromptContext } from '../promptContext';
import { askAdminUrl, askApiKey, askName, askPublicUrl, guessAdminUrl } from './connectionDetails';

/** What is to change of a connection. */
export interface ConnectionChange {
  readonly name?: string;
  readonly publicUrl?: string;
  /** An empty text: none from now on. */
  readonly adminUrl?: string;
  readonly apiKey?: string;
}

/** Asks what is to change and how. Who leaves an answer comes back to the list; undefined when the list is left. */
export async function askChange(context: PromptContext, connection: Connection): Promise<ConnectionChange | undefined> {
  for (;;) {
    const what = await askWhat(context, connection);
    if (!what) return undefined;
    const change = await askHow(context, connection, what);
    if (change) return change;
  }
}

async function askWhat(context: PromptContext, connection: Connection): Promise<keyof ConnectionChange | undefined> {
  const key = await context.apiKeys.get(connection);
  const item = (
    what: keyof ConnectionChange,
    icon: string,
    label: string,
    description: string,
  ): QuickPickItem & { readonly what: keyof ConnectionChange } => ({
    what,
    label,
    description,
    iconPath: new ThemeIcon(icon),
  });
  const picked = await pick({
    title: t('Edit the connection “{0}”', connection.name),
    placeholder: t('What should change? Press Escape when done.'),
    staysOpen: true,
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

async function askHow(
  context: PromptContext,
  connection: Connection,
  what: keyof ConnectionChange,
): Promise<ConnectionChange | undefined> {
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
      const current = connection.adminUrl ?? guessAdminUrl(publicUrl) ?? '';
      const adminUrl = await askAdminUrl(context, title, publicUrl, current);
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
