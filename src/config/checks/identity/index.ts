import type { Finding } from '../../document/finding';
import { addressFormat } from './addressFormat';
import { draft } from './draft';
import { keywords } from './keywords';
import { metaSchema } from './metaSchema';
import { noIdentifier } from './noIdentifier';
import { passkeyName } from './passkeyName';
import { pattern } from './pattern';
import { reference } from './reference';
import { requiredUnknown } from './requiredUnknown';
import { readIdentitySchema } from '../../facts/identitySchema';
import { shape } from './shape';
import { twoIdentifiers } from './twoIdentifiers';
import type { IdentityContext, IdentityRule } from './types';

/** All rules over identity schemas. A new rule is a file and a line here. */
export const identityRules: readonly IdentityRule[] = [
  addressFormat,
  draft,
  keywords,
  metaSchema,
  noIdentifier,
  passkeyName,
  pattern,
  reference,
  requiredUnknown,
  shape,
  twoIdentifiers,
];

/** What all rules say of an identity schema, in the order of its text. `off`: names of rules that are switched off. */
export function checkIdentitySchema(
  text: string,
  context: IdentityContext,
  off: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  const schema = readIdentitySchema(text);
  return identityRules
    .filter(({ name }) => !off.has(name))
    .flatMap((rule) => rule.check(schema, context))
    .toSorted((a, b) => a.start - b.start);
}
