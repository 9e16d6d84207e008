import { t } from '@vscode/l10n';
import '../../platform/texts';
import { ViewColumn, workspace } from 'vscode';
import type { Uri, WebviewPanel } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import { Disposables } from '../../platform/disposables';
import type { Log } from '../../platform/log';
import { onTrusted } from '../../platform/trust';
import type { ToIdentity } from '../../protocol/identity';
import type { Connections } from '../connections/connections';
import type { HealthWatch } from '../connections/healthWatch';
import type { PageKind } from '../webviews/pageKind';
import { WebviewHost, type HostedPage } from '../webviews/webviewHost';
import { IdentityPage } from './identityPage';
import { identityPageType, readKept, type ShownIdentity } from './kept';

const identityPage: PageKind = {
  viewType: identityPageType,
  view: 'identity',
  files: 'identity',
  hasForm: false,
  options: { enableFindWidget: true },
};

/** What pages of identities are made with. */
export interface IdentityPagesDeps {
  readonly extensionUri: Uri;
  readonly explorer: Explorer;
  readonly connections: Connections;
  readonly health: HealthWatch;
  readonly log: Log;
}

/** The pages of identities that are open: one for each, brought forward when it is open already. */
export class IdentityPages extends Disposables {
  private readonly host: WebviewHost<ToIdentity, IdentityPage>;

  constructor(private readonly deps: IdentityPagesDeps) {
    super();
    this.host = this.register(new WebviewHost(identityPage, deps.extensionUri));
    const readAll = (): void => {
      for (const { driver } of this.host.pages) driver.refresh();
    };
    this.register(onTrusted(readAll));
    this.register(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (/\.(?:ya?ml|jsonc?)$/i.test(uri.path)) for (const { driver } of this.host.pages) driver.setupChanged();
      }),
    );
    this.register(
      workspace.onDidOpenTextDocument(({ uri }) => {
        if (/\.ya?ml$/i.test(uri.path)) for (const { driver } of this.host.pages) driver.setupChanged();
      }),
    );
    this.register({
      dispose: deps.explorer.identityNews.onDidChange(({ connectionId, identityId }) => {
        this.find({ connection: connectionId, identity: identityId })?.driver.refresh();
      }),
    });
    this.register({
      dispose: deps.explorer.personas.onDidChange(({ kind }) => {
        if (kind === 'session') for (const { driver } of this.host.pages) driver.askOffers();
      }),
    });
    this.register(
      deps.connections.onDidChange(() => {
        for (const { driver } of this.host.pages) driver.connectionsChanged();
      }),
    );
  }

  /** Shows an identity, read anew. */
  show(shown: ShownIdentity): void {
    const open = this.find(shown);
    if (open) {
      open.panel.reveal();
      open.driver.refresh();
      return;
    }
    const column = { viewColumn: ViewColumn.Active, preserveFocus: false };
    this.host.create(titleOf(shown), column, (page) => this.drive(page, shown));
  }

  /** A page that VS Code brings back after a restart. One of which nothing was kept is closed. */
  restore(panel: WebviewPanel, state: unknown): void {
    const shown = readKept(state);
    if (!shown || this.find(shown)) panel.dispose();
    else this.host.adopt(panel, (page) => this.drive(page, shown));
  }

  private drive(page: HostedPage<ToIdentity>, shown: ShownIdentity): IdentityPage {
    const { explorer, connections, health, log } = this.deps;
    const driver = new IdentityPage(page, shown, {
      explorer,
      connection: () => connections.get(shown.connection),
      version: () => health.readServerVersion(connections.get(shown.connection)),
      log,
    });
    driver.refresh();
    return driver;
  }

  private find({ connection, identity }: ShownIdentity): { panel: WebviewPanel; driver: IdentityPage } | undefined {
    return this.host.pages.find(
      ({ driver: { shown } }) => shown.connection === connection && shown.identity === identity,
    );
  }
}

/** The editor writes titles of tabs down, so it says who is shown by the id alone. */
function titleOf({ identity }: ShownIdentity): string {
  return t('Identity {0}', identity.slice(0, 8));
}
