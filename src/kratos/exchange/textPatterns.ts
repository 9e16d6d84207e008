import { findAssignments } from './assignments';
import { findInElements, findInMarkup, findInMultipart } from './markup';
import { everySpan } from './spans';
import type { Span } from './spans';

/** A token stands alone or behind a percent-encoded sign. */
const oryToken = /(?<=^|[^\w-]|%[0-9A-F]{2})ory_[a-z]{2,6}_[\w-]{8,}/dg;
const jwt = /(?<=^|[^\w-]|%[0-9A-F]{2})eyJ[\w-]+\.[\w-]+\.[\w-]*(?:\.[\w-]*){0,2}/dg;
const userInfo = /:\/\/[^/\s:@]*:([^@/\s]+)@/dg;
const bearer = /\bbearer[ \t]+(?=[^\s\d]*\d)([\w.~+/=-]{8,})/dgi;
const ofCurl = /\s(?:-u|--user)[ =]["']?[^\s:"']+:([^\s"']+)/dg;
const sixDigits = /(?<!\d)\d{6}(?!\d)/dg;

/** Where secrets stand in text by the shape of what is around them, or by their own. `mail` also takes codes of six digits. Each search is linear. */
export function findByPattern(text: string, mail: boolean): Span[] {
  // Most texts are words and sentences.
  if (!mail && !/[=:%<\n]|ory_|eyJ|bearer/i.test(text)) return [];
  return [
    ...(/[=:]|%(?:25)*3D/i.test(text) ? findAssignments(text) : []),
    ...(text.includes('=') ? findInMarkup(text) : []),
    ...(text.includes('</') ? findInElements(text) : []),
    ...(text.includes('\n') ? findInMultipart(text) : []),
    ...everySpan(text, userInfo, 1),
    ...everySpan(text, bearer, 1),
    ...everySpan(text, ofCurl, 1),
    ...everySpan(text, oryToken),
    ...everySpan(text, jwt),
    ...(mail ? everySpan(text, sixDigits) : []),
  ];
}
