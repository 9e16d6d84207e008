import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Connection } from '../../kratos/store/types';
import { healthWords } from '../../views/connections/healthWords';
import { textField } from '../../commands/arguments';
import type { CommandContext } from '../../commands/commandContext';
import { pick } from '../pick';

/**
 * The connection that a caller named, by id or name. A name that does not exist is the caller's mistake and is thrown
 * back.
 */
export function namedConnection(context: CommandContext, argument: unknown): Connection | undefined {
  const name = textField(argument, 'connection');
  if (name === undefined) return undefined;
  const found = context.connections.find(name);
  if (!found) throw new Error(t('There is no connection named “{0}”.', name));
  return found;
}

/**
 * The connection that was named; else the only one; else the person chooses. Undefined when there is none, or the
 * person leaves.
 */
export async function chooseConnection(
  context: CommandContext,
  argument: unknown,
  title: string,
): Promise<Connection | undefined> {
  const named = namedConnection(context, argument);
  if (named) return named;
  return chooseAmong(context, context.connections.all, title);
}

/** The only one of some connections; else the person chooses. */
export async function chooseAmong(
  context: CommandContext,
  all: readonly Connection[],
  title: string,
): Promise<Connection | undefined> {
  const { active } = context.connections;
  if (all.length <= 1) return all[0];
  const items = all.map((connection) => connectionItem(context, connection));
  const current = items.find(({ connection }) => connection.id === active?.id);
  const picked = await pick({ title, placeholder: t('Which connection?'), items, ...(current && { active: current }) });
  return picked?.connection;
}

/** A connection as a line of a pick list. */
export function connectionItem(
  context: CommandContext,
  connection: Connection,
): QuickPickItem & { readonly connection: Connection } {
  const health = context.health.of(connection);
  const { tone, words } = healthWords(connection, health);
  return {
    connection,
    label: connection.name,
    description: health ? words : '',
    detail: connection.publicUrl,
    iconPath: new ThemeIcon(tone === 'bad' ? 'debug-disconnect' : 'plug'),
  };
}
