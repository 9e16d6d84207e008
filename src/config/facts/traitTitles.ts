import { plainText } from '../document/plainText';
import { readConfig } from '../document/readConfig';
import { walkSchema } from './schemaWalk';

/** A trait as an identity schema describes it. */
export interface DescribedTrait {
  /** Its path below the traits, with dots. */
  readonly name: string;
  /** What the schema calls it. */
  readonly title?: string;
  /** It has traits of its own. */
  readonly isGroup: boolean;
}

/** The traits that a schema describes, in the order of its text. Of text that is no JSON there are none. */
export function listTraits(schemaText: string): readonly DescribedTrait[] {
  const document = readConfig(schemaText);
  const seen = new Map<string, DescribedTrait>();
  const visited = walkSchema(document).visited.toSorted(
    (one, other) => (document.get(...one.path)?.place.start ?? 0) - (document.get(...other.path)?.place.start ?? 0),
  );
  for (const { path, trait } of visited) {
    if (trait === '') continue;
    const known = seen.get(trait);
    const title = known?.title ?? plainText(document.value(...path, 'title'));
    const isGroup = known?.isGroup === true || document.below(...path, 'properties').length > 0;
    seen.set(trait, { name: trait, ...(title !== '' && { title }), isGroup });
  }
  return [...seen.values()];
}
