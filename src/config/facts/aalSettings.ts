import type { ConfigDocument } from '../document/document';
import type { Path } from '../reference/path';
import { inForce, isKeyPasswordless, isMethodOn, isOn, isSettled } from './inForce';
import type { Version } from '../reference/versions';

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
const aalKeys = Object.keys(aalPaths) as readonly AalKey[];

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

/**
 * The lines whose value cannot be told from the file: filled in elsewhere, hidden in a broken text, or one that Kratos
 * does not start with.
 */
export function openLines(config: ConfigDocument, version: Version): readonly AalKey[] {
  const isOpen = (path: Path): boolean =>
    !isSettled(config, ...path) || !isSound(path, inForce(config, version, ...path) ?? false);
  const open = aalKeys.filter((key) => isOpen(aalPaths[key]));
  // Either of two switches turns codes on.
  const passwordless = [...methods, 'code', 'passwordless_enabled'] as const;
  if (config.value(...passwordless) === true) return open.filter((key) => key !== 'code');
  const isOff = !isOn(config, version, ...aalPaths.code);
  return isOff && isOpen(passwordless) && !open.includes('code') ? [...open, 'code'] : open;
}

function isSound(path: Path, value: unknown): boolean {
  return path.at(-1) === 'required_aal'
    ? value === 'aal1' || value === 'highest_available'
    : typeof value === 'boolean';
}

/** Whether it can be told from the file which methods are second factors. */
export function areFactorsSettled(config: ConfigDocument, version: Version): boolean {
  const others: readonly AalKey[] = ['whoami', 'settings', 'code', 'fallback'];
  return openLines(config, version).every((key) => others.includes(key));
}

/**
 * The methods that are switched on as second factors. A code counts by `mfa_enabled` alone, whether its method can
 * answer or not.
 */
export function secondFactorsOn(settings: AalSettings): readonly SecondFactor[] {
  const isSecond: Readonly<Record<SecondFactor, boolean>> = {
    totp: settings.totp,
    lookup_secret: settings.lookup_secret,
    webauthn: settings.webauthn && !settings.passwordlessKeys,
    code: settings.mfa,
  };
  return secondFactors.filter((method) => isSecond[method]);
}
