import { layoutSequence } from '../../../kratos/export/sequenceLayout';
import type { Sequence } from '../../../kratos/recipe/sequence.types';
import type { ExchangeRow, PanelState } from '../../../protocol/state';

/** So wide is the diagram drawn: it fits beside the form, and below it where the panel is narrow. Pixels. */
const width = 380;

/** The sequence laid out for the panel, its answers in the tones of the timeline; nothing when nothing was sent. */
export function sequenceView(sequence: Sequence, timeline: readonly ExchangeRow[]): Pick<PanelState, 'sequence'> {
  if (sequence.arrows.length === 0) return {};
  const tones = new Map(timeline.map(({ id, tone }) => [id, tone]));
  const { arrows, ...rest } = layoutSequence(sequence, width);
  return {
    sequence: {
      ...rest,
      arrows: arrows.map((arrow) => {
        const tone = arrow.reply ? tones.get(arrow.exchange) : undefined;
        return { ...arrow, ...(tone !== undefined && { tone }) };
      }),
    },
  };
}
