import { t } from '@vscode/l10n';
import {
  commands,
  Disposable,
  EventEmitter,
  languages,
  Range,
  TabInputCustom,
  Uri,
  ViewColumn,
  window,
  workspace,
  CodeLens,
} from 'vscode';
import type { CodeLensProvider, TextDocumentContentProvider } from 'vscode';
import { Disposables } from '../../platform/disposables';
import { createNonce } from '../../platform/nonce';
import type { pageEditorType as pageEditor } from '../pages/pageEditorType';
import { documentScheme } from './address';
import type { DocumentText } from './text';

const pageEditorType: typeof pageEditor = 'kratosFlows.page';
/** The command behind the lens "Show secrets" of a document; it takes the document's address. */
export const revealCommand = 'kratosFlows.revealDocument';

/**
 * What a kind of document holds now. `path` is what follows the kind in the address (`/<kind>/<path…>/<file name>`).
 * Undefined when it is not kept any more. Called again when VS Code restores the editor after a reload.
 */
export type DocumentSource = (path: readonly string[]) => DocumentText | undefined | Promise<DocumentText | undefined>;

/**
 * Read-only documents made here: raw JSON of flows and exchanges, details of a session, explanations. Their address
 * says what they show, so they come back after a reload. Secrets are masked; the lens above the text shows them for
 * this one look, and never after a reload.
 */
export class VirtualDocuments extends Disposables implements TextDocumentContentProvider, CodeLensProvider {
  private readonly sources = new Map<string, DocumentSource>();
  private readonly changes = this.register(new EventEmitter<Uri>());
  private readonly lensChanges = this.register(new EventEmitter<void>());
  /** Marks of addresses whose secrets the user asked to see in this session of the editor. */
  private readonly revealed = new Set<string>();
  private readonly hiding = new Set<string>();

  readonly onDidChange = this.changes.event;
  readonly onDidChangeCodeLenses = this.lensChanges.event;

  constructor() {
    super();
    this.register(languages.registerCodeLensProvider({ scheme: documentScheme }, this));
    this.register(commands.registerCommand(revealCommand, (address: unknown) => this.reveal(address)));
    this.register(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme !== documentScheme) return;
        this.revealed.delete(uri.query);
        this.hiding.delete(uri.toString());
      }),
    );
  }

  /** Serves a kind of document until the result is disposed. */
  serve(kind: string, source: DocumentSource): Disposable {
    this.sources.set(kind, source);
    return this.register(new Disposable(() => this.sources.delete(kind)));
  }

  /** Re-reads a document, if it is open. */
  refresh(address: Uri): void {
    this.changes.fire(address);
  }

  /**
   * Opens a document as text, beside the active editor unless told otherwise, and re-reads it when it is open already.
   */
  async open(address: Uri, column = ViewColumn.Beside): Promise<void> {
    this.changes.fire(address);
    const document = await workspace.openTextDocument(address);
    await window.showTextDocument(document, { viewColumn: column, preview: true });
  }

  /** Opens a page beside the active editor, or where another page or nothing is in front. */
  async openPage(address: Uri): Promise<void> {
    this.changes.fire(address);
    await commands.executeCommand('vscode.openWith', address, pageEditorType, columnOfPages());
  }

  async provideTextDocumentContent(address: Uri): Promise<string> {
    const [kind = '', ...rest] = address.path.split('/').slice(1).map(decodeURIComponent);
    const text = await this.sources.get(kind)?.(rest.slice(0, -1));
    if (text === undefined) return t('This is no longer kept.');
    if (this.revealed.has(address.query) && text.clear !== undefined) return text.clear;
    if (text.clear === undefined) this.hiding.delete(address.toString());
    else this.hiding.add(address.toString());
    this.lensChanges.fire();
    return text.masked;
  }

  provideCodeLenses({ uri }: { readonly uri: Uri }): CodeLens[] {
    if (!this.hiding.has(uri.toString())) return [];
    return [
      new CodeLens(new Range(0, 0, 0, 0), {
        title: t('$(eye) Secrets are masked. Show them'),
        command: revealCommand,
        arguments: [uri.toString()],
      }),
    ];
  }

  /**
   * Opens the same document with its secrets. The mark in the address lives in memory only, so a restored editor is
   * masked again.
   */
  private async reveal(address: unknown): Promise<void> {
    if (typeof address !== 'string') return;
    const uri = Uri.parse(address, true);
    if (uri.scheme !== documentScheme) return;
    const mark = createNonce();
    this.revealed.add(mark);
    await this.open(uri.with({ query: mark }), ViewColumn.Active);
  }
}

/** Several pages share a column, and where nothing is open no half of the window stays empty. */
function columnOfPages(): ViewColumn {
  const { activeTab } = window.tabGroups.activeTabGroup;
  const input: unknown = activeTab?.input;
  const isPage = input instanceof TabInputCustom && input.viewType === pageEditorType;
  return activeTab === undefined || isPage ? ViewColumn.Active : ViewColumn.Beside;
}
