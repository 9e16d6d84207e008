import * as v from 'valibot';
import { lineSchema, placeSchema } from './lineSchema';
import { actionIds } from './identity';
import type { FromIdentity, IdentityState, ToIdentity } from './identity';
import { toneSchema as tone } from './toneSchema';

const text = v.string();
const texts = v.array(text);
const optionalText = v.exactOptional(text);
const fact = v.object({ label: text, text });

const loading = v.object({ kind: v.literal('loading') });
const trouble = v.object({ kind: v.literal('trouble'), what: text, todo: optionalText });
const there = v.literal('there');

const removal = v.variant('kind', [
  v.object({ kind: v.literal('press'), label: text, identifier: optionalText, hint: optionalText }),
  v.object({ kind: v.literal('refused'), why: text }),
]);

const identity = v.object({
  kind: there,
  name: text,
  id: text,
  state: v.object({ text, tone }),
  note: optionalText,
  facts: v.array(fact),
  traits: v.array(
    v.object({ label: text, name: optionalText, values: texts, isJson: v.exactOptional(v.literal(true)) }),
  ),
  traitsNote: optionalText,
  addresses: v.array(v.object({ address: text, words: texts, tone })),
  credentials: v.array(
    v.object({
      type: text,
      title: text,
      tone,
      facts: v.array(fact),
      items: v.array(v.object({ text, words: optionalText, removal: v.exactOptional(removal) })),
      removal: v.exactOptional(removal),
    }),
  ),
  metadata: v.array(v.object({ title: text, size: text, text, cut: optionalText })),
});

const reason = v.object({ sentence: text, line: v.exactOptional(lineSchema) });
const known = v.picklist(['yes', 'no', 'unknown']);
const rows = v.array(
  v.object({ name: text, detail: optionalText, rank: text, has: known, enrol: known, why: v.array(reason) }),
);
const capability = v.variant('kind', [
  loading,
  trouble,
  v.object({
    kind: v.literal('unknown'),
    what: text,
    next: v.exactOptional(v.picklist(['recover', 'step-up'])),
  }),
  v.object({ kind: v.literal('offered'), by: text, verdict: text, rows, note: text }),
  v.object({
    kind: there,
    file: text,
    verdict: text,
    decidedBy: v.array(lineSchema),
    rows,
    notes: v.array(reason),
  }),
]);

const session = v.object({ id: text, title: text, words: texts, tone, canRevoke: v.boolean() });
const message = v.object({ id: text, title: text, subject: optionalText, words: texts, tone, failures: texts });

const state = v.object({
  connection: text,
  identity: v.variant('kind', [
    loading,
    trouble,
    v.object({ kind: v.literal('gone'), id: text, what: text }),
    identity,
  ]),
  capability,
  sessions: v.variant('kind', [
    loading,
    trouble,
    v.object({ kind: there, list: v.array(session), isMore: v.boolean(), canRevokeAll: v.boolean() }),
  ]),
  messages: v.variant('kind', [
    loading,
    trouble,
    v.object({ kind: there, list: v.array(message), note: optionalText }),
  ]),
  actions: v.array(
    v.object({ id: v.picklist(actionIds), label: text, icon: text, tone: v.exactOptional(v.literal('danger')) }),
  ),
} satisfies Record<keyof IdentityState, unknown>) satisfies v.GenericSchema<unknown, IdentityState>;

/** What the page is told. Properties that it does not know are dropped. */
export const toIdentitySchema = v.object({
  type: v.literal('state'),
  state,
  kept: v.object({ connection: text, identity: text }),
}) satisfies v.GenericSchema<unknown, ToIdentity>;

/** Largest names that the host takes from the page, in UTF-16 units: an identifier of a provider may be long. */
const name = v.pipe(text, v.maxLength(4096));

/** A schema's address may hold the schema itself. */
const address = v.pipe(text, v.maxLength(1_000_000));

/** What the page tells, unknown properties refused. */
export const fromIdentitySchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('copy-id') }),
  v.strictObject({ type: v.literal('action'), id: v.picklist(actionIds) }),
  v.strictObject({ type: v.literal('remove'), credential: name, identifier: v.exactOptional(name) }),
  v.strictObject({ type: v.literal('revoke-session'), id: name }),
  v.strictObject({ type: v.literal('revoke-sessions') }),
  v.strictObject({ type: v.literal('more-sessions') }),
  v.strictObject({ type: v.literal('choose-configuration') }),
  v.strictObject({ type: v.literal('step-up') }),
  v.strictObject({ type: v.literal('show-message'), id: name }),
  v.strictObject({
    type: v.literal('go'),
    target: v.strictObject({ file: v.exactOptional(address), start: placeSchema, end: placeSchema }),
  }),
]) satisfies v.GenericSchema<unknown, FromIdentity>;

/** Reads what the page sent; undefined for what is no message of it, or is too large. Never throws. */
export function readFromIdentity(message: unknown): FromIdentity | undefined {
  const result = v.safeParse(fromIdentitySchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}

/** Reads what the host sent to the page; undefined when it is no picture. Never throws. */
export function readToIdentity(message: unknown): ToIdentity | undefined {
  const result = v.safeParse(toIdentitySchema, message, { abortEarly: true });
  return result.success ? result.output : undefined;
}
