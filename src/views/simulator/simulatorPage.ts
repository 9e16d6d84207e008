import { t } from '@vscode/l10n';
import '../../platform/texts';
import { ViewColumn, window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { run } from '../../commands/contracts/call';
import { rememberPage } from '../../language/files/pagesOfFiles';
import { readRemoteSchema } from '../../language/files/remoteSchemas';
import type { ServerVersion } from '../../language/kratosDocument';
import { readSetup, type OpenSetup } from '../../language/whoIsAsked/readSetup';
import type { Log } from '../../platform/log';
import { webviewTabs } from '../../platform/webviewTabs';
import type { FromSimulator, SimulatorState, ToSimulator } from '../../protocol/simulator';
import { readFromSimulator } from '../../protocol/simulatorSchema';
import { SinglePage, type SinglePageKind } from '../webviews/singlePage';
import type { HostedPage } from '../webviews/webviewHost';
import { onSetupChange } from './setupChanges';
import { changeLine, goToTarget } from './lines';
import { toKeptPage, readKept, whoIsAskedType, type Shown } from './shown';
import { buildAnswer, listPeople } from './state/answerState';

const simulatorPage: SinglePageKind<FromSimulator, Shown> = {
  viewType: whoIsAskedType,
  view: 'who-is-asked',
  files: 'simulator',
  hasForm: false,
  options: { enableFindWidget: true },
  readMessage: readFromSimulator,
  readKept,
};

/**
 * The page that says who is asked for a second factor: one for a window. It is drawn anew as the configuration, its
 * schemas and settings change.
 */
export class SimulatorPage extends SinglePage<ToSimulator, FromSimulator, Shown> {
  /** Something of the file was drawn, which stays while the file cannot be read for a moment. */
  private isDrawn = false;

  constructor(
    extensionUri: Uri,
    private readonly serverVersion: ServerVersion,
    log: Log,
  ) {
    super(simulatorPage, extensionUri, log);
    this.register(
      onSetupChange(serverVersion, (opened) => {
        // A file that is opened may have been gone, and is back.
        if (opened === undefined || (!this.isDrawn && opened.toString() === this.shown?.uri.toString()))
          this.drawSoon();
      }),
    );
  }

  /** Shows a person beside the editor, in the page that is open or a new one. */
  async show(shown: Shown): Promise<void> {
    this.shown = shown;
    if (this.page) this.page.panel.reveal(undefined, true);
    else this.open();
    await this.draw();
  }

  private open(): void {
    // One that was not looked at since a restart makes way.
    const asleep = webviewTabs(whoIsAskedType);
    const viewColumn = asleep[0]?.group.viewColumn ?? ViewColumn.Beside;
    this.create(t('Who Is Asked?'), { viewColumn, preserveFocus: true });
    if (asleep.length > 0) void window.tabGroups.close(asleep, true);
  }

  protected override opened(page: HostedPage<ToSimulator>): void {
    super.opened(page);
    this.isDrawn = false;
    rememberPage(page.panel, () => this.shown?.uri);
  }

  protected async draw(): Promise<void> {
    const { shown } = this;
    const setup = shown && (await readSetup(shown.uri, this.serverVersion));
    if (!shown || (!setup && this.isDrawn)) return;
    const isThere = setup !== undefined || (await exists(shown.uri));
    // Another person was chosen meanwhile, and is drawn by that.
    if (shown !== this.shown || !this.page) return;
    this.isDrawn = setup !== undefined;
    this.page.post({ type: 'state', state: buildState(shown, setup, isThere), kept: toKeptPage(shown) });
  }

  protected async press(message: FromSimulator): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    switch (message.type) {
      case 'ready':
        // The host has sent what is to be seen.
        return;
      case 'choose-person':
        await run('kratosFlows.whoIsAsked', { uri: shown.uri.toString() });
        return;
      case 'choose-version':
        await run('kratosFlows.chooseConfigVersion');
        return;
      case 'read-schema':
        await readRemoteSchema(message.url);
        return;
      case 'show-person':
      case 'go':
      case 'change': {
        const setup = await readSetup(shown.uri, this.serverVersion);
        if (!setup || !shown.who) return;
        const { person } = shown.who;
        if (message.type === 'go') await goToTarget(setup, message.target);
        else if (message.type === 'change') await changeLine(setup, person, message.line);
        else {
          const other = listPeople(setup, person).find(({ id }) => id === message.id);
          if (other) await this.show({ uri: shown.uri, who: { person: other.person, name: other.name } });
        }
      }
    }
  }
}

function buildState({ uri, who }: Shown, setup: OpenSetup | undefined, isThere: boolean): SimulatorState {
  const file = workspace.asRelativePath(uri);
  if (!setup) return { kind: isThere ? 'unreadable' : 'gone', file };
  return who ? buildAnswer({ setup, text: setup.document.getText(), file, who }) : { kind: 'nobody', file };
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
