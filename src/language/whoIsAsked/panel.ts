import { t } from '@vscode/l10n';
import '../../platform/texts';
import { commands, env, Position, Range, Selection, Uri, ViewColumn, window, workspace, WorkspaceEdit } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { presets } from '../../config/simulator/presets';
import type { Line } from '../../config/simulator/lines';
import { isSameFor, marksFor, simulate } from '../../config/simulator/simulate';
import type { Person } from '../../config/simulator/person';
import { isBefore, latestRelease } from '../../config/reference/versions';
import { commandAddress } from '../../platform/commandAddress';
import { Disposables } from '../../platform/disposables';
import type { ServerVersion } from '../kratosDocument';
import { rememberPage } from '../files/pagesOfFiles';
import { toRange } from '../ranges';
import { onSchemaFetched, readRemoteSchema } from '../files/remoteSchemas';
import { drawPage } from './page';
import type { PageModel, Press } from './pageModel';
import { readSetup, type OpenSetup } from './readSetup';
import { run } from '../../commands/contracts/call';

/** The command behind the links of the page; it takes a `Press`. */
const pressCommand = 'kratosFlows.whoIsAskedPress';
const pauseMs = 150;

/** Whom the page is about, and where the configuration stands. */
export interface Shown {
  readonly uri: Uri;
  readonly person: Person;
  readonly name: string;
}

/**
 * The page that says who is asked for a second factor. A webview whose policy lets no script run, since a Markdown
 * preview follows neither command links nor links to files of other schemes; its links are the one command that this
 * panel registers. It is drawn anew as the configuration, its schemas and settings change.
 */
export class WhoIsAskedPanel extends Disposables {
  private panel: WebviewPanel | undefined;
  private shown: Shown | undefined;
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
    this.register(onSchemaFetched(soon));
    this.register(serverVersion.onDidChange(soon));
    this.register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('kratosFlows.config')) soon();
      }),
    );
    this.register({
      dispose: () => {
        clearTimeout(this.waiting);
        this.panel?.dispose();
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

  private open(): void {
    const panel = window.createWebviewPanel(
      'kratosFlows.whoIsAsked',
      t('Who Is Asked?'),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      {
        // The page has none, and its policy lets none run; tools that look at accessibility run in the page.
        enableScripts: true,
        enableCommandUris: [pressCommand],
        localResourceRoots: [this.media],
        enableFindWidget: true,
      },
    );
    this.panel = panel;
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
    // Another person was chosen meanwhile, and is drawn by that.
    if (shown !== this.shown || !shown || !setup || !this.panel) return;
    const { webview } = this.panel;
    webview.html = drawPage(modelOf(setup, shown), {
      cspSource: webview.cspSource,
      style: webview.asWebviewUri(Uri.joinPath(this.media, 'page.css')).toString(),
      language: env.language,
    });
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
        await this.show({ ...shown, person: press.person, name: press.name });
        return;
      case 'go':
      case 'change': {
        const setup = await readSetup(shown.uri, this.serverVersion);
        if (setup) await (press.kind === 'go' ? go(setup, press.line) : change(setup, shown.person, press));
      }
    }
  }
}

function modelOf(setup: OpenSetup, { uri, person, name }: Shown): PageModel {
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
    href: (press) => commandAddress(pressCommand, [press]),
  };
}

/** The text in which a line stands. */
function textOf(setup: OpenSetup, { file }: Pick<Line, 'file'>): string {
  return file === undefined ? setup.document.getText() : (setup.schemas.find(({ url }) => url === file)?.text ?? '');
}

function uriOf(setup: OpenSetup, { file }: Pick<Line, 'file'>): Uri | undefined {
  return file === undefined ? setup.document.uri : setup.schemas.find(({ url }) => url === file)?.uri;
}

async function go(setup: OpenSetup, line: Line): Promise<void> {
  const uri = uriOf(setup, line);
  if (!uri || !line.place) return;
  const document = await workspace.openTextDocument(uri);
  const range = toRange(document, line.place);
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  await window.showTextDocument(document, { viewColumn: open?.viewColumn ?? ViewColumn.One, selection: range });
}

/**
 * Changes a line as the page offers it, and shows what was changed. Worked out anew, since the text may not be the one
 * that was drawn.
 */
async function change(
  setup: OpenSetup,
  person: Person,
  { name, file }: Extract<Press, { kind: 'change' }>,
): Promise<void> {
  const found = simulate(setup, person).changes.find(({ line }) => line.name === name && line.file === file);
  const uri = found && uriOf(setup, found.line);
  if (!found?.edit || !uri) return;
  const document = await workspace.openTextDocument(uri);
  const { place, text } = found.edit;
  const edit = new WorkspaceEdit();
  edit.replace(uri, toRange(document, place), text);
  if (!(await workspace.applyEdit(edit))) return;
  const end = document.positionAt(place.start + text.length);
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? ViewColumn.One,
    preserveFocus: true,
  });
  editor.selection = new Selection(end, end);
  editor.revealRange(new Range(new Position(end.line, 0), end));
}
