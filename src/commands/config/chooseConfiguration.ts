import { t } from '@vscode/l10n';
import { window, workspace } from 'vscode';
import type { Verb } from '../commandContext';
import { findConnection } from '../connections/findConnection';
import { fileAddress } from '../flows/fileAddress';

/** Remembers which configuration belongs to a connection. Yields the address of the file, unless it is forgotten. */
export const run: Verb<'kratosFlows.chooseConfiguration'> = async (context, given) => {
  const connection = await findConnection(context, given, t('The configuration of a connection'));
  if (!connection) return undefined;
  // What reads configurations is loaded with the first question about one.
  const [{ askConfiguration }, { chooseConfiguration }, { readConfigAt }] = await Promise.all([
    import('../../prompts/config/askConfiguration'),
    import('../../language/chosenConfigurations'),
    import('../../language/configInFront'),
  ]);
  const chosen =
    given.file === undefined
      ? await askConfiguration(connection)
      : { kind: 'file' as const, uri: fileAddress(given.file) };
  if (!chosen) return undefined;
  if (chosen.kind === 'by-urls') {
    await chooseConfiguration(connection.id, undefined);
    return { connection: connection.id };
  }
  const { uri } = chosen;
  if (!(await readConfigAt(uri, context.serverVersion))) {
    const name = workspace.asRelativePath(uri);
    if (given.file !== undefined) throw new Error(t('{0} is no Kratos configuration, or cannot be read.', name));
    void window.showInformationMessage(t('{0} is no Kratos configuration, or cannot be read.', name));
    return undefined;
  }
  await chooseConfiguration(connection.id, uri);
  return { connection: connection.id, uri: uri.toString() };
};
