import '../../platform/texts';
import { commands, env, Position, Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { fileName } from '../../platform/fileName';
import { commandAddress } from '../../platform/commandAddress';
import { Disposables } from '../../platform/disposables';
import { spokenLanguage } from '../../platform/spokenLanguage';
import { fileOfAddress } from '../documents/configAddresses';
import type { PageLink } from '../../kratos/paste/page';
import type { VirtualDocuments } from '../documents/virtualDocuments';
import { waitingPage, type PageFrame, type PagePress } from './pageHtml';
import { run } from '../../commands/contracts/call';

/** The command behind the links of a page; it takes the page's address and a `PagePress`. */
const pressCommand = 'kratosFlows.pressPage';

/**
 * Shows documents of Markdown as they read: explanations of names and of configurations. Their addresses name their
 * tabs, and bring them back after a reload; their policy lets no script run. A page is there at once and filled when
 * its text is made; it follows the document.
 */
export class PageEditor extends Disposables {
  constructor(
    private readonly extensionUri: Uri,
    private readonly documents: VirtualDocuments,
  ) {
    super();
    this.register(
      commands.registerCommand(pressCommand, (address: string, press: PagePress) =>
        this.press(Uri.parse(address), press),
      ),
    );
  }

  /** Fills the tab of a page, and keeps it up to date. */
  async show(address: Uri, panel: WebviewPanel): Promise<void> {
    const { webview } = panel;
    const files = Uri.joinPath(this.extensionUri, 'dist', 'webview');
    webview.options = {
      // The page has none, and its policy lets none run; tools that look at accessibility run in the page.
      enableScripts: true,
      enableCommandUris: [pressCommand],
      localResourceRoots: [files],
    };
    const frame: PageFrame = {
      cspSource: webview.cspSource,
      style: webview.asWebviewUri(Uri.joinPath(files, 'page.css')).toString(),
      language: spokenLanguage(),
      title: fileName(address),
      href: (press) => commandAddress(pressCommand, [address.toString(), press]),
    };
    webview.html = waitingPage(frame);
    const isOfFile = fileOfAddress(address) !== undefined;
    const actions = isOfFile ? (['file', 'who-is-asked', 'problems', 'copy'] as const) : (['copy'] as const);
    let isOpen = true;
    const draw = async (): Promise<void> => {
      const [text, { drawnPage }] = await Promise.all([
        this.documents.provideTextDocumentContent(address),
        import('./drawnPage'),
      ]);
      if (isOpen) webview.html = drawnPage(frame, text, actions);
    };
    const following = this.documents.onDidChange((changed) => {
      if (changed.toString() === address.toString()) void draw();
    });
    panel.onDidDispose(() => {
      isOpen = false;
      following.dispose();
    });
    await draw();
  }

  private async press(address: Uri, press: PagePress): Promise<void> {
    const file = fileOfAddress(address);
    switch (press.kind) {
      case 'copy':
        await env.clipboard.writeText(await this.documents.provideTextDocumentContent(address));
        return;
      case 'problems':
        await commands.executeCommand('workbench.actions.view.problems');
        return;
      case 'who-is-asked':
        await run('kratosFlows.whoIsAsked', file && { uri: file.toString() });
        return;
      case 'file':
        if (file) await showLine(file, undefined);
        return;
      case 'link':
        await follow(press.target);
        return;
      case 'line':
        if (file) await showLine(file, press.line);
    }
  }
}

async function follow(target: PageLink): Promise<void> {
  switch (target.kind) {
    case 'explain':
      await run('kratosFlows.explain', { id: target.name });
      return;
    case 'documentation':
      await run('kratosFlows.showDocumentation', { page: target.page });
      return;
    case 'open-flow':
      await run('kratosFlows.openFlow', { url: target.url });
      return;
    case 'start-flow':
      await run('kratosFlows.startFlow', { type: target.type, params: { ...target.parameters } });
  }
}

/** Shows a file where it is open, else in the first column; with the cursor in a line, counted from 1. */
async function showLine(file: Uri, line: number | undefined): Promise<void> {
  const document = await workspace.openTextDocument(file);
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  const at = new Position(Math.max(0, (line ?? 1) - 1), 0);
  await window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? ViewColumn.One,
    ...(line !== undefined && { selection: new Range(at, at) }),
  });
}
