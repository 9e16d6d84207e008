import { readEnrolment, readLookupCodes } from '../authenticator/enrolment';
import { markLookupCodeUsed } from '../authenticator/lookup';
import type { Outcome } from '../flow/outcome.types';
import type { Flow } from '../flow/types';
import type { Keyring } from '../store/keyring';
import type { Drive } from './context';
import { flowIn } from './record';
import type { Press } from './types';

/** A press and what came of it. `before` is the flow as it was pressed: what an enrolment showed stands there. */
export interface Pressed {
  readonly before: Flow;
  readonly press: Press;
  readonly outcome: Outcome;
}

/**
 * Lets the persona's authenticator follow what the server now knows: an enrolled TOTP secret and confirmed lookup codes are kept, spent
 * codes are marked, and what was unlinked or disabled is forgotten.
 */
export async function keepAuthenticator(drive: Drive, personaId: string, pressed: Pressed): Promise<void> {
  const keyring = await drive.personas.keys(personaId);
  const patch = pressed.before.flowType === 'settings' ? enrolled(pressed, drive.now()) : spent(pressed, keyring);
  if (patch) await drive.personas.keep(personaId, patch);
}

type KeyringPatch = { readonly [K in 'totp' | 'lookupCodes']?: Keyring[K] | undefined };

function enrolled({ before, press, outcome }: Pressed, now: number): KeyringPatch | undefined {
  const saved = outcome.kind === 'saved';
  switch (press.submitter) {
    case 'method=totp': {
      const enrolment = readEnrolment(before);
      return saved && enrolment ? { totp: { secret: enrolment.secret, since: now } } : undefined;
    }
    case 'totp_unlink=true':
      return saved ? { totp: undefined } : undefined;
    case 'lookup_secret_confirm=true': {
      const codes = readLookupCodes(before);
      return saved && codes.length > 0 ? { lookupCodes: codes } : undefined;
    }
    case 'lookup_secret_reveal=true': {
      // What the server reveals is true, whatever the persona knew.
      const shown = flowIn(outcome);
      const codes = shown ? readLookupCodes(shown) : [];
      return codes.length > 0 ? { lookupCodes: codes } : undefined;
    }
    case 'lookup_secret_disable=true':
      return saved ? { lookupCodes: undefined } : undefined;
    default:
      return undefined;
  }
}

/** 4000012: this lookup code was used before. */
const spentBefore = 4000012;

function spent({ press, outcome }: Pressed, keyring: Keyring): KeyringPatch | undefined {
  const code = press.entries.lookup_secret;
  if (press.submitter !== 'method=lookup_secret' || typeof code !== 'string' || !keyring.lookupCodes) return undefined;
  const gone = outcome.kind === 'signed-in' || ('news' in outcome && outcome.news.some(({ id }) => id === spentBefore));
  return gone ? { lookupCodes: markLookupCodeUsed(keyring.lookupCodes, code) } : undefined;
}
