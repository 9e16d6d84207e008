import { t } from '@vscode/l10n';
import { commands } from 'vscode';
import type { IdentitiesTree } from '../../views/trees/identities/identitiesTree';
import type { IdentitySearch } from '../../views/trees/identities/identitySearch';
import type { CommandContext } from '../commandContext';

/** Brings the view of identities forward, searches, and yields what was found: ids, and how many were read. */
export async function showResults(
  context: CommandContext,
  search: (tree: IdentitiesTree) => Promise<IdentitySearch | undefined>,
): Promise<{ readonly found: readonly string[]; readonly read?: number; readonly problem?: string } | undefined> {
  const { active } = context.connections;
  if (!active) throw new Error(t('There is no connection to ask.'));
  if (active.adminUrl === undefined) throw new Error(t('The connection has no admin URL.'));
  const tree = await context.identities();
  await commands.executeCommand('kratosFlows.identities.focus');
  const result = await search(tree);
  if (!result) return undefined;
  const { identities, read, problem } = result;
  return {
    found: identities.map(({ id }) => id),
    ...(read !== undefined && { read }),
    ...(problem && { problem: problem.what }),
  };
}
