import { t } from '@vscode/l10n';
import { choosePersona } from './choosePersona';
import type { Parts } from './parts';
import { startFlow } from './startFlow';
import type { FlowSummary } from './summary';

/** Starts a login for a persona: `{persona}`. */
export async function run(parts: Parts, argument?: unknown): Promise<FlowSummary | undefined> {
  const { personas } = await parts.explorer();
  const persona = await choosePersona(
    parts,
    argument,
    t('Sign in'),
    ({ id }) => personas.session(id).status !== 'signed-in',
  );
  return persona && startFlow(parts, { persona, type: 'login', parameters: {} });
}
