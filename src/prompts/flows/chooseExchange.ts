import { t } from '@vscode/l10n';
import type { Candidate } from '../../kratos/compare/candidates';
import { dotted } from '../../kratos/knowledge/joined';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import { momentText } from '../../kratos/knowledge/timeLeft';
import type { FlowRecord } from '../../kratos/record/types';
import { pick } from '../pick';
import type { PromptContext } from '../promptContext';

/** Asks which exchange one of `own` is compared with; undefined when the person leaves it. */
export async function chooseExchange(
  context: PromptContext,
  candidates: readonly Candidate[],
  own: FlowRecord,
): Promise<Candidate | undefined> {
  const { personas } = await context.explorer();
  const now = Date.now();
  const items = candidates.map((candidate) => {
    const { record, label } = candidate;
    const name = personas.get(record.personaId)?.name ?? t('imported');
    return {
      candidate,
      label,
      description:
        record.id === own.id
          ? t('of this flow')
          : dotted(flowTitle(record.type), name, momentText(record.startedAt, now)),
      detail: record.id,
    };
  });
  const chosen = await pick({ title: t('Compare exchanges'), placeholder: t('With which exchange?'), items });
  return chosen?.candidate;
}
