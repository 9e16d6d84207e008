import { listItem, fieldRole, type Role } from '../names';
import type { Flow, InputNode, NodeGroup, UiNode } from '../types';

/** A submit node with its key: `name=value`, made unique in the flow. */
export interface SubmitPart {
  readonly key: string;
  readonly node: InputNode;
  readonly role: Role;
}

/**
 * A flow's nodes sorted by what they are for. The form shows these parts, the submission sends them: both read this one
 * division.
 */
export interface Anatomy {
  /** One per name: of several hidden `identifier` nodes (one per address of a second factor) the first counts. */
  readonly hidden: readonly InputNode[];
  readonly submits: readonly SubmitPart[];
  /** Everything else, strays folded. */
  readonly visible: readonly UiNode[];
}

export function dissect(flow: Flow): Anatomy {
  const hidden = new Map<string, InputNode>();
  const submits: SubmitPart[] = [];
  const visible: UiNode[] = [];
  const keyFor = freeKeys();
  for (const node of flow.nodes) {
    if (node.type === 'input' && node.inputType === 'hidden') {
      if (!hidden.has(node.name)) hidden.set(node.name, node);
    } else if (node.type === 'input' && node.inputType === 'submit') {
      submits.push({ key: keyFor(node), node, role: fieldRole(node, flow.flowType) });
    } else {
      visible.push(node);
    }
  }
  return { hidden: [...hidden.values()], submits, visible: foldStrays(visible) };
}

/**
 * Whether every button of the flow sends this node: group `default`, and the traits of a registration (v1.3.1 puts them
 * into group `password` when registration has one step).
 */
export function isShared(node: UiNode, flow: Flow): boolean {
  if (node.group === 'default') return true;
  return flow.flowType === 'registration' && node.type === 'input' && node.name.startsWith('traits.');
}

/** Groups that have a button of their own. What stands in other groups (a captcha) goes with every press. */
export function pressableGroups({ submits, visible }: Anatomy): ReadonlySet<NodeGroup> {
  const triggers = visible.filter((node) => node.type === 'input' && node.inputType === 'button');
  return new Set([...submits.map(({ node }) => node.group), ...triggers.map((node) => node.group)]);
}

/** Keys that no other submit node of the flow has: the second of a name and value gets `#2`. */
function freeKeys(): (node: InputNode) => string {
  const times = new Map<string, number>();
  return (node) => {
    const key = `${node.name}=${String(node.value ?? '')}`;
    const again = (times.get(key) ?? 0) + 1;
    times.set(key, again);
    return again === 1 ? key : `${key}#${again}`;
  };
}

/**
 * A refused submit may leave a second, unlabelled node of a field's name in group `default` (a `password` of type text,
 * seen in both versions): its messages go to the proper node, which stands in another group. Two nodes of one name are
 * both shown otherwise. Spent places of a list (`traits.tags.0` without a value) are left out.
 */
function foldStrays(nodes: readonly UiNode[]): readonly UiNode[] {
  const inputs = nodes.filter((node) => node.type === 'input');
  const inGroups = new Set(inputs.filter(({ group }) => group !== 'default').map(({ name }) => name));
  const isStray = ({ group, inputType, label, name, required }: InputNode): boolean =>
    group === 'default' && inputType === 'text' && !required && !label && inGroups.has(name);
  const moved = Map.groupBy(inputs.filter(isStray), ({ name }) => name);
  return nodes.flatMap((node): readonly UiNode[] => {
    if (node.type !== 'input') return [node];
    if (isStray(node)) return [];
    if (listItem(node.name) && (node.value ?? '') === '' && node.messages.length === 0) return [];
    const messages = moved.get(node.name)?.flatMap((stray) => stray.messages) ?? [];
    return [messages.length === 0 ? node : { ...node, messages: [...node.messages, ...messages] }];
  });
}
