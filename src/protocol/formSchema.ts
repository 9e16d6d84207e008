import * as v from 'valibot';
import { flowTypes } from '../kratos/flow/types';
import type { Field, Form } from '../kratos/flow/form/form.types';

const text = v.string();
const optionalText = v.exactOptional(v.string());
const optionalNumber = v.exactOptional(v.number());

const message = v.object({
  id: v.number(),
  text,
  type: text,
  context: v.exactOptional(v.record(text, v.unknown())),
});

const note = v.object({ text, change: v.exactOptional(v.object({ id: text, label: text })) });

const base = { name: text, label: text, messages: v.array(message) };

const field = v.variant('kind', [
  v.object({
    kind: v.literal('input'),
    ...base,
    inputType: text,
    value: v.union([text, v.boolean()]),
    required: v.boolean(),
    disabled: v.boolean(),
    autocomplete: optionalText,
    pattern: optionalText,
    maxLength: optionalNumber,
    options: v.exactOptional(v.array(text)),
    secret: v.boolean(),
    filledBy: v.exactOptional(v.picklist(['totp', 'lookup', 'code'])),
  }),
  v.object({ kind: v.literal('image'), ...base, src: text, width: optionalNumber, height: optionalNumber }),
  v.object({
    kind: v.literal('text'),
    ...base,
    text,
    secret: optionalText,
    codes: v.exactOptional(v.array(v.object({ code: text, used: v.boolean() }))),
  }),
  v.object({ kind: v.literal('link'), ...base, href: text, safe: v.boolean() }),
  v.object({ kind: v.literal('script'), ...base, src: text }),
  v.object({
    kind: v.literal('trigger'),
    ...base,
    trigger: text,
    key: v.exactOptional(note),
  }),
  v.object({ kind: v.literal('division'), ...base, data: v.record(text, text) }),
  v.object({ kind: v.literal('unknown'), ...base, nodeType: text, raw: text }),
]) satisfies v.GenericSchema<unknown, Field>;

const submitter = v.object({
  key: text,
  name: text,
  value: text,
  label: text,
  group: text,
  primary: v.boolean(),
  role: v.picklist(['main', 'resend', 'back', 'remove', 'other']),
  disabled: v.boolean(),
});

/** A form as the host sends it to the panel, held to `Form` by the compiler. */
export const formSchema = v.object({
  flowType: v.picklist(flowTypes),
  messages: v.array(message),
  shared: v.array(field),
  groups: v.array(
    v.object({
      group: text,
      title: text,
      recommended: v.boolean(),
      fields: v.array(field),
      submitters: v.array(submitter),
      note: v.exactOptional(note),
    }),
  ),
  hidden: v.array(v.object({ name: text, value: text, group: text, secret: v.boolean() })),
} satisfies Record<keyof Form, unknown>) satisfies v.GenericSchema<unknown, Form>;
