import type { Field, LookupCode } from './form.types';
import { filledTextAt, isObject, listAt, present } from '../json';
import { nodeLabel } from './labels';
import { isSecretInput } from '../names';
import type { InputNode, TextNode, UiNode } from '../types';
import { isWebLink } from '../origins';

/** Input types that a native form knows; any other is shown as text. */
const nativeTypes: ReadonlySet<string> = new Set([
  'text',
  'password',
  'number',
  'checkbox',
  'email',
  'tel',
  'datetime-local',
  'date',
  'url',
]);

const fillers: Readonly<Record<string, 'totp' | 'lookup' | 'code'>> = {
  totp_code: 'totp',
  lookup_secret: 'lookup',
  code: 'code',
};

type InputField = Extract<Field, { kind: 'input' }>;
type ImageField = Extract<Field, { kind: 'image' }>;
type TextField = Extract<Field, { kind: 'text' }>;

/**
 * Turns a node that is neither hidden nor a submit into a line of the form. Scripts and unknown nodes are shown as what
 * they are.
 */
export function toField(node: UiNode): Field {
  const base = { name: nodeName(node), label: nodeLabel(node), messages: node.messages };
  switch (node.type) {
    case 'input':
      return node.inputType === 'button'
        ? { kind: 'trigger', ...base, trigger: node.onClickTrigger ?? node.name }
        : inputField(node, base);
    case 'img':
      return present<ImageField>({ kind: 'image', ...base, src: node.src, width: node.width, height: node.height });
    case 'text':
      return textField(node, base);
    case 'a':
      return { kind: 'link', ...base, href: node.href, safe: isWebLink(node.href) };
    case 'script':
      return { kind: 'script', ...base, src: node.src };
    case 'div':
      return { kind: 'division', ...base, data: node.data };
    case 'unknown':
      return { kind: 'unknown', ...base, nodeType: node.nodeType, raw: JSON.stringify(node.raw, null, 2) };
  }
}

type Base = Pick<InputField, 'name' | 'label' | 'messages'>;

function inputField(node: InputNode, base: Base): Field {
  // A refused registration leaves a node `traits` that carries a message and stands for no field of its own.
  if (node.name === 'traits') return { kind: 'text', ...base, text: '' };
  const filledBy = Object.hasOwn(fillers, node.name) ? fillers[node.name] : undefined;
  const inputType = node.name === 'password' ? 'password' : node.inputType;
  const checked = node.value === true || node.value === 'true';
  return present<InputField>({
    kind: 'input',
    ...base,
    inputType: nativeTypes.has(inputType) ? inputType : 'text',
    value: inputType === 'checkbox' ? checked : String(node.value ?? ''),
    required: node.required,
    disabled: node.disabled,
    autocomplete: node.autocomplete ?? (filledBy && 'one-time-code') ?? usual(node.name),
    pattern: node.pattern,
    maxLength: node.maxLength,
    options: inputType === 'checkbox' ? undefined : node.options?.map(String),
    secret: isSecretInput(node),
    filledBy,
  });
}

function usual(name: string): string | undefined {
  return name === 'identifier' ? 'username' : name === 'email' ? 'email' : undefined;
}

/**
 * A TOTP secret stands in the context as `secret`, lookup codes as a list of messages in `secrets`: 1050009 with the
 * code, 1050014 for a used one.
 */
function textField(node: TextNode, base: Base): Field {
  const context = node.text.context ?? {};
  const secrets = listAt(context, 'secrets').filter(isObject);
  const codes = secrets.map((secret): LookupCode => {
    const inner = secret.context;
    const code = isObject(inner) ? filledTextAt(inner, 'secret') : undefined;
    return { code: code ?? '', used: secret.id === 1_050_014 || code === undefined };
  });
  return present<TextField>({
    kind: 'text',
    ...base,
    text: node.text.text,
    secret: filledTextAt(context, 'secret'),
    codes: codes.length > 0 ? codes : undefined,
  });
}

function nodeName(node: UiNode): string {
  if (node.type === 'input') return node.name;
  return node.type === 'unknown' ? '' : node.id;
}
