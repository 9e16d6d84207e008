import { namesInBody } from '../recipe/texts';
import type { Expectation, Place, Recipe, RequestStep, Step, Text, Variable } from '../recipe/types';
import { jsString } from './js';

/** A script of a request in Bruno. */
export interface BrunoScript {
  readonly type: 'before-request' | 'after-response' | 'tests';
  readonly lines: readonly string[];
}

/** What runs around a request: what has to be made before, what is taken of the answer, what is expected. */
export function brunoScripts(
  recipe: Recipe,
  step: RequestStep,
  before: Step | undefined,
  isFirst: boolean,
): readonly BrunoScript[] {
  const made = [
    ...(isFirst ? recipe.variables.flatMap(freshLines) : []),
    ...(before?.kind === 'totp'
      ? [...totp, `bru.setVar(${jsString(before.name)}, totp(${valueOf(before.secret)}));`]
      : []),
    ...encodedIn([step.url, ...step.headers.map(([, value]) => value)]).map(
      (name) => `bru.setVar(${jsString(`${name}_encoded`)}, encodeURIComponent(${valueOf(name)}));`,
    ),
    ...(step.body?.encoding === 'json' ? namesInBody(step.body) : [])
      .filter((name) => isGiven(recipe, name))
      .map((name) => `bru.setVar(${jsString(`${name}_json`)}, JSON.stringify(${valueOf(name)}));`),
  ];
  const taken = step.captures.map(({ name, from }) => `bru.setVar(${jsString(name)}, ${place(from)});`);
  return [
    ...(made.length > 0 ? [{ type: 'before-request', lines: made } as const] : []),
    ...(taken.length > 0 ? [{ type: 'after-response', lines: taken } as const] : []),
    { type: 'tests', lines: testLines(step.expect) },
  ];
}

/** Whether a value is given by the person, and may hold any sign. */
export function isGiven({ variables }: Recipe, name: string): boolean {
  return variables.some((variable) => variable.name === name);
}

/** Somebody new at each run, unless somebody was named. */
function freshLines({ name, value, fresh }: Variable): readonly string[] {
  const at = value?.lastIndexOf('@') ?? -1;
  if (!fresh || value === undefined || at === -1) return [];
  const [local, domain] = [value.slice(0, at), value.slice(at)].map(jsString);
  const made = `${local ?? ''} + '+' + Date.now() + ${domain ?? ''}`;
  return [`if (${valueOf(name)} === ${jsString(value)}) bru.setVar(${jsString(name)}, ${made});`];
}

function valueOf(name: string): string {
  return `(bru.getVar(${jsString(name)}) ?? bru.getEnvVar(${jsString(name)}))`;
}

function encodedIn(texts: readonly Text[]): readonly string[] {
  return texts.flat().flatMap((part) => (typeof part === 'object' && part.encoded ? part.ref : []));
}

function testLines({ status, state, messages, error, aal, location }: Expectation): readonly string[] {
  const equal = (name: string, value: string, wanted: string | undefined): readonly string[] =>
    wanted === undefined ? [] : [`test(${jsString(name)}, () => expect(${value}).to.equal(${wanted}));`];
  const text = (value: string | undefined): string | undefined => (value === undefined ? undefined : jsString(value));
  const ids = 'res.body.ui.nodes.concat(res.body.ui).flatMap((part) => part.messages ?? []).map(({ id }) => id)';
  return [
    ...equal(`status ${String(status)}`, 'res.status', String(status)),
    ...equal('state', 'res.body.state', text(state)),
    ...equal('error', 'res.body.error.id', text(error)),
    ...equal('assurance level', 'res.body.session.authenticator_assurance_level', text(aal)),
    ...(messages ? [`test('messages', () => expect(${ids}).to.include.members(${JSON.stringify(messages)}));`] : []),
    ...(location
      ? [
          `test('where it leads', () => expect(res.headers.location)${location.there ? '' : '.not'}.to.match(/[?&]${location.parameter}=/));`,
        ]
      : []),
  ];
}

/** An expression for a value of the answer. It throws when there is none, and the request has failed. */
function place(from: Place): string {
  const found = (list: string, condition: string, path: readonly string[]): string =>
    `${list}.find((one) => one.${condition})${pathOf(path)}`;
  const nodes = 'res.body.ui.nodes';
  switch (from.kind) {
    case 'json':
      return `res.body${pathOf(from.path)}`;
    case 'node':
      return found(nodes, `attributes.name === ${jsString(from.name)}`, ['attributes', 'value']);
    case 'shown':
      return found(nodes, `attributes.id === ${jsString(from.id)}`, ['attributes', 'text', 'text']);
    case 'suggestion':
      return found(`res.body${pathOf(from.list)}`, `action === ${jsString(from.action)}`, from.path);
    case 'location':
      return `decodeURIComponent(/[?&]${from.parameter}=([^&#]+)/.exec(res.headers.location)[1])`;
    case 'mail':
      return String.raw`/\b\d{6}\b/.exec(${found('res.body', `template_type === ${jsString(from.template)}`, ['body'])})[0]`;
  }
}

function pathOf(path: readonly string[]): string {
  return path.map((key) => (/^[a-z_$][\w$]*$/i.test(key) ? `.${key}` : `[${jsString(key)}]`)).join('');
}

const totp = [
  "const CryptoJS = require('crypto-js');",
  'function totp(secret) {',
  "  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';",
  "  const bits = [...secret.replace(/=+$/, '')].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');",
  "  const bytes = bits.match(/.{8}/g).map((byte) => parseInt(byte, 2).toString(16).padStart(2, '0'));",
  "  const counter = Math.floor(Date.now() / 30000).toString(16).padStart(16, '0');",
  "  const mac = CryptoJS.HmacSHA1(CryptoJS.enc.Hex.parse(counter), CryptoJS.enc.Hex.parse(bytes.join(''))).toString();",
  '  const offset = parseInt(mac.slice(-1), 16) * 2;',
  "  return String((parseInt(mac.slice(offset, offset + 8), 16) & 0x7fffffff) % 1000000).padStart(6, '0');",
  '}',
];
