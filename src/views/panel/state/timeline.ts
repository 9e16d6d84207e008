import type { Exchange } from '../../../kratos/exchange/types';
import type { ExchangeRow, Tone } from '../../../protocol/state';
import { redactUrl } from '../../../kratos/exchange/redact';
import { longestRead, readObject } from '../../../kratos/exchange/fieldsSent';
import { pressedName } from '../../../kratos/exchange/pressed';
import type { Mistake } from '../../../kratos/record/types';
import { isNobodysFault } from '../../../kratos/flow/failures';
import { describeMistake } from '../../../kratos/knowledge/outcomes/pageMistakes';
import { failureWords } from '../../../kratos/knowledge/outcomes/words';

/**
 * The rows of the timeline, numbered from 1 in the order sent, with what was done wrong in them. Pure: secrets in
 * addresses are masked.
 */
export function buildTimeline(
  exchanges: readonly Exchange[],
  mistakes: readonly Mistake[] = [],
): readonly ExchangeRow[] {
  return exchanges.map((exchange, index) => {
    const mistake = mistakes.findLast(({ at }) => at === exchange.id);
    const mark = mistake && describeMistake(mistake.what).short;
    return { ...summarise(exchange), number: index + 1, ...(mark !== undefined && { mark }) };
  });
}

type Summary = Omit<ExchangeRow, 'number'>;

/** Exchanges never change, so each is summarised once however often the panel is drawn. */
const summaries = new WeakMap<Exchange, Summary>();

function summarise(exchange: Exchange): Summary {
  const known = summaries.get(exchange);
  if (known !== undefined) return known;
  const pressed = pressedName(exchange);
  const path = displayPath(exchange.request.url);
  const summary: Summary = {
    id: exchange.id,
    method: exchange.request.method,
    path: pressed === undefined ? path : `${path} · ${pressed}`,
    status:
      exchange.failure === undefined || (exchange.failure.kind === 'not-recorded' && exchange.response)
        ? String(exchange.response?.status ?? '–')
        : failureWords(exchange.failure.kind),
    tone: exchangeTone(exchange),
    durationMs: Math.round(exchange.durationMs),
    at: new Date(exchange.startedAt).toISOString(),
  };
  summaries.set(exchange, summary);
  return summary;
}

/** Path with query, without origin; an address that cannot be read is shown as it is. */
export function displayPath(url: string): string {
  const masked = redactUrl(url);
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(masked);
  return origin === null ? masked : masked.slice(origin[0].length) || '/';
}

/**
 * Good when the step went well, bad when it did not (or when the answer is none of Kratos), warn when the server sends
 * the client elsewhere. Kratos answers 400 to steps that went well (code sent, identifier known): a flow without error
 * messages is neutral, whatever its status.
 */
export function exchangeTone(exchange: Exchange): Tone {
  if (exchange.failure !== undefined) return isNobodysFault(exchange.failure) ? 'warn' : 'bad';
  const status = exchange.response?.status ?? 0;
  if ((status >= 300 && status < 400) || status === 422) return 'warn';
  const flow = isFlowWithErrors(exchange.response?.body ?? '');
  if (flow !== undefined && status <= 400) return flow ? 'bad' : status === 400 ? 'neutral' : 'good';
  return status === 204 || (status >= 200 && status < 300 && isJson(exchange.response?.body ?? '')) ? 'good' : 'bad';
}

/** Kratos answers in JSON: a page of a proxy is nothing good, whatever its status. */
function isJson(body: string): boolean {
  if (body.length > longestRead) return /^\s*[{[]/.test(body);
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** Whether a body is a flow with error messages; undefined when it is no flow. */
function isFlowWithErrors(body: string): boolean | undefined {
  const json = readObject(body);
  const ui = json?.ui;
  if (typeof ui !== 'object' || ui === null) return undefined;
  const { messages, nodes } = ui as { messages?: unknown; nodes?: unknown };
  return (
    holdsError(messages) ||
    (Array.isArray(nodes) && nodes.some((node) => holdsError((node as { messages?: unknown } | null)?.messages)))
  );
}

function holdsError(messages: unknown): boolean {
  return (
    Array.isArray(messages) && messages.some((message) => (message as { type?: unknown } | null)?.type === 'error')
  );
}
