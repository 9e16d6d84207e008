import * as v from 'valibot';
import { exchangeViewSchema, encodingSchema, panelStateSchema, wireTextSchema } from './stateSchema';
import { placeSchema } from './lineSchema';
import type { ToHost, ToPanel } from './messages';

/**
 * Largest texts that the host takes from the panel, in UTF-16 units: a hostile page cannot fill the host's memory with
 * one message.
 */
const limits = {
  id: 512,
  name: 1024,
  value: 1_000_000,
  url: 16_384,
  copy: 4_000_000,
  fields: 1000,
  list: 1000,
} as const;

const short = v.pipe(v.string(), v.maxLength(limits.id));
const name = v.pipe(v.string(), v.maxLength(limits.name));
const value = v.pipe(v.string(), v.maxLength(limits.value));
const entries = v.pipe(
  v.record(name, v.union([value, v.boolean(), v.pipe(v.array(value), v.maxLength(limits.list))])),
  v.check((record) => Object.keys(record).length <= limits.fields),
);
const press = { entries, submitter: name, encoding: encodingSchema };

/**
 * Every message from the panel, unknown properties refused. `satisfies` holds it to the union; its test holds the union
 * to it.
 */
export const toHostSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('edit'), ...press }),
  v.strictObject({ type: v.literal('submit'), ...press }),
  v.strictObject({ type: v.literal('cancel') }),
  v.strictObject({ type: v.literal('action'), id: short }),
  v.strictObject({ type: v.literal('explain'), id: short }),
  v.strictObject({ type: v.literal('show-exchange'), id: short }),
  v.strictObject({
    type: v.literal('open-raw'),
    what: v.picklist(['flow', 'request', 'response']),
    exchangeId: v.exactOptional(short),
  }),
  v.strictObject({ type: v.literal('open-link'), url: v.pipe(v.string(), v.maxLength(limits.url)) }),
  v.strictObject({ type: v.literal('copy'), text: v.pipe(v.string(), v.maxLength(limits.copy)) }),
  v.strictObject({
    type: v.literal('export'),
    exchangeId: v.exactOptional(short),
    clear: v.exactOptional(v.boolean()),
  }),
  v.strictObject({ type: v.literal('sequence'), to: v.picklist(['clipboard', 'file']) }),
  v.strictObject({ type: v.literal('again'), how: v.picklist(['compare', 'replay']), exchangeId: short }),
  v.strictObject({
    type: v.literal('open-line'),
    start: placeSchema,
    end: placeSchema,
    file: v.exactOptional(v.pipe(v.string(), v.maxLength(limits.value))),
  }),
  v.strictObject({ type: v.literal('next-code') }),
  v.strictObject({ type: v.literal('refresh-inbox') }),
]) satisfies v.GenericSchema<unknown, ToHost>;

/**
 * Every message to the panel. Properties that this panel does not know are dropped, so that a newer host can talk to a
 * panel still open.
 */
export const toPanelSchema = v.variant('type', [
  v.object({ type: v.literal('state'), state: panelStateSchema }),
  v.object({
    type: v.literal('preview'),
    submitter: v.string(),
    request: wireTextSchema,
    payloadProblem: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal('exchange'), exchange: exchangeViewSchema }),
  v.object({ type: v.literal('fill'), name: v.string(), value: v.string() }),
  v.object({ type: v.literal('focus') }),
]) satisfies v.GenericSchema<unknown, ToPanel>;

/**
 * Reads what a panel sent. Goes in: anything. Comes out: a message of the union, or undefined for anything else
 * (unknown type, unknown property, text beyond the limits). Never throws.
 */
export function readToHost(message: unknown): ToHost | undefined {
  const result = v.safeParse(toHostSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}

/** Reads what the host sent to the panel; undefined when it is no message of the union. Never throws. */
export function readToPanel(message: unknown): ToPanel | undefined {
  const result = v.safeParse(toPanelSchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}
