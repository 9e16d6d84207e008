import { endOfDocument, isObject, type JsonObject } from '../flow/json';
import { beginsWithRequest } from '../import/format';
import { readLooseJson, type LooseJson } from './looseJson';
import { recogniseValue } from './shapes';
import { readLogObject, recogniseWords } from './words';
import type { Pasted, Recognised } from './types';
import { unwrap } from './unwrap';

/**
 * What a text is that somebody has in the clipboard: an answer of Kratos whole, cut off or in pieces, within a line of
 * a log or the quoting of a chat; an address, a token, a cookie, a request. Total: anything gives something, and what
 * tells nothing is `foreign`.
 */
export function recognise(given: string): Recognised {
  const text = unwrap(given);
  if (text === '') return told({ kind: 'foreign', as: 'empty' });
  const response = withoutHead(text);
  if (beginsWithRequest(text)) return told({ kind: 'requests' });
  const json = /[[{"]/.test(response) ? readLooseJson(response) : undefined;
  const found = json && recogniseJson(json);
  if (found !== undefined) return found;
  // Lines of objects, such as a log that is written as JSON.
  const words = recogniseWords(response);
  if (words !== undefined) return told(words);
  return { pasted: { kind: 'foreign', as: foreignKind(response, json) }, cut: json?.cut ?? false, mended: false };
}

function told(pasted: Pasted): Recognised {
  return { pasted, cut: false, mended: false };
}

function recogniseJson({ value, further, cut, mended }: LooseJson): Recognised | undefined {
  const lines = [value, ...further].map((one) => (isObject(one) ? readLogObject(one) : undefined));
  if (lines.every((line) => line !== undefined)) return { pasted: { kind: 'log', lines }, cut, mended };
  const pasted = recogniseValue(value, further) ?? lookInside(value, 0);
  return pasted && { pasted, cut, mended };
}

/** What clients put around an answer: axios `{data, status}`, an error with its `response`, a body that is a string. */
const around = [
  'data',
  'body',
  'response',
  'responseBody',
  'responseText',
  'content',
  'text',
  'result',
  'payload',
  'flow',
];

function lookInside(value: unknown, depth: number): Pasted | undefined {
  if (!isObject(value) || depth > 3) return undefined;
  for (const key of around) {
    const inner = Object.hasOwn(value, key) ? readInner(value, key) : undefined;
    const found = inner && (recogniseValue(inner.value, inner.further) ?? lookInside(inner.value, depth + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

function readInner(source: JsonObject, key: string): LooseJson | undefined {
  const inner = source[key];
  if (typeof inner === 'string') return inner.includes('{') ? readLooseJson(inner) : undefined;
  return { value: inner, further: [], cut: false, mended: false };
}

/** A response as curl prints it with its head: what follows the head. */
function withoutHead(text: string): string {
  if (!/^HTTP\/\d/.test(text)) return text;
  const end = text.search(/\n\s*\n/);
  return end < 0 ? text : text.slice(end).trim();
}

function foreignKind(text: string, json: LooseJson | undefined): Extract<Pasted, { kind: 'foreign' }>['as'] {
  if (json !== undefined) return json.cut ? 'cut' : 'json';
  if (!/^[{[]/.test(text)) return 'text';
  return endOfDocument(text, 0) === undefined ? 'cut' : 'broken-json';
}
