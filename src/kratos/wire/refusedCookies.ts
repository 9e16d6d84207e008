import * as v from 'valibot';

const Refused = v.object({
  kind: v.picklist(['secure', 'domain', 'needs-secure', 'prefix', 'size']),
  name: v.string(),
  attributes: v.string(),
  host: v.string(),
});

const WithRefused = v.object({ refused: v.array(Refused) });

/** A cookie that was refused when it came. */
export type RefusedCookie = v.InferOutput<typeof Refused>;

/** The refused cookies of a stored jar; none when it has none that can be read. */
export function readRefused(serialized: unknown): readonly RefusedCookie[] {
  const read = v.safeParse(WithRefused, serialized);
  return read.success ? read.output.refused : [];
}
