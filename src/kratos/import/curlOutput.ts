import type { Header, WireResponse } from '../exchange/types';
import { isObject, numberAt, objectAt, readJson } from '../flow/json';
import { answerWith, readHeaderLine, readStatusLine, type AnswerHead } from './headerLines';

/** One answer that curl printed, and the headers of the request before it where they were printed too (`-v`). */
export interface PrintedAnswer {
  readonly response: WireResponse;
  /** Whether its status was printed. */
  readonly hasStatus: boolean;
  readonly sent?: { readonly method: string; readonly headers: readonly Header[] };
}

const requestLine = /^> ([A-Z]+) \S+ HTTP\/[\d.]+$/;

/**
 * Reads what a call of curl printed: with `-v` (`> ` and `< ` before the lines), with `-i`, or the body alone. Several
 * answers when it followed redirects. Nothing when none of it is an answer.
 */
export function readCurlOutput(text: string): readonly PrintedAnswer[] {
  const answers: PrintedAnswer[] = [];
  let sent: { method: string; headers: Header[] } | undefined;
  let head: (Omit<AnswerHead, 'headers'> & { headers: Header[] }) | undefined;
  let isInHead = false;
  let body: string[] = [];
  const finish = (): void => {
    if (head) {
      const printed = { response: answerWith(head, joined(body)), hasStatus: true };
      answers.push(sent ? { ...printed, sent } : printed);
      sent = undefined;
    }
    head = undefined;
    body = [];
  };
  for (const whole of text.split('\n')) {
    const line = withoutProgress(whole.replace(/\r$/, ''));
    const request = requestLine.exec(line);
    const received = line.startsWith('< ') || line === '<' ? line.slice(2) : line;
    const status = readStatusLine(received);
    if (request) {
      finish();
      sent = { method: request[1] ?? '', headers: [] };
    } else if (line.startsWith('> ') && sent) {
      const header = readHeaderLine(line.slice(2));
      if (header) sent.headers.push(header);
    } else if (status && !isInHead) {
      finish();
      head = { ...status, headers: [] };
      isInHead = true;
    } else if (isInHead && head) {
      const header = readHeaderLine(received);
      if (header) head.headers.push(header);
      else if (received.trim() === '') isInHead = false;
    } else if (!isNoise(line)) body.push(line);
  }
  if (head === undefined && answers.length === 0) return readBare(joined(body));
  finish();
  // What is said in between (`100 Continue`, a proxy's answer to CONNECT) answers nothing.
  return answers.filter(({ response }) => response.status >= 200);
}

/**
 * The table of progress has no end of line before what `-v` says next: `--:--:-- --:--:--     0< HTTP/1.1 200`.
 */
function withoutProgress(line: string): string {
  const at = line.search(/[*<>{}]/);
  const before = line.slice(0, Math.max(0, at));
  return /[-\d]:[-\d]{2}/.test(before) && /^[-\s\d.:kMG]+$/.test(before) ? line.slice(at) : line;
}

/** What `-v` says of itself, the table of its progress, and the ends of its packets. */
function isNoise(line: string): boolean {
  return /^(?:\* |[{}] \[\d+ bytes data\]|\s*% Total|\s*Dload|\s*\d+ +\d|[<>]?$|> ?$)/.test(line) && line !== '}';
}

/** Without the prompt that stands behind it. */
function joined(lines: readonly string[]): string {
  const body = lines.join('\n').trim();
  return /^[{[]/.test(body) ? body.slice(0, Math.max(body.lastIndexOf('}'), body.lastIndexOf(']')) + 1) : body;
}

/** A body alone: only JSON is known to be one. Kratos's errors name their status; else it is not known. */
function readBare(body: string): readonly PrintedAnswer[] {
  const json = readJson(body);
  if (!isObject(json)) return [];
  const status = numberAt(objectAt(json, 'error') ?? {}, 'code');
  const headers: Header[] = [['Content-Type', 'application/json']];
  const head = { status: status ?? 200, statusText: '', httpVersion: '', headers };
  return [{ response: answerWith(head, body), hasStatus: status !== undefined }];
}
