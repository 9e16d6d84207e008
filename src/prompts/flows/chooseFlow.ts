import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { FlowRecord } from '../../kratos/record/types';
import { drawFlow } from '../../views/trees/flows/flowRow';
import { textField } from '../../commands/arguments';
import type { CommandContext } from '../../commands/commandContext';
import { pick } from '../pick';

/** So many flows are offered, the newest. */
const most = 200;

/**
 * The flow that was named by its id; else the one whose panel is active or whose line is selected; else the person chooses among the newest. An
 * id that is not kept here is the caller's mistake and is thrown back.
 */
export async function chooseFlow(
  context: CommandContext,
  argument: unknown,
  title: string,
  fits: (record: FlowRecord) => boolean = () => true,
): Promise<FlowRecord | undefined> {
  const { flows, personas } = await context.explorer();
  const id = textField(argument, 'id');
  if (id !== undefined) {
    const record = flows.get(id);
    if (!record) throw new Error(t('There is no flow with the id {0} here.', id));
    return record;
  }
  const current = context.activeFlow();
  const active = current === undefined ? undefined : flows.get(current);
  if (active && fits(active)) return active;
  const now = Date.now();
  const items = [...flows.all()]
    .filter(fits)
    .slice(-most)
    .reverse()
    .map((record) => {
      const persona = personas.get(record.personaId);
      const { label, description = '', icon } = drawFlow(record, persona, now, personas.session(record.personaId));
      return {
        record,
        label: `${label} · ${persona?.name ?? ''}`,
        description,
        detail: record.id,
        iconPath: new ThemeIcon(icon.id),
      };
    });
  if (items.length <= 1) return items[0]?.record;
  return (await pick({ title, placeholder: t('Which flow?'), items }))?.record;
}
