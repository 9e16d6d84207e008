import { t } from '@vscode/l10n';
import type { NamedSchema } from '../facts/knownSchemas';
import { isBefore } from '../reference/versions';
import type { Case, PlaceAsked } from './evaluate';
import { toMarkLine, toSettingLine, type Reason } from './lines';
import type { Outlook } from './outlook';
import type { Person } from './person';
import { aalPaths, type AalKey, type SecondFactor } from '../facts/aalSettings';
import type { Setup } from './setup';
import { whyLineIsOpen } from './unknown';

/** The line that demands a second factor at a place, or does not. Login obeys the line of whoami. */
export function explainDemand(
  place: PlaceAsked,
  setup: Setup,
  { settings, level }: Case,
  open: readonly AalKey[],
): Reason {
  const key = place === 'settings' ? 'settings' : 'whoami';
  const line = toSettingLine(setup, aalPaths[key]);
  if (open.includes(key)) return whyLineIsOpen(setup, key);
  if (place !== 'login' && level === 'aal2' && settings[key])
    return { line, sentence: t('The session already has its second factor, which is enough for this line.') };
  if (!settings[key]) return { line, sentence: t('For this line the first factor is enough.') };
  return { line, sentence: t('This line asks everyone who has a second factor for it.') };
}

/** Why the person has second factors, each with the lines that make it count; or why there is none. */
export function factorReasons(
  setup: Setup,
  person: Person,
  given: Case,
  { counted, mayCount, offered, mayOffer, codesTo }: Outlook,
  open: readonly AalKey[],
  schema: NamedSchema | undefined,
): readonly Reason[] {
  const unclear = mayCount.map((method) => unclearReason(setup, method, open));
  if (counted.length === 0)
    return unclear.length > 0
      ? unclear
      : [...withoutFactor(setup, given, schema), ...offeredOnly(setup, offered, counted)];
  return [
    ...counted.flatMap((method): readonly Reason[] =>
      method === 'code'
        ? codeReasons(setup, person, given, schema, [...offered, ...mayOffer].includes('code') || codesTo.length > 0)
        : [ownReason(setup, given, method, offered.includes(method), open)],
    ),
    ...unclear,
    ...offeredOnly(setup, offered, counted),
  ];
}

/** A factor that the person enrolled: it counts by itself, and its method decides only whether it can be used. */
function ownReason(
  setup: Setup,
  { settings }: Case,
  method: Exclude<SecondFactor, 'code'>,
  isOffered: boolean,
  open: readonly AalKey[],
): Reason {
  const name = factorName(method);
  const unclear = [method, ...(method === 'webauthn' ? (['passwordlessKeys'] as const) : [])].find((key) =>
    open.includes(key),
  );
  if (unclear)
    return {
      sentence: t('{0} is enrolled, and that alone makes it count. Whether it can be used depends on this line.', name),
      line: toSettingLine(setup, aalPaths[unclear]),
    };
  if (isOffered)
    return {
      sentence: t('{0} is enrolled, and that alone makes it count. This line lets it be used.', name),
      line: toSettingLine(setup, aalPaths[method]),
    };
  const isPasswordless = method === 'webauthn' && settings.webauthn;
  return {
    sentence: isPasswordless
      ? t(
          '{0} is enrolled as a second factor and counts as one, but cannot be used: this line makes keys a first factor.',
          name,
        )
      : t('{0} is enrolled and counts, although it cannot be used: this line keeps its method off.', name),
    line: toSettingLine(setup, aalPaths[isPasswordless ? 'passwordlessKeys' : method]),
  };
}

/** A factor of which it is not known whether it counts. */
function unclearReason(setup: Setup, method: SecondFactor, open: readonly AalKey[]): Reason {
  const name = factorName(method);
  if (method !== 'code') return { sentence: t('{0} counts if it is enrolled, which is not known.', name) };
  return {
    sentence: open.includes('mfa')
      ? t('{0} counts if this line says so, which is not known.', name)
      : t(
          '{0} counts if the person has an address for one, which is not known: the identity schema could not be read.',
          name,
        ),
    line: toSettingLine(setup, aalPaths.mfa),
  };
}

