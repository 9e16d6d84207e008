import { t } from '@vscode/l10n';
import '../../platform/texts';
import { CodeAction, CodeActionKind, commands, languages, Range, workspace } from 'vscode';
import type { DocumentSelector, TextDocument, Uri } from 'vscode';
import { fileName } from '../../platform/fileName';
import { isCandidate } from '../../config/document/detect/fileNames';
import type { Finding } from '../../config/document/finding';
import { Disposables } from '../../platform/disposables';
import { withProgress } from '../../platform/progress';
import { lengthLeftAlone, recognise, type ServerVersion } from '../kratosDocument';
import { toRange } from '../ranges';
import { onSchemaFetched } from '../files/remoteSchemas';
import { findIn, type Checked } from './findings';
import { actionsFor, toDiagnostic } from './shownFindings';
import { checkOnceAction, checkOnceCommand, tooLargeDiagnostic } from './tooLarge';
import { withoutRepeats } from '../yaml/saidElsewhere';
import { YamlContributor } from '../yaml/yamlContributor';

/** Typing is not disturbed: a document is checked when it has been left alone for so long. */
const pauseMs = 250;

/** What was found in a document, and how much of it is shown. */
interface Found extends Checked {
  readonly document: TextDocument;
  /** Of the document, when it was looked at. */
  readonly version: number;
  shown: readonly Finding[] | undefined;
}

/** Checks every Kratos configuration that is open, and offers the cures of what it finds. */
export class ConfigDiagnostics extends Disposables {
  private readonly shown = this.register(languages.createDiagnosticCollection('kratos'));
  private readonly found = new Map<string, Found>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  /** Large documents that somebody had checked, each with its version then. */
  private readonly checkedOnce = new WeakMap<TextDocument, number>();

  constructor(
    selector: DocumentSelector,
    private readonly serverVersion: ServerVersion,
  ) {
    super();
    const soon = (document: TextDocument): void => {
      this.checkSoon(document);
    };
    const all = (): void => {
      workspace.textDocuments.forEach(soon);
    };
    this.register(workspace.onDidOpenTextDocument(soon));
    this.register(serverVersion.onDidChange(all));
    this.register(
      workspace.onDidChangeTextDocument(({ document }) => {
        soon(document);
      }),
    );
    this.register(new YamlContributor());
    this.register(
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.show(uri);
      }),
    );
    // A schema that was saved may change what is said of the configuration that names it.
    this.register(workspace.onDidSaveTextDocument(all));
    this.register(onSchemaFetched(all));
    this.register(
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.forget(uri);
      }),
    );
    this.register(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('kratosFlows.config')) all();
      }),
    );
    this.register(
      languages.registerCodeActionsProvider(
        selector,
        { provideCodeActions: (document, range) => this.actionsAt(document, range) },
        { providedCodeActionKinds: [CodeActionKind.QuickFix] },
      ),
    );
    this.register(commands.registerCommand(checkOnceCommand, (uri: unknown) => this.checkOnce(uri)));
    this.register({
      dispose: () => {
        for (const timer of this.waiting.values()) clearTimeout(timer);
      },
    });
    all();
  }

  private checkSoon(document: TextDocument): void {
    if (!isCandidate(document.uri.path)) return;
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.set(
      key,
      setTimeout(() => {
        this.waiting.delete(key);
        // What a person had checked stays as it is until the next change.
        if (this.checkedOnce.get(document) !== document.version) void this.check(document);
      }, pauseMs),
    );
  }

  /**
   * Checks a large document, given by its address, when a person asks for it. It can be given up while it is checked.
   */
  private async checkOnce(uri: unknown): Promise<void> {
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
    if (!document || lengthLeftAlone(document) === undefined) return;
    this.checkedOnce.set(document, document.version);
    await withProgress(t('Checking {0}', fileName(document.uri)), (signal) => this.check(document, Infinity, signal));
    if (!this.found.has(document.uri.toString())) this.checkedOnce.delete(document);
  }

  private async check(document: TextDocument, longest?: number, signal?: AbortSignal): Promise<void> {
    const { version, uri } = document;
    const recognised = await recognise(document, this.serverVersion, longest);
    const checked = recognised && (await findIn(document, recognised, signal));
    // It was changed or closed while the schemas were read: that has its own check.
    if (document.version !== version || document.isClosed || signal?.aborted) return;
    if (!checked) {
      this.forget(uri);
      const length = recognised ? undefined : lengthLeftAlone(document);
      if (length !== undefined) this.shown.set(uri, [tooLargeDiagnostic(document, length, false)]);
      return;
    }
    const { findings, schemas } = checked;
    this.found.set(uri.toString(), { document, version, findings, schemas, shown: undefined });
    this.show(uri);
  }

  /** Shows what was found in a document and nobody else says; again when others have said something. */
  private show(uri: Uri): void {
    const found = this.found.get(uri.toString());
    if (!found || found.document.version !== found.version) return;
    const { document, findings, schemas, shown } = found;
    const next = withoutRepeats(document, findings);
    // What is shown here is among what has changed then.
    if (shown?.length === next.length && next.every((finding, index) => finding === shown[index])) return;
    found.shown = next;
    const length = lengthLeftAlone(document);
    this.shown.set(uri, [
      ...(length === undefined ? [] : [tooLargeDiagnostic(document, length, true)]),
      ...next.map((finding) => toDiagnostic(document, finding, schemas)),
    ]);
  }

  private forget(uri: Uri): void {
    // Taking away what is not there would be news to everybody.
    if (this.shown.has(uri)) this.shown.delete(uri);
    this.found.delete(uri.toString());
  }

  private actionsAt(document: TextDocument, range: Range): CodeAction[] {
    const known = this.found.get(document.uri.toString());
    if (!known) return this.largeActions(document, range);
    if (known.version !== document.version) return [];
    const findings = known.findings.filter(
      ({ start, end }) => range.intersection(toRange(document, { start, end })) !== undefined,
    );
    return actionsFor(document, findings);
  }

  /** What can be done about a document that is too large to be checked while somebody writes. */
  private largeActions(document: TextDocument, range: Range): CodeAction[] {
    return (this.shown.get(document.uri) ?? [])
      .filter((said) => range.intersection(said.range) !== undefined)
      .map((said) => checkOnceAction(document.uri, said));
  }
}
