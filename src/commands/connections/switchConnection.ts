import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Connection } from '../../kratos/store/types';
import { run as addConnection } from './addConnection';
import { connectionItem, namedConnection } from '../../prompts/connections/chooseConnection';
import type { CommandContext } from '../commandContext';
import { pick } from '../../prompts/pick';
import { summariseConnection } from '../summary';

type Item = QuickPickItem & { readonly connection?: Connection };

/** Makes a connection the active one: `{connection}`, or the person chooses (or adds one). */
export async function run(context: CommandContext, argument?: unknown): Promise<unknown> {
  const chosen = namedConnection(context, argument) ?? (await choose(context));
  if (chosen === 'add') return addConnection(context);
  if (!chosen) return undefined;
  await context.connections.activate(chosen.id);
  return summariseConnection(chosen);
}

async function choose(context: CommandContext): Promise<Connection | 'add' | undefined> {
  const { all, active } = context.connections;
  const items: Item[] = all.map((connection) => connectionItem(context, connection));
  const current = items.find(({ connection }) => connection?.id === active?.id);
  const add: Item = { label: t('Add a connection…'), iconPath: new ThemeIcon('add') };
  const picked = await pick<Item>({
    title: t('Switch the Kratos connection'),
    placeholder: active ? t('Active now: {0}', active.name) : t('Which connection?'),
    items: [...items, { label: '', kind: QuickPickItemKind.Separator }, add],
    ...(current && { active: current }),
  });
  return picked === add ? 'add' : picked?.connection;
}
