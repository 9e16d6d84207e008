import { isSecretName, isSecretValue } from '../flow/secretNames';
import { readJsonTree } from './jsonTree';
import type { JsonNode, JsonObject, JsonString } from './jsonTree';
import { whole } from './spans';
import type { Span } from './spans';

/** How the texts of a document are looked through. */
export interface TextSearch {
  /** Secrets in a text that is a value. `mail`: it is the subject or the body of a message. */
  value(text: string, mail: boolean): Span[];
  /** Known secrets in a name, or in a value that is a word of the protocol. */
  word(text: string): Span[];
}

/** What an enclosing object says about the values in it. */
interface Place {
  /** Every value below is a secret. */
  readonly secret: boolean;
  /**
   * Below an identity's `credentials`, where each `config` is a secret (Kratos shows password hashes and TOTP URLs
   * there).
   */
  readonly credentials: boolean;
  /** Subject or body of a courier message. */
  readonly mail: boolean;
}

/**
 * Where the secrets of one JSON document stand that begins at `from`, and where it ends: by its structure, and what
 * `search` finds in its texts.
 */
export function findInDocument(source: string, from: number, search: TextSearch): { spans: Span[]; end: number } {
  const spans: Span[] = [];

  const addText = (node: JsonString, found: readonly Span[]): void => {
    for (const span of found) spans.push({ start: node.at(span.start), end: node.at(span.end) });
  };

  const visit = (node: JsonNode, place: Place, isWord: boolean): void => {
    switch (node.kind) {
      case 'string':
        if (place.secret) addText(node, whole(node.text));
        else addText(node, isWord ? search.word(node.text) : search.value(node.text, place.mail));
        return;
      case 'literal': {
        const found = place.secret || (isWord ? search.word(node.text) : search.value(node.text, false)).length > 0;
        if (found && /\d/.test(node.text)) spans.push({ start: node.start, end: node.end, quoted: true });
        return;
      }
      case 'depth':
        spans.push({ start: node.start, end: node.end, quoted: true });
        return;
      case 'array': {
        const secret = place.secret || isHeaderPair(node.items);
        node.items.forEach((item, index) => {
          visit(item, index === 0 ? place : { ...place, secret }, isWord);
        });
        return;
      }
      case 'object': {
        const traits = placeTraits(node);
        for (const { key, value } of node.members) {
          addText(key, search.word(key.text));
          visit(value, within(traits, key.text, value, place), isOrdinaryWord(traits, key.text, value));
        }
      }
    }
  };

  const tree = readJsonTree(source, from);
  if (tree.root !== undefined) visit(tree.root, { secret: false, credentials: false, mail: false }, false);
  return { spans, end: tree.end };
}

/** What an object's own members say about the others. Read once: an object may have tens of thousands. */
interface Traits {
  /** A courier message. */
  readonly isMail: boolean;
  /** A node of a form, a header, an entry of a list: `{"name": "password", "value": …}`. */
  readonly isSecretField: boolean;
  readonly isButton: boolean;
  /** The picture of the TOTP secret. */
  readonly isPicture: boolean;
  /** A message that spells out the secret of its own context (TOTP enrolment, lookup codes). */
  readonly tellsSecret: boolean;
}

/** Members that name what `value` beside them is. */
const naming = ['name', 'key', 'field', 'header'];

function placeTraits({ members }: JsonObject): Traits {
  const has = (name: string, test: (text: string) => boolean): boolean =>
    members.some(({ key, value }) => key.text === name && value.kind === 'string' && test(value.text));
  return {
    isMail: has('template_type', () => true),
    isSecretField: naming.some((key) => has(key, isSecretName)) || has('type', (type) => type === 'password'),
    isButton: has('type', (type) => type === 'submit' || type === 'button'),
    isPicture: has('id', (id) => id === 'totp_qr'),
    tellsSecret: members.some(
      ({ key, value }) =>
        key.text === 'context' &&
        value.kind === 'object' &&
        value.members.some((member) => /^secrets?$/.test(member.key.text)),
    ),
  };
}

/** What holds for the value of `key` in an object. */
function within(traits: Traits, key: string, value: JsonNode, place: Place): Place {
  const name = key.toLowerCase();
  const mail = place.mail || (traits.isMail && (name === 'body' || name === 'subject'));
  const credentials = place.credentials || name === 'credentials';
  const secret = place.secret || isSecretMember(traits, key, value, place);
  return { secret, credentials, mail };
}

function isSecretMember(traits: Traits, key: string, value: JsonNode, place: Place): boolean {
  const name = key.toLowerCase();
  if (place.credentials && name === 'config') return true;
  if (value.kind !== 'string' && value.kind !== 'literal') {
    // `credentials.password` is a description of the credential, `context.secrets` a list of messages: their parts tell
    // by themselves.
    if (place.credentials || (name === 'secrets' && value.kind === 'array' && !holdsTexts(value))) return false;
    return isSecretName(key);
  }
  if (isSecretValue(key, value.text)) return true;
  if (name === 'value') return traits.isSecretField;
  if (name === 'src') return traits.isPicture;
  if (name === 'text') return traits.tellsSecret;
  return false;
}

/** `["Cookie", "a=b"]`: a header as a pair. A list of two methods is none. */
function isHeaderPair([name, value, ...more]: readonly JsonNode[]): boolean {
  if (name?.kind !== 'string' || value?.kind !== 'string' || more.length > 0) return false;
  return isSecretName(name.text) && /-|^(?:cookie|authorization)$/i.test(name.text);
}

function holdsTexts(value: JsonNode): boolean {
  return value.kind === 'array' && value.items.some((item) => item.kind === 'string');
}

/** Members whose values are names, types, states and times, never what a person typed. */
const wordKeys = new Set([
  ...['type', 'kind', 'what', 'node_type', 'group', 'name', 'id', 'method', 'state', 'status', 'aal', 'autocomplete'],
  ...['authenticator_assurance_level', 'via', 'action', 'template_type', 'provider', 'onclickTrigger', 'onloadTrigger'],
]);

function isOrdinaryWord(traits: Traits, key: string, value: JsonNode): boolean {
  if (value.kind !== 'string' && value.kind !== 'literal') return false;
  const isWord = wordKeys.has(key) || /(?:_id|Id|_at)$/.test(key) || (key === 'value' && traits.isButton);
  return isWord && /^[\w.:+-]*$/.test(value.text);
}
