import { matchEnd } from './spans';
import type { Span } from './spans';

/** What a code is called in mails, short messages and logs; the second group says by itself that it is for a person. */
const codeWord = /(?<![\p{L}\d-])(?:(codes?|código|codice)|(passcode|pin|otp|tan|one-time password))(?![\p{L}\d_-])/giu;
/** What stands between a name and a value besides words: blanks, signs, quotes, marks of HTML, escaped line ends. */
const between = /[\s:=#>"'`*([\]]|\\[nrt"]|&nbsp;|<\/?[a-z][^<>]{0,200}>/iy;
const verb = /(?:is|was|are|ist|lautet|es|est)(?=[\s:<])/iy;
/** `code to sign in to Acme is`, `code sent to your phone:` */
const longWay = /[^\n!?;:\d<]{0,60}(?::|[ \t]is)(?=\s)/y;

const sixDigits = /(?:[A-Z]-)?(?:\d{6}|\d{3}[ -]\d{3})(?![\w-]|[.,:]\d)/y;
const anyCode =
  /(?![145]0\d{5}(?!\d))(?:[A-Z]-)?(?:\d{4,8}|\d{3}[ -]\d{3}|(?=[A-Z]{0,9}\d)(?=\d{0,9}[A-Z])[A-Z\d]{5,10})(?![\w-]|[.,:]\d)/y;
const numbers = /(?<![\w.,:-])(?![145]0\d{5}(?!\d))(?:[A-Z]-)?(?:\d{4,8}|\d{3}[ -]\d{3})(?![\w-]|[.,:]\d)/g;
/** Short messages end with it, so that a browser fills in the code: `@example.org #123456`. */
const forBrowser = /^@[\w.-]{1,200} #([\w-]{4,10})/dgm;

/** Words before *code* that say whose it is … */
const personal =
  /^(?:your|following|verification|login|log-in|sign-in|registration|recovery|security|one-time|sms|confirmation|access|backup|authentication|auth|2fa|mfa|reset|invitation|activation|lookup|dein|ihr|votre|tu|su|il)$/i;
/** … or that it is another kind of code. */
const impersonal =
  /^(?:errors?|status|exit|https?|zip|postal|post|country|area|source|return|response|result|smtp|sql|sqlstate|pq|pg|reason|reply|grpc|message|msg|vendor|product|state|close|signal|region|currency|sort|dial|dialing|language|build|version|batch|fehler|erreur)$/i;

/**
 * Where codes and passwords stand that a sentence tells: `Your code is: 123456`, `123456 is your login code`, `password
 * is hunter2`. A number is a code by the words around it; `status code 404` and `error code 4000006` are none.
 */
export function findInSentences(text: string): Span[] {
  return [...findCodes(text), ...findPasswords(text)];
}

/** True when the word `code` that ends a text is one of a status, an error, a country … */
export function endsWithOtherCode(before: string): boolean {
  return wordsBefore(before.replace(/code$/i, ''), 2).some((word) => impersonal.test(word));
}

function findCodes(text: string): Span[] {
  const spans: Span[] = Array.from(text.matchAll(forBrowser), (match) => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    return { start, end };
  });
  for (const match of text.matchAll(codeWord)) {
    const before = text.slice(Math.max(0, match.index - farthest), match.index);
    if (wordsBefore(before, 2).some((word) => impersonal.test(word))) continue;
    const isPersonal = match[2] !== undefined || wordsBefore(before, 3).some((word) => personal.test(word));
    const end = match.index + match[0].length;
    const found = codeBehind(text, end, isPersonal) ?? codeBefore(before, match.index - before.length);
    if (found) spans.push(found);
    else if (isPersonal && /s$/i.test(match[0])) spans.push(...listBehind(text, end));
  }
  return spans;
}

/** No more is looked at before a word. */
const farthest = 100;

/** The last words of the sentence that a text breaks off in. */
function wordsBefore(before: string, count: number): string[] {
  const sentence = before.slice(Math.max(...['.', '!', '?', ';', '\n'].map((sign) => before.lastIndexOf(sign))) + 1);
  return sentence
    .split(/[^\p{L}\d-]+/u)
    .filter(Boolean)
    .slice(-count);
}

function codeBehind(text: string, from: number, isPersonal: boolean): Span | undefined {
  const pattern = isPersonal ? anyCode : sixDigits;
  const direct = behindSigns(text, matchEnd(text, verb, behindSigns(text, from)));
  for (const start of [direct, behindSigns(text, matchEnd(text, longWay, from))]) {
    const end = start === from ? from : matchEnd(text, pattern, start);
    if (end > start) return { start, end };
  }
  return undefined;
}

