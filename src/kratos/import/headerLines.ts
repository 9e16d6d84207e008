import type { Header, WireResponse } from '../exchange/types';

/** An answer as it goes over the wire (`HTTP/1.1 303 See Other`, headers, an empty line, the body), but its body. */
export interface AnswerHead {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: readonly Header[];
}

const statusLine = /^HTTP\/(\d(?:\.\d)?) (\d{3})(?: (.{0,200}))?$/;

/** Reads the first line of an answer; undefined for any other line. */
export function readStatusLine(line: string): Omit<AnswerHead, 'headers'> | undefined {
  const match = statusLine.exec(line.trimEnd());
  return match ? { status: Number(match[2]), statusText: match[3] ?? '', httpVersion: match[1] ?? '' } : undefined;
}

/** Reads `Name: value`; undefined for any other line. */
export function readHeaderLine(line: string): Header | undefined {
  const colon = line.indexOf(':', 1);
  const name = line.slice(0, colon).trim();
  return colon > 0 && isTextOfHeader(name) ? [name, line.slice(colon + 1).trim()] : undefined;
}

/** Whether a text can be the name of a header. */
export function isTextOfHeader(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]{1,200}$/.test(name);
}

export function answerWith(head: AnswerHead, body: string): WireResponse {
  return { ...head, body, size: new TextEncoder().encode(body).length };
}
