import * as v from 'valibot';
import { lineSchema, placeSchema } from './lineSchema';
import type { AnswerState, FromSimulator, NoAnswerState, ToSimulator } from './simulator';

/** Largest texts that the host takes from the page, in UTF-16 units. */
const limits = { name: 4096, url: 1_000_000 } as const;

const text = v.string();
const texts = v.array(text);
const optionalText = v.exactOptional(text);
const known = v.picklist(['yes', 'no', 'unknown']);

const reason = { sentence: text, line: v.exactOptional(lineSchema) };
const factors = v.array(v.object(reason));
const secondStep = { offered: texts, mayOffer: texts, stuck: v.boolean() };
const asked = v.array(known);
const changedLine = v.object({ name: text, file: optionalText });

const answer = v.object({
  kind: v.literal('answer'),
  file: text,
  version: text,
  name: text,
  tone: v.picklist(['asked', 'stuck', 'free', 'open']),
  verdict: text,
  unknown: v.array(v.object({ ...reason, remote: optionalText })),
  decidedBy: v.array(lineSchema),
  notes: texts,
  facts: v.array(v.object({ label: text, text })),
  people: v.array(v.object({ ...secondStep, id: text, name: text, isShown: v.boolean(), asked })),
  places: v.array(v.object({ title: text, asked: known, answer: text, demand: v.object(reason) })),
  factors,
  first: v.object({ offered: texts, usable: texts, mayUse: texts }),
  second: v.object({ ...secondStep, codesTo: texts }),
  changes: v.array(v.object({ line: lineSchema, effect: text, change: v.exactOptional(changedLine) })),
  idle: v.array(lineSchema),
  versions: v.array(v.object({ ...secondStep, version: text, asked, factors })),
  differs: v.boolean(),
} satisfies Record<keyof AnswerState, unknown>) satisfies v.GenericSchema<unknown, AnswerState>;

const noAnswer = v.object({
  kind: v.picklist(['gone', 'unreadable', 'nobody']),
  file: text,
} satisfies Record<keyof NoAnswerState, unknown>) satisfies v.GenericSchema<unknown, NoAnswerState>;

/** What the page is told. Properties that it does not know are dropped. */
export const toSimulatorSchema = v.object({
  type: v.literal('state'),
  state: v.variant('kind', [answer, noAnswer]),
  kept: v.record(text, v.unknown()),
}) satisfies v.GenericSchema<unknown, ToSimulator>;

const name = v.pipe(text, v.maxLength(limits.name));
const url = v.pipe(text, v.maxLength(limits.url));
const file = v.exactOptional(url);

/** What the page tells, unknown properties refused. */
export const fromSimulatorSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('choose-person') }),
  v.strictObject({ type: v.literal('show-person'), id: name }),
  v.strictObject({ type: v.literal('choose-version') }),
  v.strictObject({ type: v.literal('read-schema'), url }),
  v.strictObject({ type: v.literal('go'), target: v.strictObject({ file, start: placeSchema, end: placeSchema }) }),
  v.strictObject({ type: v.literal('change'), line: v.strictObject({ name, file }) }),
]) satisfies v.GenericSchema<unknown, FromSimulator>;

/** Reads what the page sent; undefined for what is no message of it, or is too large. Never throws. */
export function readFromSimulator(message: unknown): FromSimulator | undefined {
  const result = v.safeParse(fromSimulatorSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}

/** Reads what the host sent to the page; undefined when it is no picture. Never throws. */
export function readToSimulator(message: unknown): ToSimulator | undefined {
  const result = v.safeParse(toSimulatorSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}
