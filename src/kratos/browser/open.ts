import type { BrowserProblem } from '../record/browsing';
import { findBrowser } from './find';
import { takeOver } from './lent';
import type { LentBrowser } from './lent';
import { PersonaBrowser } from './personaBrowser';
import type { CarriedBetween, PersonaBrowserOptions } from './personaBrowser';
import { profileFor } from './profiles';

/** Finds a browser (the one that is named, if one is) and opens it for a persona. Never rejects. */
export async function openBrowser({
  wanted,
  ...options
}: PersonaBrowserOptions & { readonly wanted: string }): Promise<
  { readonly kind: 'open'; readonly browser: PersonaBrowser } | BrowserProblem
> {
  const found = await findBrowser(wanted);
  if (found.kind !== 'found') return found;
  return PersonaBrowser.open(found, { ...options, profile: profileFor(options.profile, found.snap) });
}

/** The same with a browser that another program runs, in place of one that is found. */
export async function borrowBrowser(
  lent: LentBrowser,
  carried: CarriedBetween,
  signal: AbortSignal | undefined,
): Promise<{ readonly kind: 'open'; readonly browser: PersonaBrowser } | BrowserProblem> {
  const taken = await takeOver(lent, signal);
  return taken.kind === 'launched' ? PersonaBrowser.over(taken, carried, taken.name) : taken;
}

export { handOver } from './handOver';
