import { isSecretName } from '../flow/secretNames';
import { endOf } from './spans';
import type { Span } from './spans';

const tagOrAttribute = /<[a-z!/]|>|(?<![\w:-])([a-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+))/dgi;

/** Where values stand in HTML whose field or meta name is secret, or whose type is `password`, in whatever order and with or without quotes. */
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

const disposition = /^content-disposition:([^\r\n]*)/gim;
const partName = /\bname="([^"]*)"|\bname=([^\s;"]+)/i;
const partHeaders = /(?:\r?\n[^\r\n]+){0,8}\r?\n\r?\n/y;

/** Where the values of secret fields stand in a `multipart/form-data` body. */
export function findInMultipart(body: string): Span[] {
  const spans: Span[] = [];
  let covered = 0;
  for (const match of body.matchAll(disposition)) {
    const [, quoted, bare] = partName.exec(match[1] ?? '') ?? [];
    if (!isSecretName(quoted ?? bare ?? '')) continue;
    const head = match.index + match[0].length;
    const start = endOf(body, partHeaders, head);
    if (start === head || start < covered) continue;
    const next = body.indexOf('\n--', start - 1);
    covered = next === -1 ? body.length : Math.max(start, body.charAt(next - 1) === '\r' ? next - 1 : next);
    spans.push({ start, end: covered });
  }
  return spans;
}
