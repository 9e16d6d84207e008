import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import { onSchemaFetched } from '../../language/files/remoteSchemas';
import type { ServerVersion } from '../../language/kratosDocument';
import { Disposables } from '../../platform/disposables';

/**
 * Calls back whenever what a simulation is read from may have changed: a text, a schema, the version that it is for; of
 * a file that was only opened, with its address.
 */
export function onSetupChange(serverVersion: ServerVersion, changed: (opened?: Uri) => void): Disposables {
  const owned = new Disposables();
  const tell = (): void => {
    changed();
  };
  owned.register(workspace.onDidChangeTextDocument(tell));
  owned.register(workspace.onDidSaveTextDocument(tell));
  owned.register(
    workspace.onDidOpenTextDocument(({ uri }) => {
      changed(uri);
    }),
  );
  owned.register(onSchemaFetched(tell));
  owned.register(serverVersion.onDidChange(tell));
  owned.register(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('kratosFlows.config')) changed();
    }),
  );
  return owned;
}
