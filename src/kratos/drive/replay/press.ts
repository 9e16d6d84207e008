import { buildForm } from '../../flow/form/form';
import { payloadName } from '../../flow/form/along';
import type { Entries, Form, Submitter } from '../../flow/form/form.types';
import type { Flow } from '../../flow/types';
import type { RequestStep, Value } from '../../recipe/types';
import { readCeremonies } from '../../webauthn/ceremony';
import { fittingKeys } from '../../webauthn/fitting';
import { keyPressId } from '../../webauthn/press';
import type { SoftwareKey } from '../../webauthn/types';
import type { Press } from '../types';
import { typedFields } from './plan';

/** What the names of a step stand for, and the keys that can answer for the persona. */
export interface Means {
  readonly valueOf: (name: string) => string;
  readonly keys: readonly SoftwareKey[];
}

type Sent = ReadonlyMap<string, Entries[string]>;

/**
 * What is pressed in a form to send what a step sent: the button that the step names, or the one that a key answers,
 * and what was typed; fields that were left out stay empty. Undefined when nothing in the form can be pressed so.
 */
export function readPress(step: RequestStep, flow: Flow, { valueOf, keys }: Means): Press | undefined {
  const sent: Sent = new Map(typedFields(step).flatMap(([name, value]) => flatten(name, value, valueOf)));
  const form = buildForm(flow);
  const submitter = keyPress(flow, sent, keys) ?? findPressed(form, sent)?.key;
  if (submitter === undefined) return undefined;
  const left = inputsIn(form).filter((name) => !sent.has(name));
  const entries = { ...Object.fromEntries(left.map((name) => [name, ''])), ...Object.fromEntries(sent) };
  return { submitter, entries, encoding: step.body?.encoding ?? 'json' };
}

/** A new key is made; one that is asked for is the newest that fits. */
function keyPress(flow: Flow, sent: Sent, keys: readonly SoftwareKey[]): string | undefined {
  const ceremony = readCeremonies(flow).find(({ answer }) => sent.has(answer));
  if (ceremony === undefined) return undefined;
  const { trigger, kind } = ceremony;
  if (kind === 'create') return keyPressId({ trigger });
  const fitting = fittingKeys(ceremony, keys, '');
  const [key] = 'keys' in fitting ? fitting.keys : [];
  return key && keyPressId({ trigger, key: key.id });
}

/**
 * A button that names itself beside the method decides; one whose value is of another run is known by its name; where
 * none was named, it is that of the group whose fields were sent.
 */
function findPressed({ groups }: Form, sent: Sent): Submitter | undefined {
  const submitters = groups.flatMap((group) => group.submitters);
  const fitting = submitters.filter(({ name, value }) => String(sent.get(name)) === value);
  const [only, ...more] = submitters.filter(({ name }) => name !== 'method' && sent.has(name));
  const named = fitting.find(({ name }) => name !== 'method') ?? (more.length === 0 ? only : undefined) ?? fitting[0];
  if (named || sent.has('method')) return named;
  const filled = groups.find(({ fields }) => fields.some(({ name }) => sent.has(name)));
  return filled?.submitters.find(({ role }) => role === 'main');
}

function inputsIn({ shared, groups }: Form): readonly string[] {
  const fields = [...shared, ...groups.flatMap((group) => group.fields)];
  return fields.filter(({ kind }) => kind === 'input').map(({ name }) => name);
}

function flatten(
  name: string,
  value: Value,
  valueOf: (name: string) => string,
): readonly (readonly [string, Entries[string]])[] {
  if (name === payloadName) return [[name, JSON.stringify(plain(value, valueOf))]];
  if ('members' in value) return value.members.flatMap(([key, inner]) => flatten(`${name}.${key}`, inner, valueOf));
  const written = plain(value, valueOf);
  if (Array.isArray(written)) return [[name, written.map(String)]];
  if (typeof written === 'boolean') return [[name, written]];
  return typeof written === 'string' || typeof written === 'number' ? [[name, String(written)]] : [];
}

function plain(value: Value, valueOf: (name: string) => string): unknown {
  if ('ref' in value) return valueOf(value.ref);
  if ('literal' in value) return value.literal;
  if ('items' in value) return value.items.map((item) => plain(item, valueOf));
  return Object.fromEntries(value.members.map(([key, inner]) => [key, plain(inner, valueOf)]));
}
