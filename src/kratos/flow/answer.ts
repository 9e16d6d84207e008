import type { ReceivedResponse } from './recorded';
import { readHeader } from './headers';
import { endOfDocument, readJson, readJsonDocuments } from './json';
import type { Outcome } from './outcome.types';

/** What a body is: JSON, or why it is none. */
export type Body =
  | {
      readonly kind: 'json';
      readonly value: unknown;
      /** What follows it: a login that a hook refuses before it begins is answered with an error and then the flow. */
      readonly further: readonly unknown[];
    }
  | { readonly kind: 'html' | 'truncated' | 'broken' | 'empty' | 'text' };

/**
 * Reads a body by what it is, not by what its content type says; a body shorter than its `Content-Length`, or JSON that
 * stops in the middle, is truncated.
 */
export function readBody({ headers, body }: ReceivedResponse): Body {
  const text = body.trim();
  if (text === '') return { kind: isCut(headers, body) ? 'truncated' : 'empty' };
  const value = readJson(text);
  if (value !== undefined) return { kind: 'json', value, further: [] };
  const [first, ...further] = readJsonDocuments(text);
  if (first !== undefined) return { kind: 'json', value: first, further };
  if (text.startsWith('<')) return { kind: 'html' };
  if (isCut(headers, body) || stopsInside(text)) return { kind: 'truncated' };
  const claimsJson = /json/i.test(readHeader(headers, 'content-type') ?? '');
  return { kind: claimsJson || /^[{["]/.test(text) ? 'broken' : 'text' };
}

function isCut(headers: ReceivedResponse['headers'], body: string): boolean {
  const announced = Number(readHeader(headers, 'content-length') ?? Number.NaN);
  return readHeader(headers, 'content-encoding') === undefined && new TextEncoder().encode(body).length < announced;
}

/**
 * Why a body is nothing that Kratos sends where it should be read; JSON that is read, but makes no sense here, is of
 * the wrong shape.
 */
export function foreignReason(body: Body): Extract<Outcome, { kind: 'not-kratos' }>['reason'] {
  switch (body.kind) {
    case 'json':
      return 'shape';
    case 'html':
    case 'truncated':
    case 'empty':
      return body.kind;
    case 'broken':
    case 'text':
      return 'json';
  }
}

/** Whether JSON text ends inside an object or a list. */
function stopsInside(text: string): boolean {
  return /^[{[]/.test(text) && endOfDocument(text, 0) === undefined;
}
