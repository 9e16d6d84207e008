import { t } from '@vscode/l10n';
import { errorKnowledge } from './errors';
import { codeSpan, renderMarkdown } from './markdown';
import { messageKnowledge } from './messages';
import { reasonKnowledge } from './reasons';

/**
 * The explanation page of a message id, an error id or a text of a server without an id, as Markdown. It always says
 * something: for a name that is not known, that it is not and where it may come from.
 */
export function renderExplanation(name: number | string): string {
  const id = String(name).trim();
  const knowledge = messageKnowledge(id) ?? errorKnowledge(id) ?? reasonKnowledge(id);
  if (knowledge) return renderMarkdown(knowledge);
  const headline = `**${codeSpan(id)}**`;
  const paragraphs = /^\d+$/.test(id)
    ? [
        t('{0} is not a message id of Kratos from v1.3.1 to v26.2.0, nor of its main branch.', headline),
        t(
          'A web hook may send numbers, texts and types of its own; a newer server may have new ones. The text beside the number is all that is known.',
        ),
      ]
    : [
        t('{0} is not an error id of Kratos from v1.3.1 to v26.2.0, nor of its main branch.', headline),
        t(
          'It may come from a proxy, from another service or from a newer server. Go by the HTTP status and the reason.',
        ),
      ];
  return paragraphs.join('\n\n');
}
