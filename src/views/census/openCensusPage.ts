import { Disposable } from 'vscode';
import type { Uri } from 'vscode';
import { onConfigurationChosen } from '../../language/chosenConfigurations';
import type { ServerVersion } from '../../language/kratosDocument';
import type { Explorer } from '../../kratos/drive/explorer';
import type { Log } from '../../platform/log';
import type { Connections } from '../connections/connections';
import type { HealthWatch } from '../connections/healthWatch';
import { onSetupChange } from '../simulator/setupChanges';
import { CensusPage } from './censusPage';

/** What the page of counts is built over. */
interface Parts {
  readonly extensionUri: Uri;
  readonly connections: Pick<Connections, 'find'>;
  readonly health: Pick<HealthWatch, 'readServerVersion'>;
  readonly serverVersion: ServerVersion;
  readonly log: Log;
  readonly explorer: () => Promise<Explorer>;
}

/** Builds the page of counts over the parts of the window. */
export function openCensusPage(parts: Parts): CensusPage {
  const { extensionUri, connections, health, serverVersion, log, explorer } = parts;
  const page = new CensusPage({
    extensionUri,
    log,
    findConnection: (id) => connections.find(id),
    serverVersion: (connection) => health.readServerVersion(connection),
    onSetupChange: (changed) =>
      Disposable.from(
        onSetupChange(serverVersion, () => {
          changed();
        }),
        onConfigurationChosen(changed),
      ),
  });
  // Whoever changes identities opens the core, and so has what was counted out of date.
  explorer().then(
    ({ identityNews }) => {
      page.register({
        dispose: identityNews.onDidChange(({ connectionId }) => {
          page.age(connectionId);
        }),
      });
    },
    (error: unknown) => {
      void log.error('The page of counts hears of no changes', error);
    },
  );
  return page;
}
