import { t } from '@vscode/l10n';
import type { Factor, KnownIdentity } from '../../config/capability/types';
import { factorTitle } from '../../config/capability/words';
import type { Credential } from '../../config/simulator/person';
import type { SettingsOffer } from '../../kratos/flow/settingsOffers';
import type { ClientKind } from '../../kratos/flow/types';

/** What an identity has of a factor, and whether its settings flow offers it. Undefined is what neither tells. */
export interface OfferedRow {
  readonly factor: Factor;
  readonly provider?: string;
  readonly name: string;
  readonly rank: 'first' | 'second' | undefined;
  readonly has: boolean | undefined;
  /** How many, or where to. */
  readonly detail?: string;
  readonly offered: boolean | undefined;
  readonly remarks: readonly string[];
}

/**
 * A row for each factor, by what the identity has and what a settings flow of it offers: the most that is known without
 * the configuration. A native client is offered no keys, whatever is configured.
 */
export function offeredRows(
  known: KnownIdentity,
  offers: readonly SettingsOffer[],
  client: ClientKind,
): readonly OfferedRow[] {
  const does = (factor: Factor, what: SettingsOffer['does'], provider?: string): boolean =>
    offers.some((offer) => offer.factor === factor && offer.does === what && offer.provider === provider);
  const has = (...names: readonly Credential[]): boolean | undefined => {
    if (names.some((name) => known.person.credentials.includes(name))) return true;
    return names.some((name) => known.person.mayHave?.includes(name) === true) ? undefined : false;
  };
  const own = (factor: Factor, rank: OfferedRow['rank'], is: boolean | undefined, remark?: string): OfferedRow => ({
    factor,
    name: factorTitle(factor),
    rank,
    has: is,
    offered: does(factor, 'set'),
    remarks: remark === undefined || is !== true ? [] : [remark],
  });
  const key = (row: OfferedRow): OfferedRow =>
    client === 'browser'
      ? row
      : { ...row, offered: undefined, remarks: [t('Only the settings flow of a browser offers it.')] };
  const { lookupCodes } = known;
  const lookup = own(
    'lookup_secret',
    'second',
    has('lookup_secret'),
    t('A new set takes the place of the one that is there.'),
  );
  return [
    own('password', 'first', has('password')),
    codes(known, 'code_email'),
    codes(known, 'code_sms'),
    own('totp', 'second', has('totp'), t('There is one at a time: it is removed before another is set up.')),
    lookupCodes && lookup.has === true
      ? { ...lookup, detail: t('{0} of {1} left', lookupCodes.left, lookupCodes.total) }
      : lookup,
    key(own('webauthn', undefined, has('webauthn', 'webauthn_passwordless'))),
    key(own('passkey', 'first', has('passkey'))),
    ...providerRows('oidc', known.providers ?? [], offers),
    ...providerRows('saml', known.samlProviders ?? [], offers),
  ];
}

/** Addresses for codes are made of traits, which no node of a settings flow tells. */
function codes({ codes: addresses = [] }: KnownIdentity, factor: 'code_email' | 'code_sms'): OfferedRow {
  const own = addresses.filter(({ channel }) => channel === (factor === 'code_email' ? 'email' : 'sms'));
  return {
    factor,
    name: factorTitle(factor),
    rank: undefined,
    has: own.length > 0,
    ...(own.length > 0 && { detail: own.map(({ address }) => address).join(', ') }),
    offered: undefined,
    remarks: [t('What codes are for, and where they go, stands in the configuration and the identity schema alone.')],
  };
}

function providerRows(
  factor: 'oidc' | 'saml',
  linked: readonly string[],
  offers: readonly SettingsOffer[],
): readonly OfferedRow[] {
  const own = offers.filter((offer) => offer.factor === factor);
  const ids = [...new Set([...linked, ...own.map(({ provider = '' }) => provider)])];
  const row = { factor, rank: 'first' } as const;
  // Of SAML a settings flow tells nothing: the open Kratos has none.
  if (ids.length === 0)
    return [
      { ...row, name: factorTitle(factor), has: false, offered: factor === 'oidc' ? false : undefined, remarks: [] },
    ];
  return ids.map((provider) => {
    const does = (what: SettingsOffer['does']): boolean =>
      own.some((offer) => offer.provider === provider && offer.does === what);
    const has = linked.includes(provider);
    const remark = does('remove')
      ? t('It can be unlinked there.')
      : t('Unlinking it is not offered: it is the last first factor, or its provider is not configured any more.');
    const name = factor === 'oidc' ? factorTitle(factor, provider) : `${factorTitle(factor)}: ${provider}`;
    return { ...row, provider, name, has, offered: does('set'), remarks: has ? [remark] : [] };
  });
}
