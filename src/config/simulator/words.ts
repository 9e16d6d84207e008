import { t } from '@vscode/l10n';
import { placeList } from './changes';
import { placesAsked, type PlaceAsked } from './evaluate';
import type { Credential, Person } from './person';
import type { Simulation } from './simulate';

/** A credential in words, with Kratos's own name where it has another. */
export function credentialName(credential: Credential): string {
  switch (credential) {
    case 'password':
      return t('password');
    case 'oidc':
      return t('social sign-in (oidc)');
    case 'passkey':
      return t('passkey');
    case 'webauthn_passwordless':
      return t('security key that logs in (webauthn, passwordless)');
    case 'totp':
      return t('TOTP');
    case 'lookup_secret':
      return t('back-up codes (lookup_secret)');
    case 'webauthn':
      return t('security key as a second factor (webauthn)');
  }
}

export function placeTitle(place: PlaceAsked): string {
  switch (place) {
    case 'whoami':
      return 'whoami';
    case 'settings':
      return t('Settings');
    case 'login':
      return t('Login');
  }
}

/** The name of a trait, also of one whose name is not known because a shared definition bears the mark. */
export function traitTitle(trait: string): string {
  return trait === '' ? t('a marked trait') : trait;
}

/** What a person has and did, as lines of a label and a text. */
export function describePerson(
  person: Person,
  { level, schema }: Pick<Simulation, 'level' | 'schema'>,
): readonly (readonly [label: string, text: string])[] {
  const list = (names: readonly string[]): string => (names.length === 0 ? t('nothing') : names.join(', '));
  const perhaps = (person.mayHave ?? []).map((credential) => t('{0} (perhaps)', credentialName(credential)));
  return [
    [t('Has'), list([...person.credentials.map(credentialName), ...perhaps])],
    [t('Has a value in'), list(person.traits.map(traitTitle))],
    ...(person.codes ? [[t('Addresses for codes'), list(person.codes)] as const] : []),
    [t('Session'), t('made with {0}, level {1}', list(person.session), level)],
    ...(schema ? [[t('Identity schema'), schema.id] as const] : []),
  ];
}

/** The answer in one sentence. */
export function describeVerdict({ answers, stuck }: Pick<Simulation, 'answers' | 'stuck'>): string {
  const asking = placesAsked.filter((place) => answers[place].asked === true);
  const open = placesAsked.filter((place) => answers[place].asked === undefined);
  if (asking.length === 0)
    return open.length === 0
      ? t('Is not asked for a second factor.')
      : t('It cannot be known whether a second factor is asked for by {0}.', placeList(open));
  const places = placeList(asking);
  if (open.length > 0)
    return t('Is asked for a second factor by {0}. For {1} it cannot be known.', places, placeList(open));
  if (stuck === undefined)
    return t(
      'Is asked for a second factor by {0}. It cannot be known whether there is anything to answer with.',
      places,
    );
  return stuck
    ? t('Is asked for a second factor by {0}, and is locked out: nothing is offered to answer with.', places)
    : t('Is asked for a second factor by {0}.', places);
}
