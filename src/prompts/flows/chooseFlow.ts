import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import { dotted } from '../../kratos/knowledge/joined';
import type { FlowRecord } from '../../kratos/record/types';
import { drawFlow } from '../../views/trees/flows/flowRow';
import { pick } from '../pick';
import type { PromptContext } from '../promptContext';

/** So many flows are offered, the newest. */
const most = 200;

/** The only flow that fits; else the person chooses among the newest. */
export async function chooseFlow(
  context: PromptContext,
  title: string,
  fits: (record: FlowRecord) => boolean,
): Promise<FlowRecord | undefined> {
  const { flows, personas } = await context.explorer();
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
        label: dotted(label, persona?.name),
        description,
        detail: record.id,
        iconPath: new ThemeIcon(icon.id),
      };
    });
  if (items.length <= 1) return items[0]?.record;
  return (await pick({ title, placeholder: t('Which flow?'), items }))?.record;
}
