import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { askIdentityText } from '../../prompts/identities/askIdentityText';
import type { Verb } from '../commandContext';
import { showResults } from './showResults';

/** Shows the identities that a text finds: `{text}`. Where it is asked for, all can be looked through instead. */
export const run: Verb<'kratosFlows.findIdentity'> = async (context, given) => {
  const wanted = given.text === undefined ? await askIdentityText() : { text: given.text, through: false };
  if (!wanted) return undefined;
  const { text, through } = wanted;
  return showResults(context, (tree) =>
    through
      ? withProgress(t('Looking through all identities'), (signal, report) => tree.lookThrough(text, signal, report))
      : withProgress(t('Looking for an identity'), (signal) => tree.find(text, signal)),
  );
};
