import type { ConfigDocument, Place } from '../document/document';
import { extension } from '../reference/extension';
import type { Path } from '../reference/path';
import { walkSchema, type VisitedSchema } from './schemaWalk';

/** A keyword below `ory.sh/kratos` that takes effect. */
export interface Mark extends Place {
  readonly path: Path;
  /** The trait that bears it, as a path below the traits; empty where a definition that several share bears it. */
  readonly trait: string;
  /** Where its value stands. */
  readonly value: Place;
}

/** What an identity schema makes of its traits, in the order of its text. Places are those of its text. */
export interface SchemaMarks {
  /** `credentials.password.identifier: true` */
  readonly password: readonly Mark[];
  /** `credentials.webauthn.identifier: true` */
  readonly webauthn: readonly Mark[];
  /** `credentials.passkey.display_name: true`, and that of `webauthn` in its place: what a passkey is named after. */
  readonly passkey: readonly Mark[];
  /** `credentials.code.identifier: true`: addresses that codes are sent to. */
  readonly code: readonly Mark[];
  /** `verification.via`: addresses that can be verified. */
  readonly verification: readonly Mark[];
  /** `recovery.via`: addresses that an account can be recovered by. */
  readonly recovery: readonly Mark[];
}

/**
 * The marks of all schemas that Kratos comes to. `isWhole` is false where others may stand in other files. A value of
 * another type is none: Kratos refuses it.
 */
export function readMarks(document: ConfigDocument): { readonly marks: SchemaMarks; readonly isWhole: boolean } {
  const { visited, isWhole } = walkSchema(document);
  const blocks = visited.filter(({ path }) => document.get(...path, extension) && !document.get(...path, '$ref'));
  const marks = (...keyword: string[]): readonly Mark[] =>
    blocks.flatMap((block) => readMark(document, block, keyword)).toSorted((a, b) => a.start - b.start);
  const webauthn = marks('credentials', 'webauthn', 'identifier');
  return {
    marks: {
      password: marks('credentials', 'password', 'identifier'),
      webauthn,
      passkey: [...marks('credentials', 'passkey', 'display_name'), ...webauthn],
      code: marks('credentials', 'code', 'identifier'),
      verification: marks('verification', 'via'),
      recovery: marks('recovery', 'via'),
    },
    isWhole,
  };
}

/** What tells the trait of a mark from all others of its schema. */
export function bearer({ path }: Mark): string {
  return JSON.stringify(path.slice(0, path.indexOf(extension)));
}

function readMark(
  document: ConfigDocument,
  { path, trait }: VisitedSchema,
  keyword: readonly string[],
): readonly Mark[] {
  const entry = document.get(...path, extension, ...keyword);
  const isChannel = keyword.at(-1) === 'via';
  const isSet = isChannel ? typeof entry?.value === 'string' && entry.value !== '' : entry?.value === true;
  return entry && isSet
    ? [
        {
          path: entry.path,
          trait,
          value: entry.place,
          start: entry.key?.start ?? entry.place.start,
          end: entry.place.end,
        },
      ]
    : [];
}
