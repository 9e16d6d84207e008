import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { askTraitText } from '../../prompts/identities/askIdentityText';
import type { Verb } from '../commandContext';
import { showResults } from './showResults';

/** Reads all identities and shows those that a text is in: `{text}`. */
export const run: Verb<'kratosFlows.lookThroughIdentities'> = async (context, given) => {
  const text = given.text ?? (await askTraitText());
  if (text === undefined) return undefined;
  return showResults(context, (tree) =>
    withProgress(t('Looking through all identities'), (signal, report) => tree.lookThrough(text, signal, report)),
  );
};