function codeReasons(
  setup: Setup,
  person: Person,
  { settings, version, codes }: Case,
  schema: NamedSchema | undefined,
  isOffered: boolean,
): readonly Reason[] {
  const isOld = isBefore(version, 'v25.4.0');
  const mfa: Reason = {
    line: toSettingLine(setup, aalPaths.mfa),
    sentence: isOld
      ? t('This line alone makes codes a second factor for everyone, whether or not they have an address for one.')
      : t('This line makes an address for codes a second factor.'),
  };
  const off: readonly Reason[] = settings.code
    ? []
    : [
        {
          line: toSettingLine(setup, aalPaths.code),
          sentence: t('This line keeps the code method off, so no code can be sent.'),
        },
      ];
  const none: readonly Reason[] =
    isOffered || !settings.code
      ? []
      : [
          {
            line: toSettingLine(setup, aalPaths.fallback),
            sentence: t('The person has no address for codes, and this line offers no other address instead.'),
          },
        ];
  const addresses = codes.length === 0 ? [] : addressReasons(setup, person, schema);
  return [...(isOld ? [mfa, ...addresses] : [...addresses, mfa]), ...off, ...none];
}

/**
 * The marks that make addresses for codes of the person's traits; a server may have told of addresses that no mark
 * explains.
 */
function addressReasons(setup: Setup, person: Person, schema: NamedSchema | undefined): readonly Reason[] {
  const found = (schema?.marks.code ?? []).filter(({ trait }) => person.traits.includes(trait));
  if (!schema || found.length === 0) return [{ sentence: t('The identity has an address for codes.') }];
  return found.map((mark) => ({
    sentence:
      mark.trait === ''
        ? t('This line of the identity schema makes its trait an address for codes.')
        : t('This line of the identity schema makes the value of {0} an address for codes.', mark.trait),
    line: toMarkLine(setup, schema, mark, 'credentials.code.identifier'),
  }));
}

/** Why nobody asks: what would be a second factor, and does not count. */
function withoutFactor(setup: Setup, given: Case, schema: NamedSchema | undefined): readonly Reason[] {
  const { settings, codes } = given;
  if (!settings.mfa && codes.length > 0)
    return [
      {
        sentence: t('No second factor is enrolled, and this line keeps codes from being one.'),
        line: toSettingLine(setup, aalPaths.mfa),
      },
    ];
  if (!settings.mfa) return [{ sentence: t('No second factor is enrolled.') }];
  const sentence =
    schema?.marks.code.length === 0
      ? t('No second factor is enrolled. Codes would be one, but the identity schema marks no address for them.')
      : t(
          'No second factor is enrolled. Codes would be one, but the person has no value in a trait that is an address for them.',
        );
  return [{ sentence, line: toSettingLine(setup, aalPaths.mfa) }];
}

/**
 * The fall-back offers codes to people whom codes do not count for: it answers those who are asked because of something
 * else.
 */
function offeredOnly(
  setup: Setup,
  offered: readonly SecondFactor[],
  counted: readonly SecondFactor[],
): readonly Reason[] {
  if (!offered.includes('code') || counted.includes('code')) return [];
  return [
    {
      sentence: t(
        'This line offers a code to an address that can be verified, although codes do not count for this person.',
      ),
      line: toSettingLine(setup, aalPaths.fallback),
    },
  ];
}

/** A method in words, for the middle of a sentence and its beginning. */
export function factorName(method: SecondFactor): string {
  switch (method) {
    case 'totp':
      return t('TOTP');
    case 'lookup_secret':
      return t('A set of back-up codes');
    case 'webauthn':
      return t('A security key');
    case 'code':
      return t('A code by e-mail or SMS');
  }
}
