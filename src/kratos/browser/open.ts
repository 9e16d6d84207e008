import type { BrowserProblem } from '../record/browsing';
import { findBrowser } from './find';
import { PersonaBrowser } from './personaBrowser';
import type { PersonaBrowserOptions } from './personaBrowser';
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

export { handOver } from './handOver';
