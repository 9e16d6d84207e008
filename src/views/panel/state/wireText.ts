import { t } from '@vscode/l10n';
import { mask, segmentHeader, segmentText, segmentUrl, type Segment } from '../../../kratos/exchange/redact';
import type { Exchange, Header, WireRequest, WireResponse } from '../../../kratos/exchange/types';
import type { Press } from '../../../kratos/drive/types';
import { readPayload } from '../../../kratos/flow/form/along';
import type { ToPanel } from '../../../protocol/messages';
import type { ExchangeView, WireText } from '../../../protocol/state';
import { prettyJson } from '../../documents/text';
import { failureWords } from '../../../kratos/knowledge/outcomes/words';

type Piece = WireText[number];

/** More of a body than this is not drawn in the panel; the editor shows all of it. Characters. */
const longestBody = 100_000;

/**
 * A request as text, exactly as it is sent but for the layout of JSON: request line, headers in order, body. `known`
 * are values to mask besides those that their name tells.
 */
export function requestText(request: WireRequest, known: readonly string[]): WireText {
  return joined([
    { text: request.method, style: 'verb' },
    { text: ' ' },
    ...pieces(segmentUrl(request.url, known)),
    { text: '\n' },
    ...headerPieces(request.headers, known),
    ...bodyPieces(request.body ?? '', request.headers, known),
  ]);
}

/**
 * An answer as text: status line, headers in the order received, body. An answer that did not come says so, after what
 * came of it.
 */
export function responseText(exchange: Exchange, known: readonly string[]): WireText {
  const { response, failure, durationMs } = exchange;
  // What a recording does not tell is 0.
  const told = durationMs === 0 ? '' : ` · ${t('{0} ms', Math.round(durationMs))}`;
  const time: Piece = { text: `${told}\n`, style: 'dim' };
  const failed: Piece[] = failure === undefined ? [] : [{ text: failureWords(failure.kind), style: 'status' }];
  if (response === undefined) return joined([...failed, time]);
  return joined([
    ...statusPieces(response),
    ...(failed.length > 0 ? [{ text: ' · ', style: 'dim' as const }, ...failed] : []),
    time,
    ...headerPieces(response.headers, known),
    ...(isUnseen(exchange)
      ? [{ text: `\n${t('(A browser gives out no body of a redirect.)')}`, style: 'dim' as const }]
      : bodyPieces(response.body, response.headers, known)),
  ]);
}

/** The bodies of redirects are not to be had from a browser. */
function isUnseen({ source, response }: Exchange): boolean {
  return source === 'captured' && response !== undefined && response.status >= 300 && response.status < 400;
}

/** Both sides of an exchange for the panel. What storage redacted cannot be revealed any more. */
export function exchangeView(exchange: Exchange, known: readonly string[]): ExchangeView {
  return {
    id: exchange.id,
    request: requestText(exchange.request, known),
    response: responseText(exchange, known),
    revealable: exchange.redacted !== true,
  };
}

function statusPieces({ httpVersion, status, statusText }: WireResponse): Piece[] {
  return [
    { text: `HTTP/${httpVersion} `, style: 'dim' },
    { text: statusText === '' ? String(status) : `${status} ${statusText}`, style: 'status' },
  ];
}

function headerPieces(headers: readonly Header[], known: readonly string[]): Piece[] {
  return headers.flatMap((header): Piece[] => [
    { text: `${header[0]}: `, style: 'header' },
    ...pieces(segmentHeader(header, known)),
    { text: '\n' },
  ]);
}

function bodyPieces(body: string, headers: readonly Header[], known: readonly string[]): Piece[] {
  if (body === '') return [];
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const shown = prettyJson(body.length > longestBody ? body.slice(0, longestBody) : body);
  const rest = body.length - longestBody;
  return [
    { text: '\n' },
    ...pieces(segmentText(shown, known, contentType)),
    ...(rest > 0
      ? [{ text: `\n${t('… {0} characters more', rest.toLocaleString('en'))}`, style: 'dim' as const }]
      : []),
  ];
}

function pieces(segments: readonly Segment[]): Piece[] {
  return segments.map(({ text, secret }) => (secret && text !== mask ? { text, secret } : { text }));
}

/** Neighbours of one kind made one piece, empty ones left out: fewer elements to draw. */
function joined(all: readonly Piece[]): WireText {
  const result: Piece[] = [];
  for (const piece of all) {
    const last = result.at(-1);
    if (last !== undefined && last.style === piece.style && last.secret === undefined && piece.secret === undefined) {
      result[result.length - 1] = { ...last, text: last.text + piece.text };
    } else if (piece.text !== '') result.push(piece);
  }
  return result;
}

/** What a page is told of what stands in its form: the request that it makes, and why the payload cannot go along. */
export function previewOf({ submitter, entries }: Press, request: WireText): ToPanel {
  const payload = readPayload(entries);
  const problem = payload.kind === 'broken' ? { payloadProblem: payload.problem } : {};
  return { type: 'preview', submitter, request, ...problem };
}
