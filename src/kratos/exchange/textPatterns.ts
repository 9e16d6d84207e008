import { isSecretName } from '../flow/secretNames';
import { findAssignments } from './assignments';
import { findInBlocks } from './blocks';
import { findInElements, findInMarkup, findInMultipart } from './markup';
import { everySpan, groupSpan } from './spans';
import type { Span } from './spans';

/** A token stands alone or behind a percent-encoded sign. */
const oryToken = /(?<=^|[^\w-]|%[0-9A-F]{2})ory_[a-z]{2,6}_[\w-]{8,}/dg;
const jwt = /(?<=^|[^\w-]|%[0-9A-F]{2})eyJ[\w-]+\.[\w-]+\.[\w-]*(?:\.[\w-]*){0,2}/dg;
/** A password may have a slash, which a port has behind it. */
const userInfo = /:\/\/[^/\s:@]*:((?!\d+["'/<?#])[^@/\s"]+(?:\/[^@/\s":]{0,100}){0,3})@/dg;
/** As MySQL's driver has it: `root:password@tcp(host:3306)/name`. */
const ofDriver = /:([^\s:@]{1,200})@(?:tcp|unix)\(/dg;
const privateKey = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----([^]*?)(?=-----END|$)/dg;
/** As hashes of passwords are stored: `$2a$12$…`, `$argon2id$v=19$…`. */
const hash = /\$(?:2[abxy]|argon2id?|pbkdf2(?:-sha\d+)?|scrypt)\$[^\s"'<>;)\]}]+/dg;
const bearer = /\bbearer[ \t]+(?=[^\s\d]*\d)([\w.~+/=-]{8,})/dgi;
const ofCurl = /\s(?:-u ?|--user[ =])["']?[^\s:"']+:([^\s"']+)/dg;
/** `--api-token value` */
const flag = /(?<=^|\s)--([a-z][a-z-]{0,60})[ \t]+["']?([^\s"'-][^\s"']*)/dg;
const sixDigits = /(?<!\d)\d{6}(?!\d)/dg;

/**
 * Where secrets stand in text by the shape of what is around them, or by their own. `mail` also takes codes of six
 * digits. Each search is linear.
 */
export function findByPattern(text: string, mail: boolean): Span[] {
  // Most texts are words and sentences.
  if (!mail && !/[=:%<\n$]|--|ory_|eyJ|bearer/i.test(text)) return [];
  return [
    ...(/[=:]|%(?:25)*3[AD]/i.test(text) ? findAssignments(text) : []),
    ...(text.includes('=') ? findInMarkup(text) : []),
    ...(text.includes('</') ? findInElements(text) : []),
    ...(text.includes('\n') ? [...findInMultipart(text), ...findInBlocks(text)] : []),
    ...everySpan(text, userInfo, 1),
    ...everySpan(text, ofDriver, 1),
    ...everySpan(text, bearer, 1),
    ...everySpan(text, privateKey, 1),
    ...everySpan(text, hash),
    ...(text.includes('--') ? findInFlags(text) : []),
    ...everySpan(text, ofCurl, 1),
    ...everySpan(text, oryToken),
    ...everySpan(text, jwt),
    ...(mail ? everySpan(text, sixDigits) : []),
  ];
}

function findInFlags(text: string): Span[] {
  return Array.from(text.matchAll(flag))
    .filter(([, name = '']) => isSecretName(name))
    .map((match) => groupSpan(match, 2));
}
