import { readOutcome } from '../../../src/kratos/flow/outcome';
import type { Outcome } from '../../../src/kratos/flow/outcome.types';
import { parseFlow } from '../../../src/kratos/flow/parse';
import type { ClientKind, Flow, FlowType } from '../../../src/kratos/flow/types';
import type { FlowRecord, FlowStatus } from '../../../src/kratos/record/types';
import type { Exchange, Header } from '../../../src/kratos/exchange/types';
import { recorded, type RecordedExchange } from '../../kit/replay';

const publicUrl = 'http://127.0.0.1:6433';

/** A recorded scenario as the explorer would have seen it: exchanges with plausible times, a minute ago. */
export function exchangesOf(scenario: string, now: number, version = 'v26.2.0'): readonly Exchange[] {
  return recorded(version, scenario).map((exchange, index) =>
    toExchange(exchange, `x${index + 1}`, now - 60_000 + index * 9_000, 6 + ((index * 37) % 90)),
  );
}

function toExchange(
  { request, response }: RecordedExchange,
  id: string,
  startedAt: number,
  durationMs: number,
): Exchange {
  return {
    id,
    source: 'sent',
    startedAt,
    durationMs,
    request: {
      method: request.method,
      url: `${publicUrl}${request.path}`,
      headers: Object.entries(request.headers).map(([name, value]): Header => [capital(name), value]),
      ...(request.body === undefined ? {} : { body: asText(request.body) }),
    },
    ...(response === null
      ? { failure: { kind: 'reset' as const, receivedBytes: 0 } }
      : {
          response: {
            status: response.status,
            statusText: statusTexts[response.status] ?? '',
            httpVersion: '1.1',
            headers: Object.entries(response.headers).flatMap(([name, value]) =>
              (Array.isArray(value) ? value : [value]).map((one): Header => [capital(name), one]),
            ),
            body: asText(response.body ?? ''),
            size: asText(response.body ?? '').length,
          },
        }),
  };
}

const statusTexts: Readonly<Record<number, string>> = {
  200: 'OK',
  303: 'See Other',
  400: 'Bad Request',
  403: 'Forbidden',
  410: 'Gone',
  422: 'Unprocessable Entity',
};

const asText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
const capital = (name: string): string => name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

/** The flow in an exchange's answer; a bug of the gallery when there is none. */
export function flowIn(exchange: Exchange, type: FlowType): Flow {
  const parsed = parseFlow(type, JSON.parse(exchange.response?.body ?? 'null'));
  if (!parsed.ok) throw new Error(`${exchange.id}: ${parsed.problem}`);
  return parsed.value;
}

export interface RecordOptions {
  readonly type: FlowType;
  readonly client: ClientKind;
  /** The exchanges of the flow; the outcome is read from the last. */
  readonly exchanges: readonly Exchange[];
  /** The exchange whose answer holds the picture of the flow that is shown; the last when absent. */
  readonly shown?: Exchange;
  readonly status?: FlowStatus;
  readonly now: number;
  readonly outcome?: Outcome;
}

/** A record of the store as it stands after these exchanges. */
export function recordOf(options: RecordOptions): FlowRecord {
  const { type, client, exchanges, now, status = 'open' } = options;
  const last = exchanges.at(-1);
  if (last === undefined) throw new Error('no exchange');
  const shown = options.shown === undefined ? undefined : flowIn(options.shown, type);
  const outcome =
    options.outcome ??
    readOutcome(last, {
      flowType: type,
      client,
      step: exchanges.length === 1 ? 'start' : 'submit',
      publicUrl,
      ...(shown === undefined ? {} : { previous: shown }),
    });
  const flow = 'flow' in outcome ? outcome.flow : shown;
  return {
    id: flow?.id ?? 'b5a1c5f0-0000-4000-8000-000000000000',
    connectionId: 'practice',
    personaId: 'alice',
    type,
    client,
    startedAt: now - 100_000,
    ...(status === 'done' ? {} : { expiresAt: now + 58 * 60_000 + 12_500 }),
    parameters: {},
    status,
    ...(flow === undefined ? {} : { flow }),
    outcome,
    exchanges,
    draft: {},
    encoding: 'json',
  };
}
