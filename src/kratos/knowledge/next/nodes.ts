import { t } from '@vscode/l10n';
import type { Flow, InputNode } from '../../flow/types';
import type { NextStep } from './types';

/** The input nodes that answer questions about a flow: which buttons it has, and which fields go with them. */
export function inputNodes(flow: Flow): readonly InputNode[] {
  return flow.nodes.filter((node): node is InputNode => node.type === 'input');
}

export function submitNodes(flow: Flow): readonly InputNode[] {
  return inputNodes(flow).filter((node) => node.inputType === 'submit');
}

/** Buttons that need the browser's JavaScript; a plain request cannot press them. */
function triggerNodes(flow: Flow): readonly InputNode[] {
  return inputNodes(flow).filter((node) => node.inputType === 'button');
}

export function hasSubmit(flow: Flow, name: string, value?: string): boolean {
  return submitNodes(flow).some((node) => node.name === name && (value === undefined || node.value === value));
}

export function hasNode(flow: Flow, name: string): boolean {
  return flow.nodes.some((node) => ('name' in node ? node.name : 'id' in node ? node.id : '') === name);
}

export function hasMessage(flow: Flow, id: number): boolean {
  return flow.messages.some((message) => message.id === id);
}

/**
 * Whether the server put an error into the flow or to one of its nodes. Old ones stick in settings and verification
 * flows.
 */
export function hasError(flow: Flow): boolean {
  return [flow.messages, ...flow.nodes.map((node) => node.messages)].flat().some((message) => message.type === 'error');
}

/**
 * The value of the first input of that name, as text; Kratos repeats hidden `identifier` nodes, of which the first
 * counts.
 */
export function inputValue(flow: Flow, name: string): string | undefined {
  const value = inputNodes(flow).find(
    (node) => node.name === name && node.value !== undefined && node.value !== '',
  )?.value;
  return value === undefined ? undefined : String(value);
}

/** A body in short: the given parts and, for flows that carry one, the CSRF token. */
export function body(flow: Flow, ...parts: readonly string[]): string {
  return [...parts, ...(hasToken(flow) ? ['csrf_token'] : [])].join(', ');
}

/**
 * Bodies of which one answers the step: in one line, each without the token, which is named once; and, where there are
 * several, each by the group of its button. Absent when there is none.
 */
export function bodies(flow: Flow, ways: readonly (readonly string[])[]): Pick<NextStep, 'body' | 'ways'> {
  const [only, ...others] = ways;
  if (!only) return {};
  if (others.length === 0) return { body: body(flow, ...only) };
  return {
    body: withToken(
      flow,
      ways.map((parts) => parts.join(', ')).reduce((all, way) => t('{0} or {1}', all, way)),
    ),
    ways: ways.map((parts) => ({ group: buttonGroup(flow, parts), body: body(flow, ...parts) })),
  };
}

/** The group of the button that a body begins with: `method=totp`, or a name such as `provider` whose value is open. */
function buttonGroup(flow: Flow, [first = '']: readonly string[]): string {
  const [name, value] = first.split('=');
  const button = submitNodes(flow).find((node) => node.name === name && (value === undefined || node.value === value));
  return button?.group ?? 'default';
}

function withToken(flow: Flow, list: string): string {
  return hasToken(flow) ? t('{0}; csrf_token with each', list) : list;
}

function hasToken(flow: Flow): boolean {
  return inputValue(flow, 'csrf_token') !== undefined;
}

/** The names of the trait fields, each once; long lists are cut, since one line should stay one line. */
export function traitNames(flow: Flow): readonly string[] {
  const names = [...new Set(inputNodes(flow).map((node) => node.name))].filter((name) => name.startsWith('traits.'));
  return names.length > 4 ? [...names.slice(0, 3), 'traits.…'] : names;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : t('{0} or {1}', items.slice(0, -1).join(', '), items.at(-1) ?? '');
}

/** Whole sentences as one text; what is absent is left out. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

/** Security keys and passkeys among the ways on; their buttons run scripts, so there is no body to write by hand. */
export function offeredKeys(flow: Flow): readonly string[] {
  const groups = new Set(triggerNodes(flow).map((node) => node.group));
  return [...(groups.has('webauthn') ? [t('a security key')] : []), ...(groups.has('passkey') ? [t('a passkey')] : [])];
}

/**
 * Said behind a list of ways on that has keys in it. Native flows have passkeys since v26.2.0, for clients that sign
 * the challenge themselves.
 */
export function keyNote(flow: Flow): string | undefined {
  if (offeredKeys(flow).length === 0) return undefined;
  return flow.client === 'native'
    ? t('A passkey is answered by an app that signs the challenge; no page is needed.')
    : t('In an app, the page’s JavaScript asks the key; here, a key of the persona answers.');
}
