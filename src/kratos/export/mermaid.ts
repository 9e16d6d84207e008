import type { Sequence } from '../recipe/sequence.types';
import type { ExportFormat } from './format';
import { headLines, inOneLine } from './head';
import { arrowWords, isReply, participantName } from './sequenceWords';

/** The sequence of a run as a diagram. */
export const mermaid: ExportFormat = {
  label: 'Mermaid',
  language: 'mermaid',
  write: (recipe) => [...headLines(recipe, []).map((line) => `%% ${line}`), ...diagram(recipe.sequence), ''].join('\n'),
};

/** The lines of a sequence diagram. */
export function diagram(sequence: Sequence): readonly string[] {
  return [
    'sequenceDiagram',
    ...sequence.participants.map((one) => `  participant ${one} as ${safe(participantName(one, sequence.client))}`),
    ...sequence.arrows.map((arrow) => {
      const sign = isReply(arrow) ? '-->>' : '->>';
      return `  ${arrow.from}${sign}${arrow.to}: ${safe(arrowWords(arrow))}`;
    }),
  ];
}

/** Signs that end a message, or mean something in one. */
function safe(text: string): string {
  return inOneLine(text).replace(/[#;<>%]/g, (sign) => `#${String(sign.charCodeAt(0))};`);
}
