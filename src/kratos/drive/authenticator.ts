import { readEnrolment, readLookupCodes } from '../authenticator/enrolment';
import { available } from '../authenticator/lend';
import type { Available, Factors } from '../authenticator/lend';
import { markLookupCodeUsed } from '../authenticator/lookup';
import { isOwner, describeOwner } from '../authenticator/owner';
import type { AuthenticatorOwner } from '../authenticator/types';
import type { Outcome } from '../flow/outcome.types';
import type { Flow, Identity } from '../flow/types';
import { whoIs } from '../session/who';
import type { Who } from '../session/who';
import type { Keyring } from '../store/keyring';
import type { PersonaStore } from '../store/personaStore';
import type { Persona } from '../record/types';
import { currentRealm } from './context';
import type { Client, DriverContext } from './context';
import { flowIn } from '../record/apply';
import type { Press } from './types';

/** A press and what came of it. `before` is the flow as it was pressed: what an enrolment showed stands there. */
export interface Pressed {
  readonly before: Flow;
  readonly press: Press;
  readonly outcome: Outcome;
}

/**
 * Lets the authenticator of an identity follow what the server now knows: an enrolled TOTP secret and confirmed lookup
 * codes are kept, spent codes are marked, and what was unlinked or disabled is forgotten; for the persona that pressed,
 * and for every other one that keeps it too.
 */
export async function keepAuthenticator(drive: DriverContext, client: Client, pressed: Pressed): Promise<void> {
  const { persona } = client;
  const realm = currentRealm(drive, client);
  const { before, outcome } = pressed;
  const identity = flowIn(outcome)?.identity ?? before.identity;
  const known = whoIs(drive.personas.session(persona.id));
  const who: Who = identity === undefined ? known : { identity: identity.id };
  const change = before.flowType === 'settings' ? enrolled(pressed, drive.now()) : spent(pressed);
  if (change === undefined) return;
  for (const { id } of drive.personas.ofConnection(persona.connectionId)) {
    const keyring = await drive.personas.keys(id, realm);
    const owner = keyring.authenticatorOf;
    if (id !== persona.id && (owner === undefined || !isKnownOwner(owner, who))) continue;
    await drive.personas.keep(id, change(forOwner(keyring, identity, persona.name)), realm);
  }
}

/** Who somebody is may be unknown: then others keep what they have. */
function isKnownOwner(owner: AuthenticatorOwner, who: Who): boolean {
  return (who.identity !== undefined || who.identifier !== undefined) && isOwner(owner, who);
}

/** What a keyring is to hold instead; a key that is `undefined` is forgotten. */
type Patch = { readonly [K in keyof Factors]?: Factors[K] | undefined };
type Change = (kept: Factors) => Patch;

/** What a keyring holds for an identity: the factors of another one are none of it. */
function forOwner(
  { totp, lookupCodes, authenticatorOf }: Keyring,
  identity: Identity | undefined,
  by: string,
): Factors {
  const same = identity === undefined || authenticatorOf === undefined || authenticatorOf.identity === identity.id;
  const owner = identity === undefined ? authenticatorOf : describeOwner(identity, by, authenticatorOf);
  return {
    ...(same && totp && { totp }),
    ...(same && lookupCodes && { lookupCodes }),
    ...(owner && { authenticatorOf: owner }),
  };
}

/** What a press in settings changes; undefined for nothing. */
function enrolled({ before, press, outcome }: Pressed, now: number): Change | undefined {
  const saved = outcome.kind === 'saved';
  const replace =
    (factors: Patch): Change =>
    (kept) => ({ totp: undefined, lookupCodes: undefined, ...kept, ...factors });
  switch (press.submitter) {
    case 'method=totp': {
      const enrolment = readEnrolment(before);
      return saved && enrolment ? replace({ totp: { secret: enrolment.secret, since: now } }) : undefined;
    }
    case 'totp_unlink=true':
      return saved ? replace({ totp: undefined }) : undefined;
    case 'lookup_secret_confirm=true': {
      const codes = readLookupCodes(before);
      return saved && codes.length > 0 ? replace({ lookupCodes: codes }) : undefined;
    }
    case 'lookup_secret_reveal=true': {
      // What the server reveals is true, whatever the persona knew.
      const shown = flowIn(outcome);
      const codes = shown ? readLookupCodes(shown) : [];
      return codes.length > 0 ? replace({ lookupCodes: codes }) : undefined;
    }
    case 'lookup_secret_disable=true':
      return saved ? replace({ lookupCodes: undefined }) : undefined;
    case 'method=profile':
      // The identity may sign in by another address from now on.
      return saved
        ? ({ authenticatorOf, totp, lookupCodes }) => (totp || lookupCodes ? { authenticatorOf } : {})
        : undefined;
    default:
      return undefined;
  }
}

/** 4000012: this lookup code was used before. */
const spentBefore = 4000012;

function spent({ press, outcome }: Pressed): Change | undefined {
  const code = press.entries.lookup_secret;
  if (press.submitter !== 'method=lookup_secret' || typeof code !== 'string') return undefined;
  const gone = outcome.kind === 'signed-in' || ('news' in outcome && outcome.news.some(({ id }) => id === spentBefore));
  return gone
    ? ({ lookupCodes }) => (lookupCodes ? { lookupCodes: markLookupCodeUsed(lookupCodes, code) } : {})
    : undefined;
}

/**
 * What a persona can answer a question for a second factor with, as far as the secrets of the personas are read yet: a
 * `persona` change tells when more are.
 */
export function availableTo(personas: PersonaStore, persona: Persona): Available {
  const own = personas.peekKeys(persona.id) ?? {};
  const others = personas
    .ofConnection(persona.connectionId)
    .filter(({ id }) => id !== persona.id)
    .flatMap(({ id }) => personas.peekKeys(id) ?? []);
  return available(own, others, whoIs(personas.session(persona.id)));
}

/** Lets a persona keep the second factors that another persona of the same identity has. */
export async function borrowAuthenticator({ personas }: DriverContext, personaId: string): Promise<void> {
  const persona = personas.get(personaId);
  const { offered } = persona ? availableTo(personas, persona) : {};
  if (!offered) return;
  const { totp, lookupCodes, authenticatorOf } = offered;
  await personas.keep(personaId, { totp, lookupCodes, authenticatorOf });
}
