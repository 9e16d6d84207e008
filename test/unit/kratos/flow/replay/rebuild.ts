import { buildForm } from '../../../../../src/kratos/flow/form/form';
import type { Encoding, Entries, Field, Form, Submitter } from '../../../../../src/kratos/flow/form/form.types';
import { isObject, readJson } from '../../../../../src/kratos/flow/json';
import { buildAnswer, buildSubmission } from '../../../../../src/kratos/flow/form/submission';
import { readCeremonies, type Ceremony } from '../../../../../src/kratos/webauthn/ceremony';
import type { Flow } from '../../../../../src/kratos/flow/types';
import type { FlowStep } from './flowSteps';

/**
 * A body as names and values, however it was encoded: nested and dotted names are the same, and so are `42` and `"42"`.
 */
export type Decoded = Readonly<Record<string, readonly string[]>>;

/** What became of one recorded submit. `redundant`: the same but for a `method` beside a button that names itself. */
export type Rebuilt =
  | { readonly kind: 'no-form' | 'no-body' | 'no-button' }
  | {
      readonly kind: 'same' | 'redundant' | 'different';
      readonly pressed: string;
      readonly recorded: Decoded;
      readonly built: Decoded;
    };

/**
 * Builds the recorded body again: from the nodes, from what was typed (read out of the body), and from the button that
 * was pressed.
 */
export function rebuild(step: FlowStep): Rebuilt {
  const { previous } = step.context;
  const body = step.exchange.request.body;
  if (previous === undefined) return { kind: 'no-form' };
  const encoding: Encoding = step.recorded.request.headers['content-type']?.includes('urlencoded') ? 'form' : 'json';
  const recorded = body === undefined ? undefined : decode(body, encoding);
  if (recorded === undefined) return { kind: 'no-body' };
  const form = buildForm(previous);
  const ceremony = readCeremonies(previous).find(({ answer }) => recorded[answer] !== undefined);
  const pressed = ceremony ? answerOf(ceremony) : findButton(form, recorded);
  if (pressed === undefined) return { kind: 'no-button' };
  const entries = typed(form, recorded);
  const submission = ceremony
    ? buildAnswer(previous, { ...pressed, value: recorded[pressed.name]?.[0] ?? '' }, entries, encoding)
    : buildSubmission(previous, pressed.key, entries, encoding);
  const built = decode(submission.body, encoding) ?? {};
  return { kind: compare(recorded, built, pressed, previous), pressed: pressed.key, recorded, built };
}

/** What a key answers is pressed as the field that its answer goes into. */
function answerOf({ answer, group }: Ceremony): Pressed {
  return { key: answer, name: answer, group };
}

type Pressed = Pick<Submitter, 'key' | 'name' | 'group'>;

export function decode(body: string, encoding: Encoding): Decoded | undefined {
  if (encoding === 'form') {
    const fields = new URLSearchParams(body);
    return Object.fromEntries(
      [...new Set(fields.keys())].map((name) => {
        const values = fields.getAll(name);
        return [name, values.join() === 'false,true' ? ['true'] : values];
      }),
    );
  }
  const json = readJson(body);
  return isObject(json) ? Object.fromEntries(flatten(json)) : undefined;
}

function flatten(json: object, path = ''): [string, readonly string[]][] {
  return Object.entries(json).flatMap(([key, value]: [string, unknown]): [string, readonly string[]][] => {
    if (isObject(value)) return flatten(value, `${path}${key}.`);
    return [[path + key, (Array.isArray(value) ? value : [value]).map(String)]];
  });
}

/** A button that names itself wins over `method`: the hidden `method` of its step goes along. */
function findButton(form: Form, body: Decoded): Submitter | undefined {
  const fits = form.groups
    .flatMap(({ submitters }) => submitters)
    .filter(({ name, value }) => body[name]?.[0] === value);
  return fits.find(({ name }) => name !== 'method') ?? fits[0];
}

/** What a person typed: the body's value of each field that is shown, nothing where the body has none. */
function typed(form: Form, body: Decoded): Entries {
  const fields = [...form.shared, ...form.groups.flatMap((group) => group.fields)];
  const inputs = fields.filter((field): field is Extract<Field, { kind: 'input' }> => field.kind === 'input');
  return Object.fromEntries(
    inputs.map(({ name }) => {
      const values = body[name] ?? [];
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

function compare(recorded: Decoded, built: Decoded, pressed: Pressed, flow: Flow): 'same' | 'redundant' | 'different' {
  if (same(recorded, built)) return 'same';
  const { method, ...rest } = recorded;
  const names = pressed.name !== 'method' && method?.[0] === pressed.group && flow.flowType !== 'recovery';
  return names && same(rest, built) ? 'redundant' : 'different';
}

/** Every CSRF token that this client was given is valid, so only its presence counts. */
function same(a: Decoded, b: Decoded): boolean {
  const picture = (body: Decoded): string =>
    JSON.stringify(
      Object.entries(body)
        .map(([name, values]) => [name, ...(name === 'csrf_token' ? ['present'] : values)])
        .toSorted(([x], [y]) => (x ?? '').localeCompare(y ?? '')),
    );
  return picture(a) === picture(b);
}
