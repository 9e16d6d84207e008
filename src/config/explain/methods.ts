import { t } from '@vscode/l10n';
import type { Path } from '../document';
import { plainText } from '../plainText';
import { inForce, isKeyPasswordless, isMethodOn, isOn } from '../rules/inForce';
import { code, list, source, valueOf, type Page } from './page';

interface Way {
  readonly words: string;
  /** The switch that it hangs on. */
  readonly by: Path;
}

const methods = ['selfservice', 'methods'] as const;

/** How people prove who they are: alone, and as a second step. */
export function explainMethods(page: Page): string {
  const first = firstFactors(page);
  const second = secondFactors(page);
  const lines = (ways: readonly Way[]): string => list(ways.map(({ words, by }) => `${words} ${source(page, ...by)}`));
  return [
    first.length === 0 ? t('Nothing is on by which anyone can log in.') : t('People log in with:'),
    lines(first),
    second.length === 0 ? '' : t('As a second factor they can have:'),
    lines(second),
    askedFor(page, second.length > 0),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function firstFactors(page: Page): readonly Way[] {
  const { config, version } = page;
  const on = (method: string): boolean => isMethodOn(config, version, method);
  return [
    ...way(on('password'), t('a password'), 'password', 'enabled'),
    ...way(
      isOn(config, version, ...methods, 'code', 'passwordless_enabled'),
      t('a code that is sent to them'),
      'code',
      'passwordless_enabled',
    ),
    ...way(on('oidc'), socialWords(page), 'oidc', 'enabled'),
    ...way(on('passkey'), t('a passkey'), 'passkey', 'enabled'),
    ...way(
      on('webauthn') && isKeyPasswordless(config, version),
      t('a security key (WebAuthn), without a password'),
      'webauthn',
      'enabled',
    ),
  ];
}

function secondFactors({ config, version }: Page): readonly Way[] {
  const on = (method: string): boolean => isMethodOn(config, version, method);
  const codes = on('code') && isOn(config, version, ...methods, 'code', 'mfa_enabled');
  return [
    ...way(on('totp'), t('an authenticator app (TOTP)'), 'totp', 'enabled'),
    ...way(on('lookup_secret'), t('back-up codes'), 'lookup_secret', 'enabled'),
    ...way(
      on('webauthn') && !isKeyPasswordless(config, version),
      t('a security key (WebAuthn)'),
      'webauthn',
      'enabled',
    ),
    ...way(codes, t('a code that is sent to them'), 'code', 'mfa_enabled'),
  ];
}

function way(isThere: boolean, words: string, ...by: readonly string[]): readonly Way[] {
  return isThere ? [{ words, by: [...methods, ...by] }] : [];
}

function socialWords({ config }: Page): string {
  const ids = config
    .below(...methods, 'oidc', 'config', 'providers')
    .map(({ path }) => plainText(config.value(...path, 'id')))
    .filter((id) => id !== '')
    .map((id) => code(id));
  return ids.length === 0
    ? t('social sign-in, whose providers are not written here')
    : t('social sign-in: {0}', ids.join(', '));
}

/** Who is asked for a second factor, in a sentence or two. */
function askedFor(page: Page, isAny: boolean): string {
  const { config, version } = page;
  if (!isAny && !isOn(config, version, ...methods, 'code', 'mfa_enabled'))
    return t('There is no second factor, so nobody is asked for one.');
  const [whoami, settings] = [
    ['session', 'whoami', 'required_aal'],
    ['selfservice', 'flows', 'settings', 'required_aal'],
  ] as const;
  const sentence = (path: Path, demanded: string, free: string): string =>
    `${inForce(config, version, ...path) === 'aal1' ? free : demanded} ${code(`required_aal: ${valueOf(page, ...path)}`)} ${source(page, ...path)}.`;
  return [
    sentence(
      whoami,
      t('Whoever has a second factor has no valid session before it is entered:'),
      t('A session is valid without a second factor:'),
    ),
    sentence(
      settings,
      t('Whoever has a second factor changes the account only after entering it:'),
      t('The account can be changed without a second factor:'),
    ),
  ].join(' ');
}
