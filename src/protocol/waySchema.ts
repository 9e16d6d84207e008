import * as v from 'valibot';
import { lineSchema } from './lineSchema';
import { toneSchema } from './toneSchema';
import type { AheadView, SequenceView } from './wayState';

const text = v.string();

/** A sequence, held to its type by the compiler. */
export const sequenceSchema = v.object({
  width: v.number(),
  height: v.number(),
  head: v.number(),
  lanes: v.array(
    v.object({
      x: v.number(),
      y: v.number(),
      name: text,
      pieces: v.array(v.object({ from: v.number(), to: v.number() })),
    }),
  ),
  arrows: v.array(
    v.object({
      exchange: text,
      name: text,
      top: v.number(),
      height: v.number(),
      y: v.number(),
      from: v.number(),
      to: v.number(),
      tip: text,
      reply: v.boolean(),
      tone: v.exactOptional(toneSchema),
      lines: v.array(v.object({ text, y: v.number() })),
      textX: v.number(),
    }),
  ),
}) satisfies v.GenericSchema<unknown, SequenceView>;

/** A way ahead, held to its type by the compiler. */
export const aheadSchema = v.object({
  source: v.exactOptional(text),
  note: v.exactOptional(text),
  ways: v.array(
    v.object({
      name: text,
      parts: v.array(v.object({ title: text, lines: v.array(v.object({ text, line: v.exactOptional(lineSchema) })) })),
      end: v.exactOptional(
        v.object({
          tone: v.picklist(['good', 'warn', 'neutral']),
          verdict: text,
          rows: v.array(v.object({ what: text, foretold: text, happened: text })),
        }),
      ),
    }),
  ),
}) satisfies v.GenericSchema<unknown, AheadView>;
