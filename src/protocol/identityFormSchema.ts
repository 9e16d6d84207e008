import * as v from 'valibot';
import { formActionIds } from './identityForm';
import type { FormNode, FromIdentityForm, IdentityFormState, ToIdentityForm } from './identityForm';

const text = v.string();
const optionalText = v.exactOptional(text);
const yes = v.exactOptional(v.literal(true));
const base = { name: text, label: text, required: v.boolean(), hint: optionalText };

const node: v.GenericSchema<unknown, FormNode> = v.variant('kind', [
  v.object({
    kind: v.literal('input'),
    ...base,
    inputType: text,
    of: v.picklist(['string', 'number', 'integer']),
    text,
    wasEmpty: yes,
    secret: yes,
  }),
  v.object({ kind: v.literal('choice'), ...base, options: v.array(v.object({ text, label: text })), text }),
  v.object({ kind: v.literal('json'), ...base, text }),
  v.object({
    kind: v.literal('list'),
    ...base,
    items: v.array(v.lazy(() => node)),
    blank: v.lazy(() => node),
    wasThere: v.boolean(),
  }),
  v.object({ kind: v.literal('group'), ...base, fields: v.array(v.lazy(() => node)), wasThere: v.boolean() }),
]);

const change = v.object({ path: text, before: text, after: text });

const state = v.object({
  title: text,
  connection: text,
  schema: text,
  form: node,
  problems: v.array(v.object({ path: v.array(text), what: text })),
  said: v.exactOptional(v.object({ tone: v.picklist(['good', 'bad', 'warn']), what: text, todo: optionalText })),
  review: v.exactOptional(
    v.object({ changes: v.array(change), body: text, meanwhile: v.array(change), note: optionalText }),
  ),
  isBusy: v.boolean(),
  actions: v.array(v.object({ id: v.picklist(formActionIds), label: text, primary: yes })),
  read: v.number(),
} satisfies Record<keyof IdentityFormState, unknown>) satisfies v.GenericSchema<unknown, IdentityFormState>;

/** What the page is told. */
export const toIdentityFormSchema = v.object({ type: v.literal('state'), state }) satisfies v.GenericSchema<
  unknown,
  ToIdentityForm
>;

const name = v.pipe(text, v.maxLength(1024));
const path = v.pipe(v.array(name), v.maxLength(50));
const number = v.pipe(v.number(), v.integer());
/** Metadata may be large. */
const typed = v.pipe(text, v.maxLength(10_000_000));

/** What the page tells, unknown properties refused. */
export const fromIdentityFormSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('type'), number, path, text: typed }),
  v.strictObject({ type: v.literal('add'), number, path }),
  v.strictObject({ type: v.literal('remove'), number, path, position: number }),
  v.strictObject({ type: v.literal('action'), id: v.picklist(formActionIds) }),
]) satisfies v.GenericSchema<unknown, FromIdentityForm>;

/** Reads what the page sent; undefined for what is no message of it, or is too large. Never throws. */
export function readFromIdentityForm(message: unknown): FromIdentityForm | undefined {
  const result = v.safeParse(fromIdentityFormSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}

/** Reads what the host sent to the page; undefined when it is no picture. Never throws. */
export function readToIdentityForm(message: unknown): ToIdentityForm | undefined {
  const result = v.safeParse(toIdentityFormSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}
