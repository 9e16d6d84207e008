import type { Failure } from '../../../../src/kratos/flow/outcome.types';
import type { Exchange, Header } from '../../../../src/kratos/exchange/types';
import type { RecordedExchange } from '../../../kit/replay';

/** An exchange as the transport would record it; tests name only what they are about. */
export function exchange(parts: {
  readonly method?: string;
  readonly url?: string;
  readonly requestHeaders?: readonly Header[];
  readonly requestBody?: string;
  readonly status?: number;
  readonly headers?: readonly Header[];
  readonly body?: string;
}): Exchange {
  const body = parts.body ?? '';
  return {
    id: 'exchange',
    source: 'sent',
    startedAt: 0,
    durationMs: 1,
    request: {
      method: parts.method ?? 'GET',
      url: parts.url ?? 'http://127.0.0.1:4433/sessions/whoami',
      headers: parts.requestHeaders ?? [],
      ...(parts.requestBody === undefined ? {} : { body: parts.requestBody }),
    },
    response: {
      status: parts.status ?? 200,
      statusText: '',
      httpVersion: '1.1',
      headers: parts.headers ?? [['Content-Type', 'application/json']],
      body,
      size: body.length,
    },
  };
}

/** A recorded exchange as the transport would have recorded it. */
export function fromRecorded({ request, response }: RecordedExchange): Exchange {
  const pairs = (headers: Readonly<Record<string, string | string[]>>): Header[] =>
    Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one): Header => [name, one]));
  const text = (body: unknown): string =>
    body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const base = exchange({
    method: request.method,
    url: `http://127.0.0.1:4433${request.path}`,
    requestHeaders: pairs(request.headers),
    ...(request.body === undefined ? {} : { requestBody: text(request.body) }),
    ...(response === null
      ? {}
      : { status: response.status, headers: pairs(response.headers), body: text(response.body) }),
  });
  if (response !== null) return base;
  return unanswered({ kind: 'reset', receivedBytes: 0 }, base);
}

/** An exchange that got no answer. */
export function unanswered(
  failure: Failure,
  { id, source, startedAt, durationMs, request }: Exchange = exchange({}),
): Exchange {
  return { id, source, startedAt, durationMs, request, failure };
}
