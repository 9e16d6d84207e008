import { t } from '@vscode/l10n';
import path from 'node:path';
import { Uri, window } from 'vscode';
import { configFile, readPracticeFolder } from '../../kratos/servers/practiceFolder';
import type { Verb } from '../commandContext';

/** Opens the configuration of the practice server. */
export const run: Verb<'kratosFlows.practice.openConfiguration'> = async ({ servers }) => {
  const { folder, samples } = (await servers.open()).places;
  if ((await readPracticeFolder(folder, samples)).kind === 'nothing')
    throw new Error(t('The practice Kratos has no configuration yet: start it first.'));
  const uri = Uri.file(path.join(folder, configFile));
  await window.showTextDocument(uri);
  return { uri: uri.toString() };
};
