import { t } from '@vscode/l10n';
import { renderExplanation } from '../../kratos/knowledge/explain';
import { isErrorId, isMessageId } from '../../kratos/knowledge/ids';
import { codeSpan, renderMarkdown } from '../../kratos/knowledge/markdown';
import { reasonKnowledge } from '../../kratos/knowledge/reasons';
import type { Knowledge } from '../../kratos/knowledge/types';
import { identityEntry, identityKnowledge } from '../reference/identityKnowledge';
import { keyKnowledge } from '../reference/keyKnowledge';
import { ruleKnowledge } from '../checks/ruleKnowledge';

/**
 * Whether a text is a message id, an error id, a wording of a server, the code of a finding (`kratos/no-courier`),
 * the path of a setting or a keyword of identity schemas.
 */
export function isKnownName(name: string): boolean {
  return isSent(name) || findKnowledge(name) !== undefined || reasonKnowledge(name) !== undefined;
}

/**
 * The page about a message id, an error id, a wording of a server without an id, the code of a finding, the path of a
 * setting or a keyword of identity schemas, as Markdown. It always says something: of a name that is not known, that
 * it is not.
 */
export function explainName(name: string): string {
  const id = name.trim();
  if (isSent(id)) return renderExplanation(id);
  const knowledge = findKnowledge(id);
  if (knowledge) return renderMarkdown(knowledge);
  if (reasonKnowledge(id)) return renderExplanation(id);
  const headline = `**${codeSpan(id)}**`;
  if (isCode(id)) return t('{0} is not a finding in configurations.', headline);
  return id.includes('.')
    ? t('{0} is not a setting of Kratos from v1.3.1 to v26.2.0, nor of its main branch.', headline)
    : renderExplanation(id);
}

/** Whether servers send it. */
function isSent(id: string): boolean {
  return isMessageId(Number(id)) || isErrorId(id);
}

function isCode(id: string): boolean {
  return id.startsWith('kratos/');
}

/** Items of a list may have their numbers, as in `providers[0].id`. */
function findKnowledge(id: string): Knowledge | undefined {
  if (isCode(id)) return ruleKnowledge(id);
  const keyword = identityEntry(id);
  return keyword === undefined ? keyKnowledge(id.replace(/\[\d+\]/g, '[]'), 'key') : identityKnowledge(keyword, 'key');
}
