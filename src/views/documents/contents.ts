import { t } from '@vscode/l10n';
import type { Explorer } from '../../kratos/drive/explorer';
import type { Session } from '../../kratos/flow/types';
import { redactText } from '../../kratos/exchange/redact';
import type { Header } from '../../kratos/exchange/types';
import { documentText, prettyJson, type DocumentText } from './text';

/** What the documents of flows and exchanges are read from. */
export type Kept = Pick<Explorer, 'flows' | 'personas' | 'readError' | 'readRawIdentity'>;

/** The flow as the server sent it last: its JSON, laid out. */
export function flowText(kept: Kept, flowId: string): DocumentText | undefined {
  const record = kept.flows.get(flowId);
  if (record?.raw === undefined) return undefined;
  return masked(kept, record.personaId, prettyJson(record.raw), 'application/json');
}

/** One side of an exchange: the body where there is one (JSON laid out), else its head. */
export function exchangeText(
  kept: Kept,
  flowId: string,
  exchangeId: string,
  side: 'request' | 'response',
): DocumentText | undefined {
  const record = kept.flows.get(flowId);
  const exchange = record?.exchanges.find(({ id }) => id === exchangeId);
  if (record === undefined || exchange === undefined) return undefined;
  const message = exchange[side];
  if (message === undefined)
    return { masked: t('No answer came: {0}.', exchange.failure?.kind ?? t('the connection closed')) };
  const body = message.body ?? '';
  const text = body === '' ? head(message) : prettyJson(body);
  return masked(kept, record.personaId, text, body === '' ? undefined : readContentType(message.headers));
}

/** What is known of an error that a server keeps for its error page, as Markdown; it is asked for each time. */
export async function storedErrorText(kept: Kept, connectionId: string, id: string): Promise<DocumentText> {
  const { renderStoredError } = await import('../../kratos/knowledge/storedError');
  const exchange = await kept.readError(connectionId, id);
  return { masked: redactText(renderStoredError(id, exchange), kept.personas.allSecrets()) };
}

/** An identity as the server sends it now, laid out; or why it does not. */
export async function identityText(kept: Kept, connectionId: string, id: string): Promise<DocumentText | undefined> {
  const answer = await kept.readRawIdentity(connectionId, id);
  if (answer === undefined) return undefined;
  if (answer.kind === 'problem') return { masked: answer.what };
  const known = kept.personas.allSecrets();
  return documentText(prettyJson(answer.body), (clear) => redactText(clear, known, 'application/json'));
}

/** The name under which a side of an exchange is opened; its ending names the language. */
export function exchangeName(kept: Kept, flowId: string, exchangeId: string, side: 'request' | 'response'): string {
  const exchange = kept.flows.get(flowId)?.exchanges.find(({ id }) => id === exchangeId);
  const message = exchange?.[side];
  if (message?.body === undefined || message.body === '') return `${side}.txt`;
  const type = readContentType(message.headers) ?? '';
  if (/^\s*[[{]/.test(message.body)) return `${side}.json`;
  return type.includes('html') ? `${side}.html` : `${side}.txt`;
}

/** A session in its details, as JSON: what was read of it, nothing added. */
export function sessionText(session: Session): DocumentText {
  return { masked: JSON.stringify(session, undefined, 2) };
}

function masked(
  kept: Kept,
  personaId: string | undefined,
  text: string,
  contentType: string | undefined,
): DocumentText {
  return documentText(text, (clear) => redactText(clear, kept.personas.listSecrets(personaId), contentType));
}

function head(message: {
  readonly headers: readonly Header[];
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly statusText?: string;
}): string {
  const first = [message.method ?? message.status, message.url ?? message.statusText].filter(Boolean).join(' ');
  return [first, ...message.headers.map(([name, value]) => `${name}: ${value}`), ''].join('\n');
}

function readContentType(headers: readonly Header[]): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}
