import type { Flow, UiNode, UiText } from '../flow/types';
import type { Names } from './names';
import type { Fact } from './types';

/** What a form consists of, one fact a node; and its messages, one each. */
export function readForm(flow: Flow, names: Names): readonly Fact[] {
  const nodes = flow.nodes.map<Fact>((node) => ({ matter: 'nodes', key: keyOf(node), value: valueOf(node, names) }));
  return [
    ...flow.messages.map((message) => said(message, '', names)),
    ...flow.nodes.flatMap((node) => node.messages.map((message) => said(message, nameOf(node), names))),
    ...nodes,
  ];
}

function said({ id, type, text }: UiText, place: string, names: Names): Fact {
  const key = [String(id), type, place].filter(Boolean).join(' ');
  return { matter: 'messages', key, value: names.put(text) };
}

/** A message by its id and where it stands. */
export function readMessage(message: UiText, names: Names): Fact {
  return said(message, '', names);
}

/** A node by its group and name; of buttons with one name, each by what it sends. */
function keyOf(node: UiNode): string {
  const isButton = node.type === 'input' && (node.inputType === 'submit' || node.inputType === 'button');
  const value = isButton && node.value !== undefined && !node.name.endsWith('_trigger') ? `=${String(node.value)}` : '';
  const name = nameOf(node);
  return `${node.group} ${name}${value.length > 40 || value.includes('@') ? '' : value}`;
}

function nameOf(node: UiNode): string {
  if (node.type === 'input') return node.name;
  return 'id' in node && node.id !== '' ? node.id : node.type;
}

function valueOf(node: UiNode, names: Names): string {
  return [...traitsOf(node, names), ...(node.label ? [`“${names.put(node.label.text)}”`] : [])].join(' ');
}

function traitsOf(node: UiNode, names: Names): readonly string[] {
  switch (node.type) {
    case 'input': {
      const { inputType, required, disabled, name, value, autocomplete, pattern, maxLength } = node;
      return [
        inputType,
        ...(required ? ['required'] : []),
        ...(disabled ? ['disabled'] : []),
        ...(autocomplete === undefined ? [] : [`autocomplete=${autocomplete}`]),
        ...(pattern === undefined ? [] : [`pattern=${pattern}`]),
        ...(maxLength === undefined ? [] : [`maxlength=${String(maxLength)}`]),
        ...(value === undefined || value === '' ? [] : [`value=${names.valueOf(name, value)}`]),
      ];
    }
    case 'text':
      return ['text', names.valueOf(node.id, node.text.text)];
    case 'img':
      return ['img'];
    case 'a':
      return ['a', names.put(node.href)];
    case 'script':
      return ['script', names.put(node.src)];
    case 'div':
      return ['div', names.put(JSON.stringify(node.data))];
    case 'unknown':
      return [node.nodeType];
  }
}
