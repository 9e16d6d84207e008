import { isSecretName } from '../flow/secretNames';
import { parametersOf, writeText } from '../recipe/texts';
import type {
  Capture,
  Expectation,
  Place,
  Recipe,
  RequestBody,
  RequestStep,
  Text,
  Value,
  Variable,
} from '../recipe/types';
import type { ExportFormat } from './format';
import { headLines, inOneLine, makesCodes } from './head';
import { shellWord } from './shellWord';

/** A file of hurl: its captures and asserts do it all, but for the codes of an authenticator, which it cannot make. */
export const hurl: ExportFormat = {
  label: 'hurl',
  language: 'hurl',
  write: (recipe) => {
    const shown = recipe.steps.find((step) => step.kind === 'totp' && isCaptured(recipe, step.secret));
    const head = headLines(recipe, [
      `Run: hurl --test ${[...givenVariables(recipe), 'run.hurl'].join(' ')}`,
      ...(shown ? [noCodes] : []),
      'Tried with hurl 7.1 against Kratos v1.3.1 and v26.2.0.',
    ]);
    const requests = recipe.steps.filter((step) => step.kind === 'request');
    return [
      ...head.map((line) => `# ${line}`),
      ...requests.flatMap((step) => ['', ...requestLines(recipe, step)]),
      '',
    ].join('\n');
  },
};

/** It has no HMAC: neither a function nor a filter makes a code of a secret that an answer shows. */
const noCodes =
  'hurl makes no codes of an authenticator: this run ends where the first one is needed, since its secret is not known before. The exports for cURL, Node, Go, Playwright, k6 and the rest make them.';

function isCaptured({ variables }: Recipe, name: string): boolean {
  return !variables.some((variable) => variable.name === name);
}

/** What stands behind the command. A file has no defaults that could be set from there. */
function givenVariables(recipe: Recipe): readonly string[] {
  const codes = recipe.steps.flatMap((step) =>
    step.kind === 'totp' && !isCaptured(recipe, step.secret)
      ? [`--secret ${step.name}=$(oathtool --totp --base32 "$${step.secret.toUpperCase()}")`]
      : [],
  );
  const seeds = new Set(
    makesCodes(recipe) ? recipe.steps.map((step) => (step.kind === 'totp' ? step.secret : '')) : [],
  );
  return [...recipe.variables.filter(({ name }) => !seeds.has(name)).map(givenVariable), ...codes];
}

function givenVariable({ name, secret, value, fresh }: Variable): string {
  const option = `--${secret ? 'secret' : 'variable'} ${name}=`;
  if (value === undefined) return `${option}…`;
  const at = value.lastIndexOf('@');
  // It takes what looks like a number for one: a phone number would lose its plus.
  if (/^(?:[+-]?[\d.]+(?:e[+-]?\d+)?|true|false|null)$/i.test(value)) return option + shellWord(`"${value}"`);
  if (!fresh || at === -1) return option + (/^[\w:/.@+-]*$/.test(value) ? value : shellWord(value));
  return `${option}${shellWord(value.slice(0, at))}+$(date +%s)${shellWord(value.slice(at))}`;
}

function requestLines({ client }: Recipe, step: RequestStep): readonly string[] {
  const { title, method, url, headers, body, expect, captures } = step;
  const parameters = parametersOf(url);
  const asserts = assertLines(expect);
  return [
    `# ${inOneLine(title)}`,
    // A native client shows no cookie, although Kratos may set one.
    ...(client === 'native' ? ['# @cookie_storage_clear'] : []),
    `${method} ${withoutQuery(url)}`,
    ...headers.map(([name, value]) => `${name}: ${template(value)}`),
    ...(parameters.length > 0
      ? ['[Query]', ...parameters.map(([name, value]) => `${key(name)}: ${template(value)}`)]
      : []),
    ...(body ? bodyLines(body) : []),
    `HTTP ${String(expect.status)}`,
    ...(captures.length > 0 ? ['[Captures]', ...captures.map(captureLine)] : []),
    ...(asserts.length > 0 ? ['[Asserts]', ...asserts] : []),
  ];
}

