import type { Explorer } from '../../kratos/drive/explorer';
import type { IdentityDetails } from '../../kratos/identity/types';
import type { OwnSettings } from '../../kratos/drive/types';
import type { Persona, PersonaSession } from '../../kratos/record/types';
import { sameIdentifier, whoIs } from '../../kratos/session/who';

/** A persona who is signed in as an identity. */
export interface SignedInPersona {
  readonly persona: Persona;
  readonly session: PersonaSession;
}

/** What the settings of a persona of an identity offer; nobody is signed in as it, or why nothing is known. */
export type OffersRead =
  { readonly kind: 'nobody' } | ({ readonly kind: 'asked'; readonly settings: OwnSettings } & SignedInPersona);

/**
 * The persona of a connection who is signed in as an identity: a browser before a native client, since it is offered
 * more, and the higher level before the lower one.
 */
export function personaOf(
  { personas }: Pick<Explorer, 'personas'>,
  connectionId: string,
  identity: IdentityDetails,
): SignedInPersona | undefined {
  const weigh = ({ persona, session: { session } }: SignedInPersona): number =>
    (persona.client === 'browser' ? 2 : 0) + (session?.aal === 'aal2' ? 1 : 0);
  return personas
    .ofConnection(connectionId)
    .map((persona) => ({ persona, session: personas.session(persona.id) }))
    .filter(({ session }) => session.status === 'signed-in' && isOf(session, identity))
    .toSorted((one, other) => weigh(other) - weigh(one))[0];
}

/** The server keeps back whose a session is that a second factor is wanted of: then what was typed in tells. */
function isOf(session: PersonaSession, { id, credentials = [] }: IdentityDetails): boolean {
  const { identity, identifier } = whoIs(session);
  if (identity !== undefined) return identity === id;
  return (
    identifier !== undefined &&
    credentials.some(({ identifiers }) => identifiers.some((name) => sameIdentifier(name, identifier)))
  );
}

/** Asks the server what the settings of such a persona offer. */
export async function readOffers(
  { personas, driver }: Pick<Explorer, 'personas' | 'driver'>,
  found: SignedInPersona | undefined,
  signal: AbortSignal,
): Promise<OffersRead> {
  if (!found) return { kind: 'nobody' };
  const { persona } = found;
  const settings = await driver.readSettings(persona.id, signal);
  if (settings.kind === 'signed-out') return { kind: 'nobody' };
  return { kind: 'asked', persona, settings, session: personas.session(persona.id) };
}
