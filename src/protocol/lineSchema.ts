import * as v from 'valibot';
import type { LineView } from './simulator';

const text = v.string();
const optionalText = v.exactOptional(text);

/** An offset in a text. */
export const placeSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A line of a configuration, wherever a page names one. */
export const lineSchema = v.object({
  name: text,
  value: optionalText,
  where: optionalText,
  target: v.exactOptional(v.object({ file: optionalText, start: placeSchema, end: placeSchema, number: placeSchema })),
}) satisfies v.GenericSchema<unknown, LineView>;
