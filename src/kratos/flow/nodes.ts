import { filledTextAt, flagAt, isObject, listAt, numberAt, objectAt, present, textAt, type JsonObject } from './json';
import { parseMessage, parseMessageList } from './messages';
import type {
  AnchorNode,
  DivisionNode,
  ImageNode,
  InputNode,
  ScriptNode,
  TextNode,
  UiNode,
  UiText,
  UnknownNode,
} from './types';

/** What every node has beside its attributes. */
type Common = Pick<UnknownNode, 'group' | 'messages' | 'label'>;

/**
 * Reads the nodes of a flow. `null` (Kratos's way to say none) gives an empty list; a node that makes no sense is kept
 * as an unknown one.
 */
export function parseNodes(json: unknown): readonly UiNode[] {
  return Array.isArray(json) ? json.map(parseNode) : [];
}

function parseNode(json: unknown): UiNode {
  if (!isObject(json)) return { type: 'unknown', nodeType: typeof json, group: 'default', messages: [], raw: json };
  const attributes = objectAt(json, 'attributes') ?? {};
  const meta = objectAt(json, 'meta') ?? {};
  const nodeType = filledTextAt(json, 'type') ?? filledTextAt(attributes, 'node_type') ?? '';
  const common = present<Common>({
    group: filledTextAt(json, 'group') ?? 'default',
    messages: parseMessageList(json.messages),
    label: parseMessage(meta.label) ?? parseMessage(attributes.label),
  });
  return readKnown(nodeType, common, attributes) ?? { type: 'unknown', nodeType, raw: json, ...common };
}

function readKnown(nodeType: string, common: Common, attributes: JsonObject): UiNode | undefined {
  const id = textAt(attributes, 'id') ?? '';
  switch (nodeType) {
    case 'input':
      return readInput(common, attributes);
    case 'text': {
      const text = parseMessage(attributes.text);
      return text && ({ type: 'text', id, text, ...common } satisfies TextNode);
    }
    case 'img': {
      const src = filledTextAt(attributes, 'src');
      if (src === undefined) return undefined;
      const size = { width: numberAt(attributes, 'width'), height: numberAt(attributes, 'height') };
      return present<ImageNode>({ type: 'img', id, src, ...size, ...common, label: common.label });
    }
    case 'a': {
      const href = textAt(attributes, 'href');
      const title = parseMessage(attributes.title) ?? common.label ?? plain(href ?? '');
      return href === undefined ? undefined : ({ type: 'a', id, href, title, ...common } satisfies AnchorNode);
    }
    case 'script': {
      const src = textAt(attributes, 'src');
      return src === undefined ? undefined : ({ type: 'script', id, src, ...common } satisfies ScriptNode);
    }
    case 'div':
      return { type: 'div', id, data: readData(attributes), ...common } satisfies DivisionNode;
    default:
      return undefined;
  }
}

function readInput(common: Common, attributes: JsonObject): InputNode | undefined {
  const name = filledTextAt(attributes, 'name');
  if (name === undefined) return undefined;
  return present<InputNode>({
    type: 'input',
    name,
    inputType: filledTextAt(attributes, 'type') ?? 'text',
    value: readValue(attributes.value),
    required: flagAt(attributes, 'required'),
    disabled: flagAt(attributes, 'disabled'),
    autocomplete: filledTextAt(attributes, 'autocomplete'),
    pattern: filledTextAt(attributes, 'pattern'),
    maxLength: numberAt(attributes, 'maxlength'),
    options: readOptions(attributes),
    onClickTrigger: filledTextAt(attributes, 'onclickTrigger') ?? calledFunction(attributes, 'onclick'),
    onLoadTrigger: filledTextAt(attributes, 'onloadTrigger') ?? calledFunction(attributes, 'onload'),
    ...common,
    label: common.label,
  });
}

function readValue(value: unknown): InputNode['value'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}

/** The values of an enumeration, each within an object of its own. */
function readOptions(attributes: JsonObject): InputNode['options'] {
  const values = listAt(attributes, 'options').map((option) => (isObject(option) ? option.value : undefined));
  const plainValues = values.filter((value) => ['string', 'number', 'boolean'].includes(typeof value));
  return plainValues.length === 0 ? undefined : (plainValues as NonNullable<InputNode['options']>);
}

/** The deprecated `onclick` and `onload` hold a call, `window.oryPasskeyLogin()`; its function is the trigger. */
function calledFunction(attributes: JsonObject, key: string): string | undefined {
  return /^(?:window\.)?(\w+)\(/.exec(textAt(attributes, key) ?? '')?.[1];
}

function readData(attributes: JsonObject): Readonly<Record<string, string>> {
  const entries = Object.entries(objectAt(attributes, 'data') ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function plain(text: string): UiText {
  return { id: 0, text, type: 'info' };
}
