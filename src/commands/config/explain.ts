import { askKnownName } from '../../prompts/config/askKnownName';
import type { Verb } from '../commandContext';

/**
 * Opens what is known of a message id, an error id, words of a server that have none, the path of a setting or the code
 * of a finding.
 */
export const run: Verb<'kratosFlows.explain'> = async (context, given) => {
  const id = given.id ?? (await askKnownName());
  if (id === undefined || id === '') return undefined;
  await context.documents.explain(id);
  return id;
};
