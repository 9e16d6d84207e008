import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../document/document';
import type { Version } from '../reference/versions';
import { isKeyPasswordless, isMethodOn, isOn } from './inForce';

/** A method that people begin a login with, and that finds them by a trait. */
export type FirstFactor = 'password' | 'code' | 'webauthn' | 'passkey';

const methods = ['selfservice', 'methods'] as const;

const switches: Readonly<Record<FirstFactor, readonly string[]>> = {
  password: ['password', 'enabled'],
  code: ['code', 'passwordless_enabled'],
  webauthn: ['webauthn', 'config', 'passwordless'],
  passkey: ['passkey', 'enabled'],
};

/** The keyword below `ory.sh/kratos` that makes a trait the identifier of a method. */
export const identifierKeywords: Readonly<Record<FirstFactor, readonly string[]>> = {
  password: ['credentials', 'password', 'identifier'],
  code: ['credentials', 'code', 'identifier'],
  webauthn: ['credentials', 'webauthn', 'identifier'],
  passkey: ['credentials', 'passkey', 'display_name'],
};

/** The first factors that are on, of those that need a trait: social sign-in finds people by the provider's own id. */
export function firstFactors(config: ConfigDocument, version: Version): readonly FirstFactor[] {
  const isUsed: Readonly<Record<FirstFactor, boolean>> = {
    password: isMethodOn(config, version, 'password'),
    code: isOn(config, version, ...methods, 'code', 'passwordless_enabled'),
    webauthn: isMethodOn(config, version, 'webauthn') && isKeyPasswordless(config, version),
    passkey: isMethodOn(config, version, 'passkey'),
  };
  return (Object.keys(switches) as FirstFactor[]).filter((method) => isUsed[method]);
}

/** Whether people may come in without a trait that identifies them. */
export function hasOtherWay(config: ConfigDocument, version: Version): boolean {
  return isMethodOn(config, version, 'oidc') || ['b2b', 'saml'].some((method) => config.get(...methods, method));
}

/** What switches a first factor on; undefined where it is on by default. */
export function findFactorSwitch(config: ConfigDocument, method: FirstFactor): Entry | undefined {
  return config.get(...methods, ...switches[method]);
}

/** What people meet when no trait is the identifier of a method, with the message ids of live servers. */
export function withoutIdentifier(method: FirstFactor): string {
  switch (method) {
    case 'password':
      return t('Registration with a password is refused (message 4000009), and nobody can log in with one (4000006).');
    case 'code':
      return t('Registration with a code is refused (message 4000009), and nobody can log in with one (4000035).');
    case 'webauthn':
      return t(
        'Registration with a security key is refused (message 4000009), and nobody can log in with one (4000015).',
      );
    case 'passkey':
      return t('In settings no passkey can be added: the page says that there is no identifier (message 4000009).');
  }
}
