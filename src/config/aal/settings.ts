import type { ConfigDocument, Path } from '../document';
import { inForce, isKeyPasswordless, isMethodOn, isOn } from '../rules/inForce';
import type { Version } from '../versions';

const methods = ['selfservice', 'methods'] as const;

/** The lines of a configuration that decide who is asked for a second factor, and what is offered then. */
export const aalPaths = {
  whoami: ['session', 'whoami', 'required_aal'],
  settings: ['selfservice', 'flows', 'settings', 'required_aal'],
  mfa: [...methods, 'code', 'mfa_enabled'],
  code: [...methods, 'code', 'enabled'],
  fallback: [...methods, 'code', 'config', 'missing_credential_fallback_enabled'],
  totp: [...methods, 'totp', 'enabled'],
  lookup_secret: [...methods, 'lookup_secret', 'enabled'],
  webauthn: [...methods, 'webauthn', 'enabled'],
  passwordlessKeys: [...methods, 'webauthn', 'config', 'passwordless'],
} as const satisfies Record<string, Path>;
export type AalKey = keyof typeof aalPaths;

/** Methods that can be a second factor, as Kratos names them and their groups of nodes. */
export const secondFactors = ['totp', 'webauthn', 'lookup_secret', 'code'] as const;
export type SecondFactor = (typeof secondFactors)[number];

export const firstFactors = ['password', 'oidc', 'code', 'passkey', 'webauthn'] as const;
export type FirstFactor = (typeof firstFactors)[number];

/** What is in force of those lines, be it by default: true where it demands, or is on. */
export type AalSettings = Readonly<Record<AalKey, boolean>> & {
  /** Methods that the first step of a login offers. */
  readonly first: readonly FirstFactor[];
  /** Whether it asks for the identifier alone to begin with. */
  readonly identifierFirst: boolean;
};

/** Reads the lines. A level that is neither of the two keeps Kratos from starting; it demands nothing here. */
export function readAalSettings(config: ConfigDocument, version: Version): AalSettings {
  const on = (path: Path): boolean => isOn(config, version, ...path);
  const demands = (path: Path): boolean => inForce(config, version, ...path) === 'highest_available';
  const keyLogin = isKeyPasswordless(config, version);
  const isFirst: Readonly<Record<FirstFactor, boolean>> = {
    password: isMethodOn(config, version, 'password'),
    oidc: isMethodOn(config, version, 'oidc') && config.below(...methods, 'oidc', 'config', 'providers').length > 0,
    code: on([...methods, 'code', 'passwordless_enabled']),
    passkey: isMethodOn(config, version, 'passkey'),
    webauthn: isMethodOn(config, version, 'webauthn') && keyLogin,
  };
  return {
    whoami: demands(aalPaths.whoami),
    settings: demands(aalPaths.settings),
    mfa: on(aalPaths.mfa),
    code: isMethodOn(config, version, 'code'),
    fallback: on(aalPaths.fallback),
    totp: isMethodOn(config, version, 'totp'),
    lookup_secret: isMethodOn(config, version, 'lookup_secret'),
    webauthn: isMethodOn(config, version, 'webauthn'),
    passwordlessKeys: keyLogin,
    first: firstFactors.filter((method) => isFirst[method]),
    identifierFirst: inForce(config, version, 'selfservice', 'flows', 'login', 'style') === 'identifier_first',
  };
}

/** The methods that are switched on as second factors. A code counts by `mfa_enabled` alone, whether its method can answer or not. */
export function secondFactorsOn(settings: AalSettings): readonly SecondFactor[] {
  const isSecond: Readonly<Record<SecondFactor, boolean>> = {
    totp: settings.totp,
    lookup_secret: settings.lookup_secret,
    webauthn: settings.webauthn && !settings.passwordlessKeys,
    code: settings.mfa,
  };
  return secondFactors.filter((method) => isSecond[method]);
}
