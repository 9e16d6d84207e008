/**
 * JSON as a tree that knows where each value stands in its text, so that single values can be masked and everything
 * else stays as it was received. Tolerant: a truncated document gives the tree of what is there, and what is nested too
 * deep is one node with nothing in it.
 */

export type JsonNode = JsonObject | JsonArray | JsonString | JsonLiteral | JsonDepth;

interface Placed {
  /** Offset of the first character. */
  readonly start: number;
  /** Offset after the last character. */
  readonly end: number;
}

export interface JsonObject extends Placed {
  readonly kind: 'object';
  readonly members: readonly { readonly key: JsonString; readonly value: JsonNode }[];
}

export interface JsonArray extends Placed {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonString extends Placed {
  readonly kind: 'string';
  /** The decoded text. */
  readonly text: string;
  /**
   * Offset in the document of the decoded character `index`; `index === text.length` is the offset after the last one.
   */
  at(index: number): number;
}

/** A number, `true`, `false` or `null`. */
export interface JsonLiteral extends Placed {
  readonly kind: 'literal';
  readonly text: string;
}

/** An object or a list that is nested too deep to be read: only where it stands is known. */
export interface JsonDepth extends Placed {
  readonly kind: 'depth';
}

export interface JsonTree {
  readonly root?: JsonNode;
  /** Where reading stopped, blanks behind the document included: the length of the text when all of it was JSON. */
  readonly end: number;
}

/** Nesting beyond this is left unread; nobody's identity is that deep, and the stack is not endless. */
const deepest = 200;

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Reads the JSON document that begins at `from` into a tree. Never throws; what cannot be read lies after `end`. */
export function readJsonTree(source: string, from = 0): JsonTree {
  let position = from;
  let broken = false;

  const skip = (): void => {
    while (position < source.length && ' \t\r\n'.includes(source.charAt(position))) position += 1;
  };

  const readString = (): JsonString => {
    const start = position;
    position += 1;
    const first = position;
    let text = '';
    let offsets: number[] | undefined;
    let plain = position;
    while (position < source.length && source.charAt(position) !== '"') {
      if (source.charAt(position) !== '\\') {
        position += 1;
        continue;
      }
      const before = source.slice(plain, position);
      offsets ??= [];
      for (let index = 0; index < before.length; index += 1) offsets.push(plain + index);
      offsets.push(position);
      const sign = source.charAt(position + 1);
      const hex = /^u([0-9a-fA-F]{4})/.exec(source.slice(position + 1, position + 6))?.[1];
      text += before + (hex === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(parseInt(hex, 16)));
      if (sign === '' && hex === undefined) offsets.pop();
      position = Math.min(source.length, position + (hex === undefined ? 2 : 6));
      plain = position;
    }
    const rest = source.slice(plain, position);
    text += rest;
    const last = position;
    if (position < source.length) position += 1;
    else broken = true;
    if (offsets === undefined) return { kind: 'string', start, end: position, text, at: (index) => first + index };
    for (let index = 0; index < rest.length; index += 1) offsets.push(plain + index);
    const table = offsets;
    return { kind: 'string', start, end: position, text, at: (index) => table[index] ?? last };
  };

  const readValue = (depth: number): JsonNode | undefined => {
    skip();
    const sign = source.charAt(position);
    if (sign === '"') return readString();
    if (sign === '{' || sign === '[') {
      if (depth === deepest) return passOver();
      return sign === '{' ? readObject(depth) : readArray(depth);
    }
    const literal = /^[-+.\w]+/.exec(source.slice(position, position + 400))?.[0];
    if (literal === undefined) {
      broken = true;
      return undefined;
    }
    const start = position;
    position += literal.length;
    return { kind: 'literal', start, end: position, text: literal };
  };

  /** To the bracket that closes the one at `position`. */
  const passOver = (): JsonDepth => {
    const start = position;
    let open = 0;
    do {
      const sign = source.charAt(position);
      if (sign === '{' || sign === '[') open += 1;
      if (sign === '}' || sign === ']') open -= 1;
      if (sign === '"') position = endOfString(source, position);
      else position += 1;
    } while (open > 0 && position < source.length);
    if (open > 0) broken = true;
    return { kind: 'depth', start, end: position };
  };

  const readObject = (depth: number): JsonObject => {
    const start = position;
    const members: { key: JsonString; value: JsonNode }[] = [];
    position += 1;
    while (!broken) {
      skip();
      if (source.charAt(position) === '}') {
        position += 1;
        break;
      }
      if (source.charAt(position) === ',') {
        position += 1;
        continue;
      }
      if (source.charAt(position) !== '"') {
        broken = true;
        break;
      }
      const key = readString();
      skip();
      if (source.charAt(position) !== ':') {
        broken = true;
        break;
      }
      position += 1;
      const value = readValue(depth + 1);
      if (value !== undefined) members.push({ key, value });
    }
    return { kind: 'object', start, end: position, members };
  };

  const readArray = (depth: number): JsonArray => {
    const start = position;
    const items: JsonNode[] = [];
    position += 1;
    while (!broken) {
      skip();
      if (source.charAt(position) === ']') {
        position += 1;
        break;
      }
      if (source.charAt(position) === ',') {
        position += 1;
        continue;
      }
      const item = readValue(depth + 1);
      if (item !== undefined) items.push(item);
    }
    return { kind: 'array', start, end: position, items };
  };

  const root = readValue(0);
  skip();
  return root === undefined ? { end: position } : { root, end: position };
}

/** The offset after the string that begins at `start`. */
function endOfString(source: string, start: number): number {
  let position = start + 1;
  while (position < source.length && source.charAt(position) !== '"')
    position += source.charAt(position) === '\\' ? 2 : 1;
  return Math.min(source.length, position + 1);
}
