import * as v from 'valibot';

/** How something is to be taken. */
export const toneSchema = v.picklist(['neutral', 'good', 'bad', 'warn']);

export type Tone = v.InferOutput<typeof toneSchema>;
