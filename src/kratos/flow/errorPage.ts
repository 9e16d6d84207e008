import { isPassingCookie } from './cookieTrouble';
import type { Headers } from './headers';
import { readErrorUrl } from './urls';

/**
 * Whether an answer sends a browser to `selfservice.flows.error.ui_url`, by the address and by what the answer sets:
 * that page is named by an id alone, which an address to return to may have as well, but whoever is refused is given no
 * session.
 */
export function leadsToErrorPage(url: string, headers: Headers): boolean {
  return readErrorUrl(url) !== undefined && !headers.some(([name, value]) => isSession(name, value));
}

/** A cookie of a session is set; one that is taken away has no value. */
function isSession(header: string, value: string): boolean {
  const [, name = ''] = /^\s*([^=;\s]+)\s*=\s*"?[^";\s]/.exec(value) ?? [];
  return header.toLowerCase() === 'set-cookie' && name !== '' && !isPassingCookie(name);
}
