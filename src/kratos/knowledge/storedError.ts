import { t } from '@vscode/l10n';
import type { Exchange } from '../exchange/types';
import { filledTextAt, isObject, objectAt, readJson } from '../flow/json';
import { parseErrorBody } from '../flow/parse';
import { errorBodyKnowledge } from './errorBody';
import { codeBlock, codeSpan, escapeText, renderMarkdown } from './markdown';
import { explainFailed } from './outcomes/causes/causes';

/**
 * The page about an error that Kratos keeps for its error page (`GET /self-service/errors?id=`), as Markdown: what it
 * means, what to do, and what Kratos literally says. Total: whatever was answered, it says something.
 */
export function renderStoredError(id: string, { request, response, failure }: Exchange): string {
  const heading = `**${codeSpan(id)}** — ${escapeText(t('an error that Kratos kept for its error page'))}`;
  if (response === undefined) {
    const { title, why, todo } = explainFailed(failure ?? { kind: 'reset', receivedBytes: 0 }, request.url);
    return [heading, ...[title, why, todo].filter((text) => text !== undefined).map(escapeText)].join('\n\n');
  }
  const json = readJson(response.body);
  const kept = isObject(json) ? json : {};
  const error = response.status === 200 ? parseErrorBody({ error: kept.error }, response.status) : undefined;
  if (error === undefined) return [heading, escapeText(notKept(response.status))].join('\n\n');
  const knowledge = errorBodyKnowledge(error, error.code);
  const at = filledTextAt(kept, 'created_at');
  return [
    heading,
    knowledge ? renderMarkdown(knowledge) : escapeText(unknown(error.code)),
    `**${escapeText(t('What Kratos says'))}**`,
    codeBlock('json', JSON.stringify(objectAt(kept, 'error'), undefined, 2)),
    at === undefined || at.startsWith('0001') ? '' : escapeText(t('It happened at {0}.', at)),
    escapeText(
      t(
        'Requests of pages get no answer with an error in it: Kratos keeps the error, and sends the browser to the address in selfservice.flows.error.ui_url. A client that accepts JSON is told directly.',
      ),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function notKept(status: number): string {
  return status === 404
    ? t(
        'This server keeps no error of that id: it belongs to another server, was cleaned up, or went with a database in memory.',
      )
    : t('The server answered {0}, and no error that can be read.', status);
}

function unknown(code: number): string {
  return t('It has the status {0}, and nothing more is known of it than Kratos says.', code);
}
