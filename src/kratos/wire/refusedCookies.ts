import * as v from 'valibot';
import type { CookieTrouble } from '../flow/cookieTrouble';

const Refused = v.object({
  kind: v.picklist(['secure', 'domain', 'needs-secure', 'prefix', 'size']),
  name: v.string(),
  attributes: v.string(),
  host: v.string(),
});

const WithRefused = v.object({ refused: v.array(Refused) });

/** The refused cookies of a stored jar; none when it has none that can be read. */
export function readRefused(serialized: unknown): readonly CookieTrouble[] {
  const read = v.safeParse(WithRefused, serialized);
  return read.success ? read.output.refused : [];
}
