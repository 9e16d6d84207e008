import { isSecretName } from '../flow/secretNames';
import { findAssignments } from './assignments';
import { findBearerUrls } from './bearerUrls';
import { findInBlocks } from './blocks';
import { findInDumps } from './dumps';
import { findBasic, findEncoded } from './encoded';
import { findInElements, findInMarkup, findInMultipart } from './markup';
import { findInSentences } from './sentences';
import { everySpan, groupSpan } from './spans';
import type { Span } from './spans';
import { findInToolFiles } from './toolFiles';

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
/** Keys of other services by their own beginnings: mail and message providers, code hosts, payment. */
const keyOfService =
  /(?<![\w-])(?:gh[opsur]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{10,}|[rs]k_(?:live|test)_\w{16,}|sk-(?=[\w-]{0,100}\d)[\w-]{20,}|whsec_[\w+/=]{16,}|npm_[a-zA-Z\d]{30,}|AIza[\w-]{35}|key-[\da-f]{32}|SG\.[\w-]{16,}\.[\w-]{16,}|AKIA[\dA-Z]{16}(?!\w))/dg;
const sixDigits = /(?<!\d)\d{6}(?!\d)/dg;

/**
 * Where secrets stand in text by the shape of what is around them, or by their own. `mail` also takes codes of six
 * digits. Each search is linear.
 */
export function findByPattern(text: string, mail: boolean): Span[] {
  // Most texts are words and sentences.
  if (
    !mail &&
    !/[=:%<\n$|]| -p|--|eyJ|[-_]\w{10}|[\w+/]{20}|\d{3}|passw|passp|kennw|identified|secret|token|bearer|basic/i.test(
      text,
    )
  )
    return [];
  return [...findOpenly(text, mail), ...findEncoded(text, (decoded) => findOpenly(decoded, false).length > 0)];
}

function findOpenly(text: string, mail: boolean): Span[] {
  return [
    ...(/[=:]|%(?:25)*3[AD]/i.test(text) ? findAssignments(text) : []),
    ...(text.includes('=') ? findInMarkup(text) : []),
    ...(text.includes('</') ? findInElements(text) : []),
    ...(text.includes('\n') ? [...findInMultipart(text), ...findInBlocks(text)] : []),
    ...findInSentences(text),
    ...(/[|,;\t]| by | password /i.test(text) ? findInDumps(text) : []),
    ...(text.includes('://') ? findBearerUrls(text) : []),
    ...findInToolFiles(text),
    ...everySpan(text, userInfo, 1),
    ...everySpan(text, ofDriver, 1),
    ...everySpan(text, bearer, 1),
    ...findBasic(text),
    ...everySpan(text, privateKey, 1),
    ...everySpan(text, hash),
    ...(text.includes('--') ? findInFlags(text) : []),
    ...everySpan(text, ofCurl, 1),
    ...everySpan(text, oryToken),
    ...everySpan(text, keyOfService),
    ...everySpan(text, jwt),
    ...(mail ? everySpan(text, sixDigits) : []),
  ];
}

function findInFlags(text: string): Span[] {
  return Array.from(text.matchAll(flag))
    .filter(([, name = '']) => isSecretName(name))
    .map((match) => groupSpan(match, 2));
}
