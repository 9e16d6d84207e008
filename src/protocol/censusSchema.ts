import * as v from 'valibot';
import type { AskedView, CountedState, FromCensus, ToCensus, UncountedState } from './census';

/** The longest change that the host takes from the page, in UTF-16 units. */
const longestChange = 10_000;

const text = v.string();
const optionalText = v.exactOptional(text);
const bar = { count: v.number(), share: v.number(), text, perhapsCount: v.number(), perhaps: optionalText };

const asked = v.object({
  file: text,
  version: text,
  rows: v.array(v.object({ name: text, now: v.object(bar), then: v.exactOptional(v.object(bar)) })),
  supposed: v.object({ text, says: optionalText, problem: optionalText }),
  offered: v.array(v.object({ text, effect: text })),
} satisfies Record<keyof AskedView, unknown>);

const counted = v.object({
  kind: v.literal('counted'),
  connection: text,
  total: text,
  notes: v.array(text),
  factors: v.array(v.object({ ...bar, name: text, isPart: v.boolean() })),
  asked: v.exactOptional(asked),
} satisfies Record<keyof CountedState, unknown>) satisfies v.GenericSchema<unknown, CountedState>;

const uncounted = v.object({
  kind: v.literal('uncounted'),
  connection: text,
} satisfies Record<keyof UncountedState, unknown>) satisfies v.GenericSchema<unknown, UncountedState>;

/** What the page is told. Properties that it does not know are dropped. */
const toCensusSchema = v.object({
  type: v.literal('state'),
  state: v.variant('kind', [counted, uncounted]),
  kept: v.record(text, v.unknown()),
}) satisfies v.GenericSchema<unknown, ToCensus>;

/** What the page tells, unknown properties refused. */
const fromCensusSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('count') }),
  v.strictObject({ type: v.literal('choose-configuration') }),
  v.strictObject({ type: v.literal('open-configuration') }),
  v.strictObject({ type: v.literal('suppose'), text: v.pipe(text, v.maxLength(longestChange)) }),
  v.strictObject({ type: v.literal('copy'), format: v.picklist(['markdown', 'csv']) }),
]) satisfies v.GenericSchema<unknown, FromCensus>;

/** Reads what the page sent; undefined for what is no message of it, or is too large. Never throws. */
export function readFromCensus(message: unknown): FromCensus | undefined {
  const result = v.safeParse(fromCensusSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}

/** Reads what the host sent to the page; undefined when it is no picture. Never throws. */
export function readToCensus(message: unknown): ToCensus | undefined {
  const result = v.safeParse(toCensusSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}
