import type { RequestBody, Step, Text, Value } from './types';

/** The names that a text, a value or a step needs. */
export function namesIn(step: Step): ReadonlySet<string> {
  if (step.kind === 'totp') return new Set([step.secret]);
  const texts = [step.url, ...step.headers.map(([, value]) => value)];
  return new Set([...texts.flatMap(namesOfText), ...(step.body ? namesInBody(step.body) : [])]);
}

/** The names that a body needs, each once. */
export function namesInBody({ fields }: RequestBody): readonly string[] {
  return [...new Set(fields.flatMap(([, value]) => namesOf(value)))];
}

function namesOfText(text: Text): string[] {
  return text.flatMap((part) => (typeof part === 'string' ? [] : part.ref));
}

function namesOf(value: Value): string[] {
  if ('ref' in value) return [value.ref];
  if ('items' in value) return value.items.flatMap(namesOf);
  return 'members' in value ? value.members.flatMap(([, inner]) => namesOf(inner)) : [];
}

/** A text in the notation of a tool: `literal` escapes what stands as it is, `named` writes a value down. */
export function writeText(
  text: Text,
  literal: (text: string) => string,
  named: (name: string, encoded: boolean) => string,
): string {
  return text
    .map((part) => (typeof part === 'string' ? literal(part) : named(part.ref, part.encoded === true)))
    .join('');
}

/** A name as most languages write it: `csrf_token` becomes `csrfToken`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** The parameters of an address, decoded. Those of a captured address are not known. */
export function parametersOf(url: Text): readonly (readonly [name: string, value: Text])[] {
  const pairs: [string, Text][] = [];
  for (const part of url) {
    if (typeof part !== 'string') {
      const last = pairs.at(-1);
      if (last) last[1] = [...last[1], part];
      continue;
    }
    const query = pairs.length > 0 ? part : part.slice(part.indexOf('?') + 1 || part.length);
    // What stands before the first sign belongs to the value before, which is a name.
    for (const pair of query.split('&').filter((one) => one.includes('='))) {
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      pairs.push([decodeURIComponent(pair.slice(0, at)), value === '' ? [] : [decodeURIComponent(value)]]);
    }
  }
  return pairs;
}
