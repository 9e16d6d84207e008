import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Connection } from '../kratos/store/types';
import { run as addConnection } from './addConnection';
import { connectionItem, namedConnection } from './chooseConnection';
import type { Parts } from './parts';
import { pick } from './pick';
import { summariseConnection } from './summary';

type Item = QuickPickItem & { readonly connection?: Connection };

/** Makes a connection the active one: `{connection}`, or the person chooses (or adds one). */
export async function run(parts: Parts, argument?: unknown): Promise<unknown> {
  const chosen = namedConnection(parts, argument) ?? (await choose(parts));
  if (chosen === 'add') return addConnection(parts);
  if (!chosen) return undefined;
  await parts.connections.activate(chosen.id);
  return summariseConnection(chosen);
}

async function choose(parts: Parts): Promise<Connection | 'add' | undefined> {
  const { all, active } = parts.connections;
  const items: Item[] = all.map((connection) => connectionItem(parts, connection));
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
