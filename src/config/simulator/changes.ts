import { t } from '@vscode/l10n';
import type { Path } from '../reference/path';
import { writeSetting, type Edit } from '../document/edits';
import type { NamedSchema } from '../facts/knownSchemas';
import type { Mark } from '../facts/schemaMarks';
import type { Plain } from '../reference/structure';
import { placesAsked, type Case, type PlaceAsked } from './evaluate';
import { toSettingLine, type Line } from './lines';
import { outlookOn, placesWith, type Outlook } from './outlook';
import type { Person } from './person';
import { aalPaths, type AalKey, type SecondFactor } from '../facts/aalSettings';
import type { Setup } from './setup';

/** One line changed, and what this person would notice of it. */
export interface Change {
  readonly line: Line;
  /** The value that it would have. */
  readonly to: Plain;
  /** Whether it makes any difference to this person. */
  readonly matters: boolean;
  /** The difference, in whole sentences. */
  readonly effect: string;
  /** The edit that makes it, in the file of the line; absent where the text leaves no sure place for it. */
  readonly edit?: Edit;
}

/** The cases that are possible, the one that is known of first, and the lines that cannot be told. */
export interface Possible {
  readonly cases: readonly Case[];
  readonly lines: readonly AalKey[];
}

/**
 * Every line that could be changed, each alone, with the answer worked out again. Those that matter come first. What
 * something else fills in is left alone.
 */
export function simulateChanges(
  setup: Setup,
  person: Person,
  { cases, lines }: Possible,
  schema: NamedSchema | undefined,
): readonly Change[] {
  const [given] = cases;
  if (!given) return [];
  const before = outlookOn(cases);
  const outlookWith = (change: (given: Case) => Case): Outlook => outlookOn(cases.map(change));
  const changes = [
    ...settingChanges(setup, given, lines, before, outlookWith),
    ...markChanges(setup, person, given, before, outlookWith, schema),
  ];
  return [...changes.filter(({ matters }) => matters), ...changes.filter(({ matters }) => !matters)];
}

type OutlookWith = (change: (given: Case) => Case) => Outlook;

function settingChanges(
  setup: Setup,
  given: Case,
  lines: readonly AalKey[],
  before: Outlook,
  outlookWith: OutlookWith,
): readonly Change[] {
  const { settings } = given;
  const has = (name: Person['credentials'][number]): boolean => given.credentials.includes(name);
  const passwordless = settings.first.includes('code');
  const keys: readonly (readonly [AalKey, boolean])[] = [
    ['whoami', true],
    ['settings', true],
    // Kratos refuses to start with both ways of using codes, and has codes on as long as they log people in.
    ['mfa', settings.mfa || !passwordless],
    ['code', settings.mfa && !passwordless],
    ['fallback', settings.mfa],
    ['totp', has('totp')],
    ['lookup_secret', has('lookup_secret')],
    ['webauthn', has('webauthn')],
    ['passwordlessKeys', has('webauthn') && settings.webauthn],
  ];
  return keys
    .filter(([key, isCandidate]) => isCandidate && !lines.includes(key))
    .map(([key]) => {
      const path = aalPaths[key];
      const to = valueFor(key, !settings[key]);
      const after = outlookWith((one) => ({ ...one, settings: { ...one.settings, [key]: !settings[key] } }));
      const edit = writeSetting(setup.config, path, to);
      return { line: toSettingLine(setup, path), to, ...difference(before, after, key), ...(edit && { edit }) };
    });
}

function valueFor(key: AalKey, on: boolean): Plain {
  if (key !== 'whoami' && key !== 'settings') return on;
  return on ? 'highest_available' : 'aal1';
}

/**
 * Marks of the schema, taken away or set. They decide when an identity is made or changed, so the answer is that of
 * somebody who registers then.
 */
