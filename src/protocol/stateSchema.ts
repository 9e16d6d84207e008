import * as v from 'valibot';
import { clientKinds, flowTypes } from '../kratos/flow/types';
import { toneSchema as tone } from './toneSchema';
import { formSchema } from './formSchema';
import { aheadSchema, sequenceSchema } from './waySchema';
import type { Encoding, ExchangeView, PanelState, WireText } from './state';

const text = v.string();
const optionalText = v.exactOptional(v.string());
const action = v.object({ id: text, label: text, primary: v.exactOptional(v.boolean()), icon: optionalText });

export const encodingSchema = v.picklist(['json', 'form']) satisfies v.GenericSchema<unknown, Encoding>;

export const wireTextSchema = v.array(
  v.object({
    text,
    style: v.exactOptional(v.picklist(['verb', 'header', 'status', 'dim'])),
    secret: v.exactOptional(v.boolean()),
  }),
) satisfies v.GenericSchema<unknown, WireText>;

export const exchangeViewSchema = v.object({
  id: text,
  request: wireTextSchema,
  response: wireTextSchema,
  revealable: v.boolean(),
}) satisfies v.GenericSchema<unknown, ExchangeView>;

const problem = v.object({
  tone,
  title: text,
  id: optionalText,
  why: optionalText,
  missing: optionalText,
  todo: optionalText,
  literal: optionalText,
  comparison: v.exactOptional(v.array(v.object({ what: text, value: text, isWrong: v.boolean() }))),
  remark: v.exactOptional(v.boolean()),
  actions: v.array(action),
});

const done = v.object({
  title: text,
  lines: v.array(text),
  steps: v.array(v.object({ aal: text, method: text, at: optionalText })),
  past: v.exactOptional(v.boolean()),
  actions: v.array(action),
  suggestions: v.array(v.object({ icon: text, text, name: text, action: v.exactOptional(action) })),
});

const row = v.object({
  id: text,
  number: v.number(),
  method: text,
  path: text,
  status: text,
  tone,
  mark: v.exactOptional(text),
  durationMs: v.number(),
  at: text,
});

const authenticator = v.object({
  totp: v.exactOptional(v.object({ code: text, validUntil: v.number(), periodMs: v.number() })),
  lookup: v.exactOptional(v.object({ left: v.number(), total: v.number(), next: optionalText })),
  source: optionalText,
  offer: v.exactOptional(v.object({ totp: optionalText, lookup: optionalText, action: text })),
});

const inbox = v.object({
  status: v.picklist(['waiting', 'available', 'unavailable']),
  note: optionalText,
  messages: v.array(
    v.object({
      id: text,
      subject: text,
      recipient: text,
      at: text,
      code: optionalText,
      body: optionalText,
      sms: v.exactOptional(v.boolean()),
      delivery: v.exactOptional(v.object({ tone, text })),
      fits: v.boolean(),
    }),
  ),
});

/**
 * The whole picture of a flow, held to `PanelState` by the compiler: what passes is one, and every property of it is
 * named here.
 */
export const panelStateSchema = v.object({
  flow: v.object({
    id: text,
    type: v.picklist(flowTypes),
    title: text,
    persona: text,
    client: v.picklist(clientKinds),
    captured: v.exactOptional(v.boolean()),
    lookOnly: v.exactOptional(v.boolean()),
    connection: text,
    version: optionalText,
    stateLabel: text,
    tone,
    expiresAt: v.exactOptional(v.number()),
    over: v.boolean(),
  }),
  next: v.exactOptional(
    v.object({ text, body: optionalText, bodies: v.exactOptional(v.array(v.object({ group: text, body: text }))) }),
  ),
  problem: v.exactOptional(problem),
  done: v.exactOptional(done),
  form: v.exactOptional(formSchema),
  along: v.exactOptional(
    v.array(v.object({ name: text, meaning: text, value: text, json: v.exactOptional(v.boolean()) })),
  ),
  openGroups: v.array(text),
  draft: v.record(text, v.union([text, v.boolean(), v.array(text)])),
  encoding: encodingSchema,
  authenticator,
  remarks: v.exactOptional(v.array(v.object({ id: v.number(), text, remark: text }))),
  inbox: v.exactOptional(inbox),
  timeline: v.array(row),
  sequence: v.exactOptional(sequenceSchema),
  ahead: v.exactOptional(aheadSchema),
  timelineNote: optionalText,
  cookies: v.array(v.object({ name: text, attributes: text, value: optionalText, trouble: optionalText })),
  sessionToken: optionalText,
  busy: v.exactOptional(v.object({ label: text, since: v.number(), slow: optionalText })),
} satisfies Record<keyof PanelState, unknown>) satisfies v.GenericSchema<unknown, PanelState>;
