import { isSecretName } from '../flow/secretNames';
import { matchEnd, groupSpan } from './spans';
import type { Span } from './spans';

const tagOrAttribute = /<[a-z!/]|>|(?<![\w:-])([a-z][\w:-]*)\s*=\s*(?:"([^"]*)|'([^']*)|([^\s"'<>`]+))/dgi;

/**
 * Where values stand in HTML whose field or meta name is secret, or whose type is `password`, in whatever order and
 * with or without quotes.
 */
export function findInMarkup(html: string): Span[] {
  const spans: Span[] = [];
  let attributes = new Map<string, { readonly text: string; readonly span: Span }>();
  const endTag = (): void => {
    const value = attributes.get('value') ?? attributes.get('content');
    const name = attributes.get('name')?.text ?? attributes.get('property')?.text ?? '';
    if (value && (isSecretName(name) || attributes.get('type')?.text.toLowerCase() === 'password'))
      spans.push(value.span);
    attributes = new Map();
  };
  for (const match of html.matchAll(tagOrAttribute)) {
    const group = [2, 3, 4].find((one) => match[one] !== undefined);
    const name = match[1]?.toLowerCase();
    if (name === undefined || group === undefined) endTag();
    else if (!attributes.has(name)) {
      const [start, end] = match.indices?.[group] ?? [0, 0];
      attributes.set(name, { text: match[group] ?? '', span: { start, end } });
    }
  }
  endTag();
  return spans;
}

const area = /<textarea\s([^<>]*)>([^<]+)/dgi;
const element = /<(?:[\w-]+:)?([a-z][\w.-]*)(?:\s[^<>]*)?>([^<]+)<\//dgi;

/** Where the texts of elements stand whose names are secret, or whose field is. `code` is an element of HTML. */
export function findInElements(xml: string): Span[] {
  const isSecretElement = (name: string): boolean => name.toLowerCase() !== 'code' && isSecretName(name);
  return [
    ...Array.from(xml.matchAll(element)).filter(([, name = '']) => isSecretElement(name)),
    ...Array.from(xml.matchAll(area)).filter(([, attributes = '']) => isSecretName(nameIn(attributes))),
  ].map((match) => groupSpan(match, 2));
}

/** The `name` among attributes or parameters. */
function nameIn(attributes: string): string {
  const [, quoted, bare] = partName.exec(attributes) ?? [];
  return quoted ?? bare ?? '';
}

const disposition = /^content-disposition:([^\r\n]*)/gim;
const partName = /\bname="([^"]*)"|\bname=([^\s;"]+)/i;
const partHeaders = /(?:\r?\n[^\r\n]+){0,8}\r?\n\r?\n/y;

/** Where the values of secret fields stand in a `multipart/form-data` body. */
export function findInMultipart(body: string): Span[] {
  const spans: Span[] = [];
  let covered = 0;
  for (const match of body.matchAll(disposition)) {
    if (!isSecretName(nameIn(match[1] ?? ''))) continue;
    const head = match.index + match[0].length;
    const start = matchEnd(body, partHeaders, head);
    if (start === head || start < covered) continue;
    const next = body.indexOf('\n--', start - 1);
    covered = next === -1 ? body.length : Math.max(start, body.charAt(next - 1) === '\r' ? next - 1 : next);
    spans.push({ start, end: covered });
  }
  return spans;
}
