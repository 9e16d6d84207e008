import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Connection } from '../../kratos/record/types';
import { pick } from '../pick';
import type { PromptContext } from '../promptContext';

/** The only one of some connections; else the person chooses. Undefined when there is none, or the person leaves. */
export async function chooseConnection(
  context: PromptContext,
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
  { health }: PromptContext,
  connection: Connection,
): QuickPickItem & { readonly connection: Connection } {
  const { tone, short } = health.words(connection);
  return {
    connection,
    label: connection.name,
    description: health.of(connection) ? short : '',
    detail: connection.publicUrl,
    iconPath: new ThemeIcon(tone === 'bad' ? 'debug-disconnect' : 'plug'),
  };
}