const codeOfList = /(?=[a-z]{0,11}\d)[a-z\d]{6,12}(?![\w-])/iy;
const betweenCodes = /[\s,;*•-]{1,20}/y;

/** `Backup codes: abcd1234, efgh5678` */
function listBehind(text: string, from: number): Span[] {
  const spans: Span[] = [];
  for (let start = behindSigns(text, from); start > from;) {
    const end = matchEnd(text, codeOfList, start);
    if (end === start) break;
    spans.push({ start, end });
    start = matchEnd(text, betweenCodes, end);
  }
  return spans;
}

function behindSigns(text: string, from: number): number {
  let at = from;
  for (let count = 0; count < 30; count += 1) {
    const next = matchEnd(text, between, at);
    if (next === at) break;
    at = next;
  }
  return at;
}

/** `123456 is your login code`: `before` is what stands in front of the last word. */
function codeBefore(before: string, offset: number): Span | undefined {
  const last = Array.from(before.matchAll(numbers)).at(-1);
  if (!last) return undefined;
  const end = last.index + last[0].length;
  const rest = before.slice(end).replace(/<[^<>]*>/g, ' ');
  if (/[.!?;:\n]/.test(rest)) return undefined;
  const [first = '', ...others] = rest.trim().split(/\s+/);
  const isOfPerson = others[0] === 'the' || others.some((word) => personal.test(word));
  return isOfPerson && others.length <= 6 && /^(?:is|as|for|ist|es|est)$/i.test(first)
    ? { start: offset + last.index, end: offset + end }
    : undefined;
}

const secretWord = /(?<![a-z\d-])(?:(password|passphrase|passwd|passwort|kennwort)|token|secret|api[ -]key)(?![\w-])/gi;
const saidToBe =
  /\s{1,20}(?:(?:(?:has been|is|was) )?(?:set|changed|reset) to|is|was|ist|lautet|will be)(?: now)?:?\s{1,20}/iy;
const blanks = /[ \t]{1,20}/y;
const quoted = /(?<=(["'`]))[^"'`\r\n]{1,200}(?=\1)/y;
const bareWord = /[^\s"'`<>]{1,200}/y;
/** Names of algorithms, versions and sizes, which also have letters and digits. */
const technical =
  /^(?:argon2\w*|bcrypt|scrypt|pbkdf2\S*|h?mac\S*|sha-?\d\S*|md5|base\d\S*|utf-?\d\S*|aes\S*|x?chacha\d\S*|[hre]s\d{3}|ed25519|v\d\S*|oauth2?|k8s\S*|s3|2fa|\d+(?:st|nd|th|ms|[smhdkb])|\d+-?(?:bits?|bytes?|char\w*))$/i;

function findPasswords(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(secretWord)) {
    const from = match.index + match[0].length;
    const behindVerb = matchEnd(text, saidToBe, from);
    const isSaid = behindVerb > from;
    const start = isSaid ? behindVerb : matchEnd(text, blanks, from);
    const inQuotes = /["'`]/.test(text.charAt(start)) ? matchEnd(text, quoted, start + 1) : 0;
    const span = inQuotes > 0 ? { start: start + 1, end: inQuotes } : wordAt(text, start);
    const value = text.slice(span.start, span.end);
    const least = isSaid ? 4 : match[1] === undefined ? 12 : 6;
    const isChosen = (isSaid && inQuotes > 0) || (value.length >= least && looksChosen(value, isSaid));
    if (start > from && isChosen) spans.push(span);
  }
  return spans;
}

function wordAt(text: string, start: number): Span {
  let end = matchEnd(text, bareWord, start);
  while (end > start && '.,;:)'.includes(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** Whether a word is no word of a sentence, but has been thought up. Right behind the name it must look so more. */
function looksChosen(value: string, isSaid: boolean): boolean {
  if (technical.test(value)) return false;
  if (/^[\d.]+$/.test(value)) return isSaid && value.length >= 6;
  if (!/\d|[!@#$%^&*~+?]/.test(value) || !/[a-z]/i.test(value)) return false;
  return isSaid || (!value.includes('/') && [/[A-Z!@#$%^&*~+?]/, /\d/, /[a-z]/].every((kind) => kind.test(value)));
}
