import { dissect, isShared, type Anatomy, type SubmitPart } from './anatomy';
import { toField } from './fields';
import type { Field, Form, FormGroup, HiddenField, Submitter } from './form.types';
import { groupTitle, nodeLabel } from './labels';
import { isSecretInput, type Role } from '../names';
import { orderGroups, recommendGroup } from './recommend';
import type { Flow, InputNode, NodeGroup, UiText } from '../types';

/** A flow never changes, so its form is built once however often it is drawn and sent. */
const built = new WeakMap<Flow, Form>();

/**
 * Builds the form of a flow as a person expects it: messages first, fields that every button sends (`shared`), then the
 * groups, each with its fields and buttons, one of them recommended. Hidden fields are folded, not lost. Pure and
 * total: any parsed flow gives a form.
 */
export function buildForm(flow: Flow): Form {
  const form = built.get(flow) ?? build(flow);
  built.set(flow, form);
  return form;
}

function build(flow: Flow): Form {
  const anatomy = dissect(flow);
  const own = anatomy.visible.filter((node) => !isShared(node, flow));
  const names = new Set([...own.map(({ group }) => group), ...anatomy.submits.map(({ node }) => node.group)]);
  const fieldNodes = Map.groupBy(own, ({ group }) => group);
  const submits = Map.groupBy(anatomy.submits, ({ node }) => node.group);
  const ordered = orderGroups(flow, anatomy, [...names]);
  const recommended = recommendGroup(flow, anatomy, ordered);
  return {
    flowType: flow.flowType,
    messages: [...flow.messages, ...messagesWithoutField(flow, anatomy)],
    shared: anatomy.visible.filter((node) => isShared(node, flow)).map(toField),
    groups: ordered.map((group) => {
      const fields = (fieldNodes.get(group) ?? []).map(toField);
      return buildGroup(flow, submits.get(group) ?? [], group, fields, group === recommended);
    }),
    hidden: anatomy.hidden.map(toHidden),
  };
}

/**
 * Messages at nodes that are no field to a person: a web hook or the schema refuses an address that was typed a step
 * before and is hidden by now. They belong to the form as a whole, unless they are said somewhere already.
 */
function messagesWithoutField(flow: Flow, { visible }: Anatomy): readonly UiText[] {
  const said = new Set([...flow.messages, ...visible.flatMap(({ messages }) => messages)].map(messageKey));
  const unsaid = flow.nodes
    .filter((node) => node.type === 'input' && (node.inputType === 'hidden' || node.inputType === 'submit'))
    .flatMap(({ messages }) => messages)
    .filter((message) => !said.has(messageKey(message)));
  return [...new Map(unsaid.map((message) => [messageKey(message), message])).values()];
}

function messageKey({ id, text }: UiText): string {
  return `${id} ${text}`;
}

function buildGroup(
  flow: Flow,
  submits: readonly SubmitPart[],
  group: NodeGroup,
  fields: readonly Field[],
  recommended: boolean,
): FormGroup {
  const isEnrolled = submits.some(({ node }) => node.name === 'lookup_secret_disable');
  const parts = isEnrolled ? submits.map(quieten) : submits;
  const primary = parts.find(({ role, node }) => role === 'main' && !node.disabled);
  const submitters = parts
    .toSorted((a, b) => weight[a.role] - weight[b.role])
    .map((part) => toSubmitter(part, part === primary));
  return { group, title: groupTitle(group, flow), recommended, fields, submitters };
}

const weight: Readonly<Record<Role, number>> = { main: 0, other: 1, resend: 2, back: 3, remove: 4 };

/** Making new back-up codes spends the old ones: once there are some, that button steps back. */
function quieten(part: SubmitPart): SubmitPart {
  return part.node.name === 'lookup_secret_regenerate' ? { ...part, role: 'other' } : part;
}

function toSubmitter({ key, node, role }: SubmitPart, primary: boolean): Submitter {
  return {
    key,
    name: node.name,
    value: String(node.value ?? ''),
    label: nodeLabel(node),
    group: node.group,
    primary,
    role,
    disabled: node.disabled,
  };
}

function toHidden(node: InputNode): HiddenField {
  return { name: node.name, value: String(node.value ?? ''), group: node.group, secret: isSecretInput(node) };
}
