import { t } from '@vscode/l10n';
import { choosePersona } from '../../prompts/personas/choosePersona';
import type { CommandContext } from '../commandContext';
import { startFlow } from '../flows/startFlow';
import type { FlowSummary } from '../summary';

/** Starts a login for a persona: `{persona}`. */
export async function run(context: CommandContext, argument?: unknown): Promise<FlowSummary | undefined> {
  const { personas } = await context.explorer();
  const persona = await choosePersona(
    context,
    argument,
    t('Sign in'),
    ({ id }) => personas.session(id).status !== 'signed-in',
  );
  return persona && startFlow(context, { persona, type: 'login', parameters: {} });
}
