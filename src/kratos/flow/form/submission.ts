import { addAlong } from './along';
import { dissect, isShared, pressableGroups, type Anatomy, type SubmitPart } from './anatomy';
import { encodeForm, encodeJson, type Pair, type SentValue } from './encoding';
import type { Encoding, Entries, Submission } from './form.types';
import { listItem, steersServer } from '../names';
import type { Flow, InputNode, NodeGroup } from '../types';

/**
 * Builds what a correct client sends for a press: `method` first, then hidden nodes, shared fields and the fields of
 * the button's own group, the pressed button as name and value, and `csrf_token` last (browser flows only; a native
 * flow must not send one). Fields of other groups are left out, and so is what is empty: Kratos takes an empty value
 * for one that was not sent.
 *
 * A recovery or verification submit never goes without `method` (the resend button alone would spoil the flow for
 * good). An unknown key counts as the form's first main button. `entries` hold what was typed; a field that is not
 * among them is sent with the server's value. What goes along beside the nodes (`along.ts`) is among them too.
 */
export function buildSubmission(flow: Flow, submitterKey: string, entries: Entries, encoding: Encoding): Submission {
  const anatomy = dissect(flow);
  return assemble(flow, anatomy, findPressed(anatomy, submitterKey), entries, encoding);
}

/** A field that no submit node of the flow has: what a script would have put in before it submits. */
export interface Answer {
  readonly name: string;
  readonly value: string;
  readonly group: NodeGroup;
}

/**
 * Builds what a page sends once its script has an answer: it goes with hidden nodes, shared fields and the fields of
 * its group, as with a press. What the script was told (the options of a key) is not sent back.
 */
export function buildAnswer(flow: Flow, answer: Answer, entries: Entries, encoding: Encoding): Submission {
  const node: InputNode = {
    type: 'input',
    inputType: 'submit',
    ...answer,
    required: false,
    disabled: false,
    messages: [],
  };
  return assemble(flow, dissect(flow), { key: answer.name, node, role: 'other' }, entries, encoding);
}

function assemble(
  flow: Flow,
  anatomy: Anatomy,
  pressed: SubmitPart | undefined,
  entries: Entries,
  encoding: Encoding,
): Submission {
  const collected = collect(flow, anatomy, pressed, entries);
  addAlong(collected, pressed?.node.name, entries);
  const pairs = orderPairs(flow, collected);
  return {
    method: flow.method,
    url: flow.action,
    contentType: encoding === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
    body: encoding === 'json' ? encodeJson(pairs) : encodeForm(pairs),
  };
}

function findPressed({ submits }: Anatomy, key: string): SubmitPart | undefined {
  return submits.find((part) => part.key === key) ?? submits.find(({ role }) => role === 'main') ?? submits[0];
}

function collect(flow: Flow, anatomy: Anatomy, pressed: SubmitPart | undefined, entries: Entries): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  const items: Items = new Map();
  for (const node of anatomy.hidden) {
    if (node.name !== 'csrf_token' && hiddenGoesAlong(node, pressed)) put(pairs, items, node, node.value);
  }
  const pressable = pressableGroups(anatomy);
  const sent = anatomy.visible.filter((node): node is InputNode => {
    if (node.type !== 'input' || node.inputType === 'button' || node.disabled || node.name === 'traits') return false;
    const ownerless = !pressable.has(node.group) && !steersServer(node.name);
    return isShared(node, flow) || ownerless || fieldGoesAlong(node, pressed);
  });
  for (const [name, nodes] of Map.groupBy(sent, (node) => node.name)) {
    const [node] = nodes;
    if (node === undefined) continue;
    if (nodes.length === 1) put(pairs, items, node, readEntry(node, entries));
    else putSameName(pairs, name, nodes, entries);
  }
  gather(pairs, items);
  if (pressed) {
    pairs.set(pressed.node.name, { name: pressed.node.name, value: pressed.node.value ?? '', type: 'submit' });
  }
  return pairs;
}

