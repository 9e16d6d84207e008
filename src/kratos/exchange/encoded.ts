import { groupSpan } from './spans';
import type { Span } from './spans';

const base64 = /(?<![\w+/-])[\w+/-]{20,8000}={0,2}(?![\w+/=-])/g;

/**
 * Where a text in Base64 stands that hides a secret: the address of a database in a Secret of Kubernetes. `isSecret`
 * tells whether the decoded text holds one. What is longer than 8,000 characters is a file.
 */
export function findEncoded(text: string, isSecret: (decoded: string) => boolean): Span[] {
  const spans: Span[] = [];
  for (const { 0: written, index } of text.matchAll(base64)) {
    const decoded = decode(written);
    if (decoded !== undefined && isSecret(decoded)) spans.push({ start: index, end: index + written.length });
  }
  return spans;
}

const basic = /\bbasic[ \t]{1,20}([\w+/-]{6,1000}={0,2})/dgi;

/** Where name and password stand that a client gives by `Basic YWxpY2U6…`, in a sentence too. */
export function findBasic(text: string): Span[] {
  return Array.from(text.matchAll(basic))
    .filter((match) => /^[^:\s]+:\S/.test(decode(match[1] ?? '') ?? ''))
    .map((match) => groupSpan(match, 1));
}

/** The text in letters, digits and signs of ASCII; undefined when it is no Base64 or anything else in it. */
function decode(written: string): string | undefined {
  try {
    const decoded = atob(written.replaceAll('-', '+').replaceAll('_', '/'));
    return /^[\x20-\x7e\s]+$/.test(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}
