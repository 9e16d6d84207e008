import { t } from '@vscode/l10n';
import { areFactorsSettled } from '../facts/aalSettings';
import type { Path } from '../reference/path';
import { plainText } from '../document/plainText';
import { codesUnaddressed } from '../checks/rules/secondFactor/codesWithoutAddress';
import { inForce, isKeyPasswordless, isMethodOn, isOn } from '../facts/inForce';
import { allSchemas } from '../facts/knownSchemas';
import { isBefore } from '../reference/versions';
import { code, list, source, readTextInForce, type Page } from './page';

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
    first.length === 0 ? t('No method is on that anyone can log in with.') : t('People log in with:'),
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

function secondFactors(page: Page): readonly Way[] {
  const { config, version } = page;
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
    ...way(codes && !codesUnaddressed(config, page), codeWords(page), 'code', 'mfa_enabled'),
  ];
}

/** Who can have a code: it hangs on the identity schemas, which may not all be known. */
function codeWords({ config, version, schemas }: Page): string {
  if (isBefore(version, 'v25.4.0') || allSchemas(config, { version, schemas })) return t('a code that is sent to them');
  return t(
    'a code that is sent to them, if their identity schema, which was not read here, makes an address for codes',
  );
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
  // Of a text that is broken the page says so at its head.
  if (!config.broken && !areFactorsSettled(config, version))
    return t(
      'It cannot be known which second factors there are: something else fills that in before Kratos reads this file.',
    );
  const codes = isOn(config, version, ...methods, 'code', 'mfa_enabled');
  if (!isAny && codes && codesUnaddressed(config, page))
    return t(
      'Codes are meant as one {0}, but no identity schema marks an address for them (credentials.code.identifier), so nobody is asked for a second factor.',
      source(page, ...methods, 'code', 'mfa_enabled'),
    );
  if (!isAny && !codes) return t('There is no second factor, so nobody is asked for one.');
  const [whoami, settings] = [
    ['session', 'whoami', 'required_aal'],
    ['selfservice', 'flows', 'settings', 'required_aal'],
  ] as const;
  const sentence = (path: Path, demanded: string, free: string): string =>
    `${wordsFor(inForce(config, version, ...path), demanded, free)} ${code(`required_aal: ${readTextInForce(page, ...path)}`)} ${source(page, ...path)}.`;
  return [
    sentence(
      whoami,
      t('Anyone with a second factor has no valid session until it is entered:'),
      t('A session is valid without a second factor:'),
    ),
    sentence(
      settings,
      t('Anyone with a second factor can change the account only after entering it:'),
      t('The account can be changed without a second factor:'),
    ),
  ].join(' ');
}

function wordsFor(level: unknown, demanded: string, free: string): string {
  if (level === 'highest_available') return demanded;
  return level === 'aal1' ? free : t('It cannot be known whether a second factor is demanded:');
}