/** Hidden nodes all go along, but for those of other groups (and of a removal) that would steer the server. */
function hiddenGoesAlong(node: InputNode, pressed: SubmitPart | undefined): boolean {
  return !steersServer(node.name) || (pressed?.node.group === node.group && pressed.role === 'main');
}

/** Resend, back and removal need no field of their group: a half-typed code or address would only be judged. */
function fieldGoesAlong(node: InputNode, pressed: SubmitPart | undefined): boolean {
  return pressed?.node.group === node.group && (pressed.role === 'main' || pressed.role === 'other');
}

/** Adds a value unless it is empty. Items of a list (`traits.tags.0`) wait in `items` until the list is whole. */
function put(pairs: Map<string, Pair>, items: Items, node: InputNode, value: SentValue | undefined): void {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return;
  const item = listItem(node.name);
  if (item) items.set(item.list, [...(items.get(item.list) ?? []), { index: item.index, text: String(value) }]);
  else pairs.set(node.name, { name: node.name, value, type: node.inputType });
}

/** Fields of one name: each has a value of its own, or they share what was typed. */
function putSameName(pairs: Map<string, Pair>, name: string, nodes: readonly InputNode[], entries: Entries): void {
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  const values = nodes.map(
    (node, at) => (Array.isArray(entry) ? entry[at] : (entry ?? node.value)) as SentValue | undefined,
  );
  const type = nodes[0]?.inputType ?? 'text';
  if (type === 'checkbox') {
    pairs.set(name, { name, value: values.some((value) => value !== undefined && isTicked(value)), type });
    return;
  }
  const filled = [...new Set(values.map((value) => String(value ?? '')))].filter((value) => value !== '');
  const [first] = filled;
  if (first !== undefined) pairs.set(name, { name, value: first, type, also: filled.slice(1) });
}

type Items = Map<string, readonly { readonly index: number; readonly text: string }[]>;

/**
 * Kratos shows a list's items one by one and takes them only whole: they go under the list's name, what stands in its
 * own field after them.
 */
function gather(pairs: Map<string, Pair>, items: Items): void {
  for (const [name, parts] of items) {
    const own = [pairs.get(name)?.value ?? []].flat();
    const texts = parts.toSorted((a, b) => a.index - b.index).map(({ text }) => text);
    pairs.set(name, { name, value: [...texts, ...own.map(String)], type: 'text' });
  }
}

function readEntry(node: InputNode, entries: Entries): SentValue | undefined {
  const entry = Object.hasOwn(entries, node.name) ? entries[node.name] : node.value;
  if (node.inputType === 'checkbox') return entry === undefined || entry === '' ? undefined : isTicked(entry);
  if (typeof entry === 'object') return entry.filter((item) => item !== '');
  // What is chosen is a text, whatever the schema has.
  return node.options?.find((option) => String(option) === entry) ?? entry;
}

function isTicked(entry: SentValue): boolean {
  return entry === true || entry === 'true' || entry === 'on';
}

function orderPairs(flow: Flow, pairs: Map<string, Pair>): readonly Pair[] {
  const ordered = [...pairs.values()].filter(({ name }) => name !== 'method');
  const method = pairs.get('method') ?? missingMethod(flow);
  const token = flow.client === 'native' ? undefined : csrfToken(flow);
  return [...(method ? [method] : []), ...ordered, ...(token ? [token] : [])];
}

/**
 * Recovery and verification are spoilt by a body without `method`; the other flows do well with buttons that name
 * themselves.
 */
function missingMethod(flow: Flow): Pair | undefined {
  if (flow.flowType !== 'recovery' && flow.flowType !== 'verification') return undefined;
  const byLink =
    flow.active === 'link' || (flow.active !== 'code' && flow.nodes.every(({ group }) => group !== 'code'));
  return { name: 'method', value: byLink ? 'link' : 'code', type: 'hidden' };
}

function csrfToken(flow: Flow): Pair | undefined {
  const node = flow.nodes.find((one): one is InputNode => one.type === 'input' && one.name === 'csrf_token');
  return node?.value === undefined || node.value === ''
    ? undefined
    : { name: 'csrf_token', value: node.value, type: 'hidden' };
}
