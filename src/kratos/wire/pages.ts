import type { Header } from '../exchange/types';
import { readHeader } from '../flow/headers';

/**
 * The `page_token` of the `Link` header's `rel="next"`, decoded; undefined on the last page. Right for admin lists,
 * wrong for `GET /sessions`.
 */
export function nextPageToken(headers: readonly Header[]): string | undefined {
  const target = linkTarget(headers, 'next');
  return target === undefined
    ? undefined
    : (URL.parse(target, 'http://kratos')?.searchParams.get('page_token') ?? undefined);
}

/** `X-Total-Count`, where a list tells it. */
export function totalCount(headers: readonly Header[]): number | undefined {
  const text = readHeader(headers, 'x-total-count');
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function linkTarget(headers: readonly Header[], relation: string): string | undefined {
  const links = headers.filter(([name]) => name.toLowerCase() === 'link').map(([, value]) => value);
  for (const match of links.join(',').matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (/;\s*rel="?([\w-]+)/.exec(match[2] ?? '')?.[1] === relation) return match[1];
  }
  return undefined;
}
