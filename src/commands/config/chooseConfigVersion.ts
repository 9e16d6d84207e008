import { ConfigurationTarget, workspace } from 'vscode';
import { askVersion } from '../../prompts/config/askVersion';
import type { Verb } from '../commandContext';

/** Chooses the version of Kratos that configurations are explained for. Yields what is set now. */
export const run: Verb<'kratosFlows.chooseConfigVersion'> = async (_, given) => {
  const current: unknown = workspace.getConfiguration('kratosFlows').get('config.version');
  const chosen = given.version ?? (await askVersion(current));
  if (chosen === undefined) return undefined;
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const standard = chosen === 'auto' ? undefined : chosen;
  await workspace.getConfiguration('kratosFlows').update('config.version', standard, target);
  return chosen;
};
