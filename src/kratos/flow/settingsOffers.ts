import type { Flow } from './types';

/** What the nodes of a settings flow can set up and take away. Addresses for codes are no nodes of it. */
export type OfferedFactor = 'password' | 'totp' | 'lookup_secret' | 'webauthn' | 'passkey' | 'oidc' | 'saml';

/** One thing that a settings flow offers. */
export interface SettingsOffer {
  readonly factor: OfferedFactor;
  /** Of social sign-in and SAML: the id of the provider. */
  readonly provider?: string;
  readonly does: 'set' | 'remove';
}

/** What a node of this name offers. Back-up codes that are there are shown first, and then made anew. */
const offers: Readonly<Partial<Record<string, readonly [OfferedFactor, SettingsOffer['does']]>>> = {
  password: ['password', 'set'],
  totp_code: ['totp', 'set'],
  totp_unlink: ['totp', 'remove'],
  lookup_secret_regenerate: ['lookup_secret', 'set'],
  lookup_secret_reveal: ['lookup_secret', 'set'],
  lookup_secret_disable: ['lookup_secret', 'remove'],
  webauthn_register_trigger: ['webauthn', 'set'],
  webauthn_remove: ['webauthn', 'remove'],
  passkey_register_trigger: ['passkey', 'set'],
  passkey_remove: ['passkey', 'remove'],
};

/** What a settings flow offers, each once. */
export function settingsOffers({ nodes }: Pick<Flow, 'nodes'>): readonly SettingsOffer[] {
  const found = nodes.flatMap((node): readonly SettingsOffer[] => {
    if (node.type !== 'input' || node.disabled) return [];
    if (node.name === 'link' || node.name === 'unlink') {
      const factor = node.group === 'saml' ? 'saml' : 'oidc';
      return [{ factor, provider: String(node.value ?? ''), does: node.name === 'link' ? 'set' : 'remove' }];
    }
    const [factor, does] = offers[node.name] ?? [];
    return factor && does ? [{ factor, does }] : [];
  });
  return [...new Map(found.map((offer) => [JSON.stringify(offer), offer])).values()];
}
