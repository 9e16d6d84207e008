import { t } from '@vscode/l10n';
import { findPersona } from '../personas/findPersona';
import type { Verb } from '../commandContext';
import { startFlow } from '../flows/startFlow';

/** Starts a login for a persona: `{persona}`. */
export const run: Verb<'kratosFlows.signIn'> = async (context, given) => {
  const { personas } = await context.explorer();
  const persona = await findPersona(
    context,
    given,
    t('Sign in'),
    ({ id }) => personas.session(id).status !== 'signed-in',
  );
  return persona && startFlow(context, { persona, type: 'login', parameters: {} });
};
