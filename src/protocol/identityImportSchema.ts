import * as v from 'valibot';
import { importActionIds } from './identityImport';
import type { FromIdentityImport, IdentityImportState, ToIdentityImport } from './identityImport';

const text = v.string();
const optionalText = v.exactOptional(text);
const threeTones = v.picklist(['good', 'bad', 'warn']);

const line = v.object({
  line: v.number(),
  who: text,
  traits: text,
  wayIn: text,
  more: text,
  problems: v.array(v.object({ path: text, what: text, isWrong: v.boolean() })),
});
const lines = v.object({ rows: v.array(line), more: optionalText });

const state = v.object({
  file: text,
  connection: text,
  about: text,
  hasLines: v.boolean(),
  notes: v.array(text),
  said: v.exactOptional(v.object({ tone: threeTones, what: text, todo: optionalText })),
  counts: v.array(v.object({ label: text, count: text, tone: v.picklist(['good', 'bad', 'warn', 'neutral']) })),
  progress: v.exactOptional(v.object({ done: v.number(), of: v.number(), words: text })),
  lines,
  problems: lines,
  results: v.object({
    rows: v.array(
      v.object({ line: v.number(), tone: threeTones, outcome: text, message: text, identity: optionalText }),
    ),
    more: optionalText,
  }),
  actions: v.array(
    v.object({ id: v.picklist(importActionIds), label: text, primary: v.exactOptional(v.literal(true)) }),
  ),
} satisfies Record<keyof IdentityImportState, unknown>) satisfies v.GenericSchema<unknown, IdentityImportState>;

/** What the page is told. */
export const toIdentityImportSchema = v.object({ type: v.literal('state'), state }) satisfies v.GenericSchema<
  unknown,
  ToIdentityImport
>;

/** What the page tells, unknown properties refused. */
export const fromIdentityImportSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('action'), id: v.picklist(importActionIds) }),
  v.strictObject({ type: v.literal('show'), identity: v.pipe(text, v.maxLength(100)) }),
  v.strictObject({ type: v.literal('go'), line: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
]) satisfies v.GenericSchema<unknown, FromIdentityImport>;

/** Reads what the page sent; undefined for what is no message of it. Never throws. */
export function readFromIdentityImport(message: unknown): FromIdentityImport | undefined {
  const result = v.safeParse(fromIdentityImportSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}

/** Reads what the host sent to the page; undefined when it is no picture. Never throws. */
export function readToIdentityImport(message: unknown): ToIdentityImport | undefined {
  const result = v.safeParse(toIdentityImportSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}
