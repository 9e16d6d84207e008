import type {
  CallExpression,
  Expression,
  NewExpression,
  ObjectExpression,
  PrivateIdentifier,
  Property,
  SpreadElement,
} from 'acorn';
import { isObject, type JsonObject } from '../flow/json';

/** Deeper than anybody writes the arguments of a call. */
const deepest = 50;

/**
 * The value of an expression of JavaScript that is written out: literals, objects, lists, texts that are put together,
 * and what turns those into a body (`JSON.stringify`, `URLSearchParams`, `Headers`). Anything else is told to
 * `computed` as it stands in `source`, and is that text in braces. Nothing is run.
 */
export function evaluate(
  node: Expression | SpreadElement,
  source: string,
  computed: (code: string) => void,
  depth = 0,
): unknown {
  const inner: Inner = (one) => evaluate(one, source, computed, depth + 1);
  const unknown = (): string => {
    const code = source.slice(node.start, Math.min(node.end, node.start + 80));
    computed(code);
    return `{{${code}}}`;
  };
  if (depth > deepest) return unknown();
  // JSON has no such number.
  if (node.type === 'Literal') return typeof node.value === 'bigint' ? String(node.value) : node.value;
  if (node.type === 'ObjectExpression') return readObject(node, inner);
  if (node.type === 'ArrayExpression') return node.elements.map((element) => (element ? inner(element) : undefined));
  if (node.type === 'TemplateLiteral') {
    const parts = node.quasis.flatMap(({ value }, at) => {
      const expression = node.expressions[at];
      return [value.cooked ?? '', ...(expression ? [asText(inner(expression))] : [])];
    });
    return parts.join('');
  }
  if (node.type === 'BinaryExpression' && node.operator === '+' && node.left.type !== 'PrivateIdentifier')
    return asText(inner(node.left)) + asText(inner(node.right));
  if (node.type === 'Identifier' && node.name === 'undefined') return undefined;
  if (node.type === 'NewExpression' || node.type === 'CallExpression')
    return readCall(node, source, inner) ?? unknown();
  return unknown();
}

type Inner = (one: Expression | SpreadElement) => unknown;

/** What makes a body or headers of its argument; undefined for any other call. */
function readCall(
  { callee, arguments: [first] }: CallExpression | NewExpression,
  source: string,
  inner: Inner,
): unknown {
  // `new URLSearchParams(…).toString()`
  const isText = callee.type === 'MemberExpression' && callee.object.type === 'NewExpression';
  if (isText && source.slice(callee.object.end, callee.end) === '.toString') return inner(callee.object as Expression);
  if (first === undefined) return undefined;
  switch (source.slice(callee.start, Math.min(callee.end, callee.start + 40))) {
    case 'JSON.stringify':
      return JSON.stringify(inner(first));
    case 'URLSearchParams':
      return asForm(inner(first));
    case 'Headers':
    case 'String':
    case 'URL':
      return inner(first);
    default:
      return undefined;
  }
}

function readObject({ properties }: ObjectExpression, inner: Inner): Record<string, unknown> {
  const entries = properties.flatMap((property): [string, unknown][] => {
    if (property.type === 'SpreadElement') {
      inner(property);
      return [];
    }
    const name = nameOf(property.key, property);
    return name === undefined ? [] : [[name, inner(property.value)]];
  });
  return Object.fromEntries(entries);
}

function nameOf(key: Expression | PrivateIdentifier, { computed }: Property): string | undefined {
  if (key.type === 'Literal') return String(key.value);
  return key.type === 'Identifier' && !computed ? key.name : undefined;
}

function asForm(value: unknown): string {
  if (typeof value === 'string') return value.replace(/^\?/, '');
  const fields: JsonObject = isObject(value) ? value : {};
  return new URLSearchParams(Object.entries(fields).map(([name, one]) => [name, asText(one)])).toString();
}

function asText(value: unknown): string {
  if (value === undefined) return 'undefined';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
