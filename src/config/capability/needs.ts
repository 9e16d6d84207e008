import { t } from '@vscode/l10n';
import { isMethodOff, isMethodOn, isSettled } from '../facts/inForce';
import { traitsPath } from '../facts/identitySchema';
import { placeInSchema, type NamedSchema } from '../facts/knownSchemas';
import type { Mark } from '../facts/schemaMarks';
import type { Path } from '../reference/path';
import { toMarkLine, toSettingLine, type Line, type Reason } from '../simulator/lines';
import { readSchemaId } from '../simulator/simulate';
import { whySchemaIsUnread, whySettingIsOpen } from '../simulator/unknown';
import type { Subject } from './subject';

/** Something that a factor needs before it can be set up. */
export interface Need {
  /** Undefined: it cannot be known, and `reason` says why. */
  readonly met: boolean | undefined;
  /** What is said while it is not met. */
  readonly reason: Reason;
  /** The person can do it in the settings flow. */
  readonly isOwn?: boolean;
}

export const methods = ['selfservice', 'methods'] as const;

/** The method is on. */
export function methodNeed({ setup }: Subject, method: string): Need {
  const { config, version } = setup;
  const path = [...methods, method, 'enabled'];
  const line = toSettingLine(setup, path);
  if (isMethodOn(config, version, method)) return { met: true, reason: { line, sentence: '' } };
  return isMethodOff(config, version, method)
    ? { met: false, reason: { line, sentence: t('This line keeps the method off.') } }
    : { met: undefined, reason: whySettingIsOpen(setup, path) };
}

/** A text is written, or what `sentence` says. */
export function textNeed({ setup }: Subject, path: Path, sentence: string): Need {
  const value = setup.config.value(...path);
  if (!isSettled(setup.config, ...path)) return { met: undefined, reason: whySettingIsOpen(setup, path) };
  return { met: typeof value === 'string' && value !== '', reason: { line: toSettingLine(setup, path), sentence } };
}

/** The site that keys of a method belong to is configured. */
export function siteNeeds(subject: Subject, method: 'webauthn' | 'passkey'): readonly Need[] {
  const rp = [...methods, method, 'config', 'rp'] as const;
  return [
    textNeed(subject, [...rp, 'id'], t('The domain that the keys belong to is missing.')),
    textNeed(subject, [...rp, 'display_name'], t('The name of the site, which browsers show, is missing.')),
  ];
}

/** The schema has one of some marks, and the person a value in the trait that bears it. */
export function markNeeds(
  subject: Subject,
  marks: readonly Mark[],
  keyword: string,
  withoutMark: string,
): readonly Need[] {
  const { setup, schema, known } = subject;
  const { person } = known;
  if (!schema) {
    const why = whySchemaIsUnread(setup, readSchemaId(setup, person));
    const needed = t('The identity schema decides whether a trait serves for it.');
    return [{ met: undefined, reason: { ...why, sentence: `${needed} ${why.sentence}` } }];
  }
  if (marks.length === 0)
    return [{ met: false, reason: { sentence: withoutMark, line: unmarkedLine(subject, schema, keyword) } }];
  if (marks.some(({ trait }) => person.traits.includes(trait))) return [];
  const shared = marks.find(({ trait }) => trait === '');
  const [first] = marks;
  const line = first && toMarkLine(setup, schema, shared ?? first, keyword);
  if (shared)
    return [
      {
        met: undefined,
        reason: {
          sentence: t('Several traits share this mark, so it cannot be told whether one of them has a value.'),
          ...(line && { line }),
        },
      },
    ];
  const traits = [...new Set(marks.map(({ trait }) => trait))].join(', ');
  return [
    {
      met: false,
      isOwn: true,
      reason: { sentence: t('The identity has no value in {0}.', traits), ...(line && { line }) },
    },
    { ...methodNeed(subject, 'profile'), isOwn: false },
  ];
}

/** Where a mark would be written: among the traits of the schema. */
function unmarkedLine({ setup }: Subject, schema: NamedSchema, keyword: string): Line {
  const traits = schema.document.get(...traitsPath, 'properties');
  const place = traits && placeInSchema(setup.config, schema, traits.key ?? traits.place);
  return {
    name: keyword,
    isDefault: true,
    ...(place && { place: { start: place.start, end: place.end } }),
    ...(place?.file !== undefined && { file: place.file }),
  };
}

/** All of some answers: false as soon as one is, unknown where one is. */
export function all(...answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

export function negated(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

/** What the needs say together: whether they are met, what is missing, and what is not known. */
export function judge(needs: readonly Need[]): {
  readonly enrol: boolean | undefined;
  readonly missing: readonly Reason[];
  readonly unknown: readonly Reason[];
} {
  const reasons = (met: boolean | undefined): readonly Reason[] =>
    needs.filter((need) => need.met === met).map(({ reason }) => reason);
  return {
    enrol: all(...needs.map(({ met, isOwn }) => (met === false && isOwn === true ? true : met))),
    missing: reasons(false),
    unknown: reasons(undefined),
  };
}
