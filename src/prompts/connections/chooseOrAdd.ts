import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Connection } from '../../kratos/record/types';
import { pick } from '../pick';
import type { PromptContext } from '../promptContext';
import { connectionItem } from './chooseConnection';

type Item = QuickPickItem & { readonly connection?: Connection };

/** Asks which connection is to be the active one; a new one can be added. */
export async function chooseOrAdd(context: PromptContext): Promise<Connection | 'add' | undefined> {
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