function markChanges(
  setup: Setup,
  person: Person,
  given: Case,
  before: Outlook,
  outlookWith: OutlookWith,
  schema: NamedSchema | undefined,
): readonly Change[] {
  if (!schema || !given.settings.mfa) return [];
  const { marks, document, url } = schema;
  const isCode = (trait: string): boolean => marks.code.some((mark) => mark.trait === trait);
  const own = (list: readonly Mark[]): readonly Mark[] => list.filter(({ trait }) => person.traits.includes(trait));
  const change = (mark: Mark, path: Path, to: boolean, codes: readonly string[]): Change => {
    const isOwnFile = !url.startsWith('base64://');
    const edit = isOwnFile ? writeSetting(document, path, to) : undefined;
    const { matters, effect } = difference(
      before,
      outlookWith((one) => ({ ...one, codes })),
      'mark',
    );
    const when = to
      ? t('Applies to people who register from then on, and to others once their identity is changed.')
      : t('Applies to people who register from then on. Others keep the address they have.');
    return {
      line: {
        name: mark.trait === '' ? 'credentials.code.identifier' : `${mark.trait} → credentials.code.identifier`,
        value: !to,
        isDefault: to,
        place: { start: mark.start, end: mark.end },
        file: url,
      },
      to,
      matters,
      effect: matters ? `${effect} ${when}` : effect,
      ...(edit && { edit }),
    };
  };
  return [
    ...own(marks.code).map((mark) =>
      change(
        mark,
        mark.path,
        false,
        // An identity that exists keeps the addresses that it has.
        person.codes ?? given.codes.filter((name) => name !== mark.trait),
      ),
    ),
    ...own(marks.verification)
      .filter(({ trait }) => !isCode(trait))
      .map((mark) =>
        change(mark, [...mark.path.slice(0, -2), 'credentials', 'code', 'identifier'], true, [
          ...given.codes,
          mark.trait,
        ]),
      ),
  ];
}

/** What is different after a change, in sentences. */
function difference(before: Outlook, after: Outlook, key: AalKey | 'mark'): Pick<Change, 'matters' | 'effect'> {
  const from = (was: boolean | undefined, answer: boolean | undefined): readonly PlaceAsked[] =>
    placesWith(before, was).filter((place) => after.asked[place] === answer);
  const stopped = from(true, false);
  const started = from(false, true);
  const settled = [from(undefined, false), from(undefined, true)] as const;
  const unsettled = [...from(true, undefined), ...from(false, undefined)];
  const all = ({ offered, mayOffer }: Outlook): readonly SecondFactor[] => [...offered, ...mayOffer];
  const gone = all(before).filter((method) => !all(after).includes(method));
  const come = after.offered.filter((method) => !all(before).includes(method));
  const isAsked = placesAsked.some((place) => after.asked[place] === true);
  const sentences = [
    ...(stopped.length > 0 ? [t('No longer asked by {0}.', placeList(stopped))] : []),
    ...(started.length > 0 ? [t('Asked by {0}.', placeList(started))] : []),
    ...(settled[0].length > 0 ? [t('Then certainly not asked by {0}.', placeList(settled[0]))] : []),
    ...(settled[1].length > 0 ? [t('Then certainly asked by {0}.', placeList(settled[1]))] : []),
    ...(unsettled.length > 0 ? [t('Whether asked by {0} cannot be known then.', placeList(unsettled))] : []),
    ...(gone.length > 0 ? [t('The second step no longer offers {0}.', gone.join(', '))] : []),
    ...(come.length > 0 ? [t('The second step then offers {0}.', come.join(', '))] : []),
    ...(after.stuck === true && before.stuck === false ? [t('Locked out: there is nothing left to answer with.')] : []),
    ...(before.stuck === true && after.stuck === false && isAsked ? [t('No longer locked out.')] : []),
    ...(stopped.length + settled[0].length > 0 && key === 'mfa'
      ? [
          t(
            'Existing sessions are still asked until their owner signs in again: Kratos remembers the level that an identity can reach.',
          ),
        ]
      : []),
  ];
  return sentences.length > 0
    ? { matters: true, effect: sentences.join(' ') }
    : { matters: false, effect: t('Changes nothing for this person.') };
}

/** Places in words, as they stand in a sentence. */
export function placeList(places: readonly PlaceAsked[]): string {
  const [first = '', second, third] = places.map(placeName);
  if (second === undefined) return first;
  return third === undefined ? t('{0} and {1}', first, second) : t('{0}, {1} and {2}', first, second, third);
}

function placeName(place: PlaceAsked): string {
  switch (place) {
    case 'whoami':
      return 'whoami';
    case 'settings':
      return t('the settings flow');
    case 'login':
      return t('login');
  }
}
