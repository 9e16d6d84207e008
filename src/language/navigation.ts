import { CodeActionKind, commands, EventEmitter, languages, workspace } from 'vscode';
import type { DocumentSelector } from 'vscode';
import { Disposables } from '../platform/disposables';
import { onTrusted } from '../platform/trust';
import { definitionsAt, referencesAt } from './definitions';
import { hintsIn } from './inlayHints';
import type { ServerVersion } from './kratosDocument';
import { lensesIn, readingActions } from './lenses';
import { linksIn } from './links';
import { symbolsIn } from './outline';
import { onSchemaFetched, readRemoteSchema, readSchemaCommand } from './files/remoteSchemas';
import { prepareRename, renameAt } from './renames';

/** Everything by which people find their way in configurations and identity schemas. */
export class Navigation extends Disposables {
  private readonly hintsChanged = this.register(new EventEmitter<void>());
  private readonly lensesChanged = this.register(new EventEmitter<void>());

  constructor(selector: DocumentSelector, serverVersion: ServerVersion) {
    super();
    this.register(
      languages.registerDocumentLinkProvider(selector, {
        provideDocumentLinks: (document) => linksIn(document, serverVersion),
      }),
    );
    this.register(
      languages.registerDocumentSymbolProvider(selector, {
        provideDocumentSymbols: (document) => symbolsIn(document, serverVersion),
      }),
    );
    this.register(
      languages.registerDefinitionProvider(selector, {
        provideDefinition: (document, position) => definitionsAt(document, position, serverVersion),
      }),
    );
    this.register(
      languages.registerReferenceProvider(selector, {
        provideReferences: (document, position, { includeDeclaration }) =>
          referencesAt(document, position, includeDeclaration, serverVersion),
      }),
    );
    this.register(
      languages.registerRenameProvider(selector, {
        prepareRename: (document, position) => prepareRename(document, position, serverVersion),
        provideRenameEdits: (document, position, name) => renameAt(document, position, name, serverVersion),
      }),
    );
    this.register(
      languages.registerInlayHintsProvider(selector, {
        onDidChangeInlayHints: this.hintsChanged.event,
        provideInlayHints: (document, range) => hintsIn(document, range, serverVersion),
      }),
    );
    this.register(
      languages.registerCodeLensProvider(selector, {
        onDidChangeCodeLenses: this.lensesChanged.event,
        provideCodeLenses: (document) => lensesIn(document, serverVersion),
      }),
    );
    this.register(
      languages.registerCodeActionsProvider(
        selector,
        { provideCodeActions: (document, range) => readingActions(document, range, serverVersion) },
        { providedCodeActionKinds: [CodeActionKind.QuickFix] },
      ),
    );
    const drawLenses = (): void => {
      this.lensesChanged.fire();
    };
    this.register(onSchemaFetched(drawLenses));
    this.register(onTrusted(drawLenses));
    this.register(
      commands.registerCommand(readSchemaCommand, (url: unknown) =>
        typeof url === 'string' ? readRemoteSchema(url) : false,
      ),
    );
    this.register(
      workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('kratosFlows.config')) return;
        this.hintsChanged.fire();
        drawLenses();
      }),
    );
  }
}
