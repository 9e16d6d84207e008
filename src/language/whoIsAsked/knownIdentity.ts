import { channelOf } from '../../config/capability/subject';
import type { Channel, KnownIdentity } from '../../config/capability/types';
import type { IdentityDetails, StoredCredential } from '../../kratos/identity/types';
import type { Session } from '../../kratos/flow/types';
import { personFromIdentity } from './knownPerson';

/**
 * An identity as the admin side tells it, for the table of what it has and could set up; with a session of it, or with
 * the one that the first step of a login would give.
 */
export function knownFromIdentity(identity: IdentityDetails, session?: Session): KnownIdentity {
  const { credentials = [], verifiableAddresses } = identity;
  const named = (type: string): StoredCredential | undefined => credentials.find((one) => one.type === type);
  const isFoundBy = (type: string): boolean => (named(type)?.identifiers.length ?? 0) > 0;
  const codes = named('lookup_secret')?.codes;
  return {
    person: personFromIdentity(identity, session),
    isInactive: identity.state === 'inactive',
    providers: providersOf(named('oidc')),
    samlProviders: providersOf(named('saml')),
    ...(codes && { lookupCodes: codes }),
    keys: countKeys(named('webauthn'), named('passkey')),
    codes: codesOf(named('code')),
    addresses: verifiableAddresses.flatMap(({ value, via, verified }) => {
      const channel = channelNamed(via);
      return channel ? [{ address: value, channel, isVerified: verified }] : [];
    }),
    identified: { password: isFoundBy('password'), webauthn: isFoundBy('webauthn') },
  };
}

/** The marks of a schema make an entry without any keys. */
function countKeys(
  webauthn: StoredCredential | undefined,
  passkey: StoredCredential | undefined,
): NonNullable<KnownIdentity['keys']> {
  const keys = webauthn?.keys ?? [];
  const login = keys.filter(({ isPasswordless }) => isPasswordless).length;
  return { passkeys: passkey?.keys?.length ?? 0, login, second: keys.length - login };
}

/** The provider of each `provider:subject`. */
function providersOf(credential: StoredCredential | undefined): readonly string[] {
  return (credential?.identifiers ?? []).flatMap((name) => {
    const end = name.indexOf(':');
    return end > 0 ? [name.slice(0, end)] : [];
  });
}

/** What old servers stored says one channel for all addresses, or none: then an address tells by its looks. */
function codesOf(credential: StoredCredential | undefined): NonNullable<KnownIdentity['codes']> {
  const { identifiers = [], channels = [] } = credential ?? {};
  return identifiers.map((address) => {
    const via = channels.find((one) => one.address === address)?.channel ?? '';
    return { address, channel: channelNamed(via) ?? channelOf(address) };
  });
}

function channelNamed(via: string): Channel | undefined {
  return via === 'email' || via === 'sms' ? via : undefined;
}