/** Its parameters stand in lines of their own, which hurl encodes. A captured address has none to be seen. */
function withoutQuery(url: Text): string {
  const at = url.findIndex((part) => typeof part === 'string' && part.includes('?'));
  const before = at === -1 ? url : url.slice(0, at + 1);
  return template(before.map((part) => (typeof part === 'string' ? part.replace(/\?.*/, '') : part)));
}

function bodyLines({ encoding, fields }: RequestBody): readonly string[] {
  if (encoding === 'form') return ['[Form]', ...fields.map(([name, value]) => `${key(name)}: ${formValue(value)}`)];
  const members = fields.map(([name, value]) => `  ${jsonText(name)}: ${jsonValue(value)}`);
  return ['Content-Type: application/json', '{', members.join(',\n'), '}'];
}

function formValue(value: Value): string {
  if ('ref' in value) return `{{${value.ref}}}`;
  return 'literal' in value ? plain(String(value.literal)) : '';
}

function jsonValue(value: Value): string {
  if ('ref' in value) return `"{{${value.ref}}}"`;
  if ('items' in value) return `[${value.items.map(jsonValue).join(', ')}]`;
  if ('members' in value)
    return `{${value.members.map(([name, inner]) => `${jsonText(name)}: ${jsonValue(inner)}`).join(', ')}}`;
  return typeof value.literal === 'string' ? jsonText(value.literal) : String(value.literal);
}

/** Without what would be a template. */
function jsonText(text: string): string {
  return JSON.stringify(text).replaceAll('{{', String.raw`\u007b\u007b`);
}

function assertLines({ state, messages = [], error, aal, location }: Expectation): readonly string[] {
  const equal = (path: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`jsonpath "$.${path}" == ${quoted(value)}`];
  return [
    ...equal('state', state),
    ...equal('error.id', error),
    ...equal('session.authenticator_assurance_level', aal),
    ...messages.map((id) => `jsonpath "$.ui..messages[*].id" contains ${String(id)}`),
    ...(location === undefined
      ? []
      : [`header "Location" ${location.there ? '' : 'not '}matches /[?&]${location.parameter}=/`]),
  ];
}

function captureLine({ name, from }: Capture): string {
  return `${name}: ${query(from)}${isSecretName(name) ? ' redact' : ''}`;
}

/** A filter yields a list, be it of one. */
function query(from: Place): string {
  switch (from.kind) {
    case 'json':
      return `jsonpath ${quoted(`$.${from.path.join('.')}`)}`;
    case 'node':
      return first(`$.ui.nodes[?(@.attributes.name=='${from.name}')].attributes.value`);
    case 'shown':
      return first(`$.ui.nodes[?(@.attributes.id=='${from.id}')].attributes.text.text`);
    case 'suggestion':
      return first(`$.${from.list.join('.')}[?(@.action=='${from.action}')].${from.path.join('.')}`);
    case 'location':
      return `header "Location" regex /[?&]${from.parameter}=([^&#]+)/`;
    case 'mail':
      return String.raw`${first(`$[?(@.template_type=='${from.template}')].body`)} regex /\b(\d{6})\b/`;
  }
}

function first(path: string): string {
  return `jsonpath ${quoted(path)} nth 0`;
}

function template(text: Text): string {
  return writeText(text, plain, (name) => `{{${name}}}`);
}

/** A value without quotes: it would end at a sign that means something, and lose the space around it. */
function plain(text: string): string {
  return text.replace(/[\\#\p{Cc}]|\{\{|^\s|\s$/gu, (sign) =>
    Array.from(sign, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`).join(''),
  );
}

function key(name: string): string {
  return plain(name).replaceAll(':', String.raw`\u{3a}`);
}

function quoted(text: string): string {
  return `"${plain(text).replaceAll('"', String.raw`\"`)}"`;
}
