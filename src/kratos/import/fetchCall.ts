import { parseExpressionAt, type CallExpression, type Expression } from 'acorn';
import type { Missing, SeenExchange } from '../exchange/seen';
import type { Header, Unrecorded, WireRequest } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { filledTextAt, isObject, present, textAt, type JsonObject } from '../flow/json';
import { evaluate } from './evaluate';
import { gather } from './gathered';
import { seenExchange } from './seenExchange';
import type { Imported } from './types';

/** A text with more calls that are none is no list of calls. */
const mostFailures = 20;

const call = /(?<![\w$])fetch\s{0,20}\(/g;

/**
 * Reads calls of `fetch`, as browsers copy them (for the console, or for Node) or as somebody wrote them. Nothing is
 * run: what is no literal is named as missing.
 */
export function readFetchCall(text: string): Imported {
  const seen: SeenExchange[] = [];
  const missing: Missing[] = [];
  let done = 0;
  let failed = 0;
  for (const { index } of text.matchAll(call)) {
    if (index < done || failed > mostFailures) continue;
    const expression = parseCall(text, index);
    if (!expression) {
      failed += 1;
      missing.push({ kind: 'unreadable', text: text.slice(index, index + 80).split('\n', 1)[0] ?? '' });
      continue;
    }
    done = expression.end;
    const read = requestOf(expression, text, missing);
    if (!read) continue;
    seen.push(seenExchange(read.request, seen.length, read));
    missing.push({ kind: 'answers', count: 1 });
  }
  return gather(seen, missing);
}

function parseCall(text: string, at: number): CallExpression | undefined {
  try {
    const expression: Expression = parseExpressionAt(text, at, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
    });
    return callIn(expression);
  } catch {
    return undefined;
  }
}

/** The call at the beginning of `fetch(…).then(…)`. */
function callIn(expression: Expression): CallExpression | undefined {
  let inner: Expression = expression;
  for (;;) {
    if (inner.type === 'CallExpression' && inner.callee.type === 'Identifier') return inner;
    const next =
      inner.type === 'CallExpression' ? inner.callee : inner.type === 'MemberExpression' ? inner.object : undefined;
    if (next === undefined || next.type === 'Super') return undefined;
    inner = next;
  }
}

interface FetchRequest {
  readonly request: WireRequest;
  readonly page: string | undefined;
  /** A call that names the page, or its cookies, is one of a page. */
  readonly sender: 'script' | 'program';
  readonly unrecorded: readonly Unrecorded[] | undefined;
}

function requestOf(
  { arguments: [address, options] }: CallExpression,
  text: string,
  missing: Missing[],
): FetchRequest | undefined {
  const computed = (code: string): void => {
    missing.push({ kind: 'computed', text: code });
  };
  const url = address === undefined ? undefined : evaluate(address, text, computed);
  const given = options === undefined ? undefined : evaluate(options, text, computed);
  if (typeof url !== 'string') return undefined;
  const init: JsonObject = isObject(given) ? given : {};
  const page = filledTextAt(init, 'referrer');
  const own: Header[] = isObject(init.headers)
    ? Object.entries(init.headers).map(([name, value]) => [name, String(value)])
    : [];
  const body = textAt(init, 'body');
  const sent: Header[] = [
    ['accept', '*/*'],
    ...(body === undefined ? [] : ([['content-type', 'text/plain;charset=UTF-8']] as Header[])),
    ...(page ? ([['referer', page]] as Header[]) : []),
  ];
  const headers = [...own, ...sent.filter(([name]) => readHeader(own, name) === undefined)];
  const keepsCookies = textAt(init, 'credentials') === 'include' && readHeader(own, 'cookie') === undefined;
  if (keepsCookies) missing.push({ kind: 'browser-cookies' });
  const complete = URL.parse(url, page)?.href ?? url;
  return {
    request: present<WireRequest>({
      method: (textAt(init, 'method') ?? 'GET').toUpperCase(),
      url: complete,
      headers,
      body,
    }),
    page,
    sender: page !== undefined || init.credentials !== undefined ? 'script' : 'program',
    unrecorded: keepsCookies ? ['cookies'] : undefined,
  };
}
