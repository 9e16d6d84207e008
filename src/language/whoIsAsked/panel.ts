import { t } from '@vscode/l10n';
import '../../platform/texts';
import { commands, env, Uri, ViewColumn, window, workspace } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { presets } from '../../config/simulator/presets';
import { isSameFor, marksFor, simulate } from '../../config/simulator/simulate';
import { isBefore, latestRelease } from '../../config/reference/versions';
import { commandAddress } from '../../platform/commandAddress';
import { Disposables } from '../../platform/disposables';
import type { ServerVersion } from '../kratosDocument';
import { rememberPage } from '../files/pagesOfFiles';
import { onSchemaFetched, readRemoteSchema } from '../files/remoteSchemas';
import { createNonce } from '../../platform/nonce';
import { webviewTabs } from '../../platform/webviewTabs';
import type { PageFrame } from './frame';
import { drawNoAnswer } from './noAnswer';
import { drawPage } from './page';
import { changeLine, goToLine, textOf } from './lines';
import type { PageModel, Press } from './pageModel';
import { readSetup, type OpenSetup } from './readSetup';
import { keptOf, readKept, whoIsAskedType, type Shown, type Somebody } from './shown';
import { run } from '../../commands/contracts/call';

/** The command behind the links of the page; it takes a `Press`. */
const pressCommand = 'kratosFlows.whoIsAskedPress';
const pauseMs = 150;

/**
 * The page that says who is asked for a second factor. A webview, since a Markdown preview follows neither command
 * links nor links to files of other schemes; its links are the one command that this panel registers, and its one
 * script keeps what it is about over a reload. It is drawn anew as the configuration, its schemas and settings change.
 */
export class WhoIsAskedPanel extends Disposables {
  private panel: WebviewPanel | undefined;
  private shown: Shown | undefined;
  /** Something of the file was drawn, which stays while the file cannot be read for a moment. */
  private isDrawn = false;
  /** One for each page: the editor loads a page anew when anything in it is another, and leaves it alone otherwise. */
  private nonce = createNonce();
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    private readonly extensionUri: Uri,
    private readonly serverVersion: ServerVersion,
  ) {
    super();
    this.register(commands.registerCommand(pressCommand, (press: Press) => this.press(press)));
    const soon = (): void => {
      this.drawSoon();
    };
    this.register(workspace.onDidChangeTextDocument(soon));
    this.register(workspace.onDidSaveTextDocument(soon));
    this.register(
      workspace.onDidOpenTextDocument(({ uri }) => {
        // The file was gone, and is back.
        if (!this.isDrawn && uri.toString() === this.shown?.uri.toString()) soon();
      }),
    );
    this.register(onSchemaFetched(soon));
    this.register(serverVersion.onDidChange(soon));
    this.register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('kratosFlows.config')) soon();
      }),
    );
    // The page stays without a host: VS Code closes it, or brings it back, by itself.
    this.register({
      dispose: () => {
        clearTimeout(this.waiting);
      },
    });
  }

  /** Shows a person beside the editor, in the page that is open or a new one. */
  async show(shown: Shown): Promise<void> {
    this.shown = shown;
    if (this.panel) this.panel.reveal(undefined, true);
    else this.open();
    await this.draw();
  }

  /**
   * A page that VS Code brings back after a restart; its state is what the page kept. Where another was opened
   * meanwhile, or nothing was kept, its tab is closed.
   */
  async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const shown = readKept(state);
    if (this.panel || !shown) {
      panel.dispose();
      return;
    }
    this.shown = shown;
    this.attach(panel);
    await this.draw();
  }

  private open(): void {
    // One that was not looked at since a restart makes way.
    const asleep = webviewTabs(whoIsAskedType);
    const viewColumn = asleep[0]?.group.viewColumn ?? ViewColumn.Beside;
    const column = { viewColumn, preserveFocus: true };
    this.attach(window.createWebviewPanel(whoIsAskedType, t('Who Is Asked?'), column, { enableFindWidget: true }));
    if (asleep.length > 0) void window.tabGroups.close(asleep, true);
  }

  private attach(panel: WebviewPanel): void {
    panel.webview.options = {
      enableScripts: true,
      enableCommandUris: [pressCommand],
      localResourceRoots: [this.media],
    };
    this.panel = panel;
    this.isDrawn = false;
    this.nonce = createNonce();
    rememberPage(panel, () => this.shown?.uri);
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
  }

  private drawSoon(): void {
    if (!this.panel) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.draw(), pauseMs);
  }

  private async draw(): Promise<void> {
    const { shown } = this;
    const setup = shown && (await readSetup(shown.uri, this.serverVersion));
    if (!shown || (!setup && this.isDrawn)) return;
    const isThere = setup !== undefined || (await exists(shown.uri));
    // Another person was chosen meanwhile, and is drawn by that.
    if (shown !== this.shown || !this.panel) return;
    const { webview } = this.panel;
    const frame: PageFrame = {
      cspSource: webview.cspSource,
      style: webview.asWebviewUri(Uri.joinPath(this.media, 'page.css')).toString(),
      language: env.language,
      nonce: this.nonce,
      kept: keptOf(shown),
    };
    this.isDrawn = setup !== undefined;
    webview.html = pageOf(shown, setup, isThere, frame);
  }

  private get media(): Uri {
    return Uri.joinPath(this.extensionUri, 'media');
  }

  private async press(press: Press): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    switch (press.kind) {
      case 'choose-person':
        await run('kratosFlows.whoIsAsked', { uri: shown.uri.toString() });
        return;
      case 'choose-version':
        await run('kratosFlows.chooseConfigVersion');
        return;
      case 'read-schema':
        await readRemoteSchema(press.url);
        return;
      case 'show-person':
        await this.show({ uri: shown.uri, who: { person: press.person, name: press.name } });
        return;
      case 'go':
      case 'change': {
        const setup = await readSetup(shown.uri, this.serverVersion);
        if (!setup || !shown.who) return;
        await (press.kind === 'go' ? goToLine(setup, press.line) : changeLine(setup, shown.who.person, press));
      }
    }
  }
}

function pageOf({ uri, who }: Shown, setup: OpenSetup | undefined, isThere: boolean, frame: PageFrame): string {
  if (setup && who) return drawPage(modelOf(setup, uri, who), frame);
  const file = workspace.asRelativePath(uri);
  if (!setup) return drawNoAnswer(file, { kind: isThere ? 'unreadable' : 'gone' }, frame);
  return drawNoAnswer(file, { kind: 'nobody', choose: href({ kind: 'choose-person' }) }, frame);
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** The address that a press goes to. */
function href(press: Press): string {
  return commandAddress(pressCommand, [press]);
}

function modelOf(setup: OpenSetup, uri: Uri, { person, name }: Somebody): PageModel {
  const simulation = simulate(setup, person);
  const other = simulate({ ...setup, version: isBefore(setup.version, 'v25.4.0') ? latestRelease : 'v1.3.1' }, person);
  const schema = person.schema === undefined ? {} : { schema: person.schema };
  return {
    file: workspace.asRelativePath(uri),
    name,
    simulation,
    other,
    differs: !isSameFor(simulation, other),
    people: presets(marksFor(setup, person)).map((preset) => ({
      name: preset.name,
      simulation: simulate(setup, { ...preset.person, ...schema }),
    })),
    notes: [...(setup.config.broken ? [t('The configuration has errors, and was read as far as it goes.')] : [])],
    lineNumber: (line) => {
      const start = line.place && textOf(setup, line).slice(0, line.place.start);
      return start === undefined ? undefined : start.split('\n').length;
    },
    href,
  };
}
