import { t } from '@vscode/l10n';
import { redactExchange, secretsInExchange } from '../../kratos/exchange/redact';
import type { Exchange, Header } from '../../kratos/exchange/types';
import type { HookCall, HookPlace } from '../../kratos/listeners/hookCall';
import type { ListenerState } from '../../kratos/listeners/keptOpen';
import { momentText } from '../../kratos/knowledge/timeLeft';
import { prettyJson, type DocumentText } from '../documents/text';

/** What the document about hook calls is made from. */
export interface HookCallsInput {
  readonly state: ListenerState;
  readonly calls: readonly HookCall[];
  /** How many came; older ones are not kept. */
  readonly total: number;
  /** Secrets of personas, which a hook is sent too. */
  readonly known: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The calls of web hooks as a text, newest first: masked, and in the clear. */
export function hookCallsText(input: HookCallsInput): DocumentText {
  // What is a secret by its name in one call is one in another, wherever it stands.
  const known = [...input.known, ...input.calls.flatMap((call) => secretsInExchange(asExchange(call)))];
  const write = (shown: (exchange: Exchange) => Exchange): string =>
    [head(input), ...input.calls.toReversed().map((call) => callText(call, shown(asExchange(call)), input.now))].join(
      '\n\n',
    );
  return {
    masked: write((exchange) => redactExchange(exchange, known)),
    ...(input.calls.length > 0 && { clear: write((exchange) => exchange) }),
  };
}

function head({ state, calls, total }: HookCallsInput): string {
  const answers = t('What is answered stands in hook-answer.yml: Kratos: Edit the Answer of the Hook Listener.');
  switch (state.kind) {
    case 'off':
      return t('No web hook is listened to: the setting kratosFlows.hooks.listen is empty. Set it to 127.0.0.1:4471.');
    case 'trouble':
      return state.why;
    case 'open': {
      const url = `http://${state.address}/`;
      if (calls.length === 0)
        return [
          t('Web hooks that call {0} are shown here. None did yet.', url),
          t('Point a web_hook of kratos.yml there; completion offers it as “Webhook to this editor”.'),
          answers,
        ].join('\n');
      const kept =
        calls.length < total
          ? t('Calls of web hooks to {0}, the newest {1} of {2}.', url, calls.length, total)
          : t('Calls of web hooks to {0}, newest first.', url);
      return [kept, answers].join('\n');
    }
  }
}

function callText(call: HookCall, { request, response }: Exchange, now: number): string {
  const { number, at, place, attempt, answered, method, path } = call;
  const title = [`#${number}`, momentText(at, now), placeText(place), ...(attempt > 1 ? [t('try {0}', attempt)] : [])];
  return [
    `━━ ${title.filter((part) => part !== undefined && part !== '').join(' · ')}`,
    `${method} ${path}`,
    ...headerLines(request.headers),
    '',
    prettyJson(request.body ?? ''),
    '',
    ...(answered === undefined ? [t('── not answered yet')] : answerLines(answered, response)),
  ].join('\n');
}

function answerLines(
  { status, afterMs, hungUp }: NonNullable<HookCall['answered']>,
  response: Exchange['response'],
): string[] {
  if (hungUp)
    return [t('── Kratos hung up after {0} s, before it was answered {1}', (afterMs / 1000).toFixed(1), status)];
  const body = response?.body ?? '';
  return [
    t('── answered after {0} s: HTTP {1}', (afterMs / 1000).toFixed(1), status),
    ...headerLines(response?.headers ?? []),
    ...(body === '' ? [] : ['', prettyJson(body)]),
  ];
}

function headerLines(headers: readonly Header[]): string[] {
  return headers.map(([name, value]) => `${name}: ${value}`);
}

/** Where in its flow a hook was called; empty where its body does not tell. */
function placeText({ flow, client, moment }: HookPlace): string {
  const whose = [flow, client].filter((part) => part !== undefined).join(', ');
  if (moment === undefined) return whose;
  switch (moment) {
    case 'before':
      return t('before {0}', whose);
    case 'before-saving':
      return t('after {0}, before anything is saved', whose);
    case 'after':
      return t('after {0}', whose);
  }
}

function asExchange(call: HookCall): Exchange {
  const { method, path, headers, body, at, number, answered } = call;
  return {
    id: `hook-${number}`,
    source: 'captured',
    startedAt: at,
    durationMs: answered?.afterMs ?? 0,
    request: { method, url: path, headers, body },
    ...(answered && {
      response: {
        status: answered.status,
        statusText: '',
        httpVersion: '1.1',
        headers: answered.headers ?? [],
        body: answered.body ?? '',
        size: 0,
      },
    }),
  };
}
