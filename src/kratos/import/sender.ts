import type { Sender } from '../exchange/seen';
import type { Header } from '../exchange/types';
import { readHeader } from '../flow/headers';

/** Who sent a request, as its own headers tell: browsers say how it came about, or what they are. */
export function senderOf(headers: readonly Header[]): Sender {
  const mode = readHeader(headers, 'sec-fetch-mode');
  const isBrowser = (readHeader(headers, 'user-agent') ?? '').startsWith('Mozilla/');
  if (!isBrowser) return 'program';
  if (mode !== undefined) return mode === 'navigate' ? 'navigation' : 'script';
  return (readHeader(headers, 'accept') ?? '').startsWith('text/html') ? 'navigation' : 'script';
}
