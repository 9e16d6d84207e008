import { mask } from '../exchange/redact';
import { isObject, listAt, textAt } from '../flow/json';
import type { FlowType } from '../flow/types';

const uuid = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi;
const time = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| ?[+-]\d\d:?\d\d)(?: UTC)?/g;
const duration = /\b\d+(?:\.\d+)? (?=(?:second|minute|hour)s?\b)/g;
const word = /[^\s"'<>()[\]{}/?=&,;:!]+/g;
/** Of the public address that cookies are for. */
const hash = /_[\da-f]{64}\b/g;
const picture = /data:image\/[\w.+-]+[^"\s]*/g;
const long = /[\w-]{32,}={0,2}/g;

/**
 * Names for what differs each time, whatever happens: ids by what they are of, tokens, times, addresses, challenges.
 * The same value has the same name through a whole run; another of its kind gets a number.
 */
export class Names {
  private readonly known = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** `base` is the public address of the server. */
  constructor(private readonly base: string) {}

  /** Says what an id is of, unless that is known. */
  meet(value: string | undefined, kind: string): void {
    if (value !== undefined && value !== '' && value !== mask) this.nameOf(value, kind);
  }

  /** Learns what the ids of an answer are of. */
  learn(type: FlowType, json: unknown): void {
    if (Array.isArray(json)) for (const item of json) this.learn(type, item);
    if (!isObject(json)) return;
    const { id, action, use_flow_id: next } = json;
    if (isObject(json.ui)) this.meet(text(id), `${type} flow`);
    if (isObject(json.identity)) this.meet(text(json.identity.id), 'identity');
    if (isObject(json.session)) this.meet(text(json.session.id), 'session');
    this.meet(text(next), `${type} flow`);
    const shown = /^show_(\w+)_ui$/.exec(text(action) ?? '')?.[1];
    if (shown !== undefined && isObject(json.flow)) this.meet(text(json.flow.id), `${shown} flow`);
    for (const inner of Object.values(json)) this.learn(type, inner);
  }

  /**
   * Names the addresses of the identity that an answer tells. Done for a whole run first: the person's own address has
   * the first name, whatever was typed before it.
   */
  learnPeople(json: unknown): void {
    if (Array.isArray(json)) for (const item of json) this.learnPeople(item);
    if (!isObject(json)) return;
    for (const item of listAt(json, 'verifiable_addresses').filter(isObject)) this.put(textAt(item, 'value') ?? '');
    for (const inner of Object.values(json)) this.learnPeople(inner);
  }

  /** A text with names in it. */
  put(value: string): string {
    const plain = this.base === '' ? value : value.replaceAll(this.base, '<server>');
    return plain
      .replace(picture, '<picture>')
      .replace(uuid, (id) => this.nameOf(id.toLowerCase(), 'id'))
      .replace(time, '<time>')
      .replace(duration, '<some> ')
      .replace(word, (found) => this.nameAddress(found))
      .replace(hash, '_…')
      .replace(long, (found) => (/\d/.test(found) && /[a-z]/i.test(found) ? '<random>' : found));
  }

  /** The value of something that has a name: one that is masked is told by that name. */
  valueOf(name: string, value: unknown): string {
    if (value === undefined) return '';
    const written = typeof value === 'string' ? value : JSON.stringify(value);
    const isToken = name === 'csrf_token' && written !== '';
    return isToken || written === mask ? `<${name}>` : this.put(written);
  }

  /** What stands around an address, such as the full stop of its sentence, stays. */
  private nameAddress(found: string): string {
    const value = found.endsWith('.') ? found.slice(0, -1) : found;
    return isAddress(value) ? this.nameOf(value.toLowerCase(), 'address') + found.slice(value.length) : found;
  }

  private nameOf(value: string, kind: string): string {
    const there = this.known.get(value);
    if (there !== undefined) return there;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const name = count === 1 ? `<${kind}>` : `<${kind} ${String(count)}>`;
    this.known.set(value, name);
    return name;
  }
}

/** An e-mail address, with stars in it too, or a phone number, by its looks. */
function isAddress(value: string): boolean {
  const at = value.indexOf('@');
  return (at > 0 && value.indexOf('.', at) > at + 1) || /^\+\d{6,15}$/.test(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}
