import { camelCase } from '../recipe/texts';
import type { Expectation, Place, RequestBody, Step, Text, Value, Variable } from '../recipe/types';
import type { AskedStep } from './ofPage';

/** A text as an expression of JavaScript. */
export function jsText(text: Text): string {
  if (text.length === 0) return "''";
  const [first] = text;
  if (text.length === 1 && typeof first === 'string') return jsString(first);
  if (text.length === 1 && typeof first === 'object') return jsNamed(first.ref, first.encoded === true);
  const parts = text.map((part) =>
    typeof part === 'string'
      ? part.replace(/[\\`]|\$(?=\{)/g, String.raw`\$&`)
      : `\${${jsNamed(part.ref, part.encoded === true)}}`,
  );
  return `\`${parts.join('')}\``;
}

function jsNamed(name: string, encoded: boolean): string {
  return encoded ? `encodeURIComponent(${camelCase(name)})` : camelCase(name);
}

/** A literal between single quotes. */
export function jsString(text: string): string {
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`);
  return `'${inside.replace(/[\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)}'`;
}

/** A value of a body. */
export function jsValue(value: Value): string {
  if ('literal' in value) return typeof value.literal === 'string' ? jsString(value.literal) : String(value.literal);
  if ('ref' in value) return camelCase(value.ref);
  if ('items' in value) return `[${value.items.map(jsValue).join(', ')}]`;
  return jsObject(value.members.map(([name, inner]) => [name, jsValue(inner)]));
}

/** An object of expressions. */
export function jsObject(members: readonly (readonly [name: string, expression: string])[]): string {
  if (members.length === 0) return '{}';
  const pairs = members.map(([name, expression]) => {
    const key = /^[a-z_$][\w$]*$/i.test(name) && name !== '__proto__' ? name : jsString(name);
    return key === expression ? key : `${key === "'__proto__'" ? "['__proto__']" : key}: ${expression}`;
  });
  return `{ ${pairs.join(', ')} }`;
}

/** A body as `{ json: {…} }` or `{ form: [[…]] }`. */
export function jsBody({ encoding, fields }: RequestBody): string {
  if (encoding === 'json') return `{ json: ${jsValue({ members: fields })} }`;
  return `{ form: [${fields.map(([name, value]) => `[${jsString(name)}, ${jsValue(value)}]`).join(', ')}] }`;
}

/** What is expected of an answer, as the function `check` of `jsHelpers` takes it. */
export function jsExpectation({ status, state, messages, error, aal, location }: Partial<Expectation>): string {
  return jsObject([
    ...(status === undefined ? [] : [['status', String(status)] as const]),
    ...(state === undefined ? [] : [['state', jsString(state)] as const]),
    ...(messages === undefined ? [] : [['messages', JSON.stringify(messages)] as const]),
    ...(error === undefined ? [] : [['error', jsString(error)] as const]),
    ...(aal === undefined ? [] : [['aal', jsString(aal)] as const]),
    ...(location === undefined ? [] : [['leadsTo', location.there ? "'the form'" : "'elsewhere'"] as const]),
  ]);
}

/** The call of one of `jsHelpers` that takes a value from `answer`. */
export function jsPlace(place: Place): string {
  switch (place.kind) {
    case 'json':
      return `valueAt(answer, ${jsString(place.path.join('.'))})`;
    case 'node':
      return `inputValue(answer, ${jsString(place.name)})`;
    case 'shown':
      return `shownText(answer, ${jsString(place.id)})`;
    case 'suggestion':
      return `suggested(answer, ${[place.list.join('.'), place.action, place.path.join('.')].map(jsString).join(', ')})`;
    case 'location':
      return `parameter(answer, ${jsString(place.parameter)})`;
    case 'mail':
      return `mailedCode(answer, ${jsString(place.template)})`;
  }
}

/** The default of a variable, as an expression; undefined when it has to be given. */
export function jsDefault({ value, fresh }: Variable): string | undefined {
  if (value === undefined) return undefined;
  const at = value.lastIndexOf('@');
  if (fresh !== true || at === -1) return jsString(value);
  const escaped = (text: string): string => text.replace(/[\\`$]/g, String.raw`\$&`);
  return `\`${escaped(value.slice(0, at))}+\${Date.now()}${escaped(value.slice(at))}\``;
}

/** One request with what is expected and taken: `answer` is declared before, `send` and `check` are given. */
export function jsRequest(
  { title, method, url, headers, body, captures, expect }: AskedStep,
  wait = 'await ',
): string[] {
  const sent = headers.map(([name, value]) => [name, jsText(value)] as const);
  const call = [`'${method}'`, jsText(url), jsObject(sent), ...(body ? [jsBody(body)] : [])];
  return [
    `answer = ${wait}send(${call.join(', ')});`,
    `check(${jsString(title)}, answer, ${jsExpectation(expect)});`,
    ...captures.map(({ name, from }) => `const ${camelCase(name)} = ${jsPlace(from)};`),
  ];
}

/** All names of helpers that the steps call. */
export function placesOf(steps: readonly Step[]): ReadonlySet<Place['kind']> {
  return new Set(steps.flatMap((step) => (step.kind === 'request' ? step.captures.map(({ from }) => from.kind) : [])));
}
