import { findAssignments } from './assignments';
import { findInMarkup, findInMultipart } from './markup';
import { everySpan } from './spans';
import type { Span } from './spans';

/** A token stands alone or behind a percent-encoded sign. */
const before = String.raw`(?<=^|[^\w-]|%[0-9A-F]{2})`;
const oryToken = new RegExp(String.raw`${before}ory_[a-z]{2,6}_[\w-]{8,}`, 'dg');
const jwt = new RegExp(String.raw`${before}eyJ[\w-]+\.[\w-]+\.[\w-]*(?:\.[\w-]*){0,2}`, 'dg');
const userInfo = /:\/\/[^/\s:@]*:([^@/\s]+)@/dg;
const bearer = /\bbearer[ \t]+(?=[^\s\d]*\d)([\w.~+/=-]{8,})/dgi;
const sixDigits = /(?<!\d)\d{6}(?!\d)/dg;

/** Where secrets stand in text by the shape of what is around them, or by their own. `mail` also takes codes of six digits. Each search is linear. */
export function findByPattern(text: string, mail: boolean): Span[] {
  return [
    ...(/[=:]|%(?:25)*3D/i.test(text) ? findAssignments(text) : []),
    ...(text.includes('=') ? findInMarkup(text) : []),
    ...(text.includes('\n') ? findInMultipart(text) : []),
    ...everySpan(text, userInfo, 1),
    ...everySpan(text, bearer, 1),
    ...everySpan(text, oryToken),
    ...everySpan(text, jwt),
    ...(mail ? everySpan(text, sixDigits) : []),
  ];
}
