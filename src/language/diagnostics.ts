import { setImmediate } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import '../platform/texts';
import {
  CodeAction,
  CodeActionKind,
  commands,
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  languages,
  Location,
  Range,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { DocumentSelector, TextDocument, Uri } from 'vscode';
import { checkConfig } from '../config/checks/checkConfig';
import { checkChart } from '../config/checks/chartChecks';
import type { ConfigDocument } from '../config/document/document';
import { encodedPartsOf, findingsIn } from '../config/checks/encodedParts';
import { checkVariables } from '../config/checks/environment/index';
import { checkIdentitySchema } from '../config/checks/identity/index';
import type { IdentityContext } from '../config/checks/identity/types';
import { contextOf, mayHoldMore, type Part } from '../config/document/detect/parts';
import { plainText } from '../config/document/plainText';
import type { Finding, Fix, Severity } from '../config/document/finding';
import { isOneOfSeveral } from '../config/document/detect/startFiles';
import type { Version } from '../config/reference/versions';
import { Disposables } from '../platform/disposables';
import { withProgress } from '../platform/progress';
import { nameAddress } from '../views/documents/configAddresses';
import { lengthLeftAlone, recognise, type Recognised, type ServerVersion } from './kratosDocument';
import { knownOfFile } from './knownOfFile';
import { configsNaming } from './namingConfigs';
import { configIn, partsIn } from './openDocuments';
import { positionIn } from './positions';
import { rangeOf } from './ranges';
import { onSchemaFetched } from './remoteSchemas';
import { rulesOff } from './rulesOff';
import { readSchemas, type ReadSchema } from './schemaFiles';
import { startFilesAround } from './startFilesAround';
import { checkOnceAction, checkOnceCommand, tooLargeDiagnostic } from './tooLarge';
import { withoutRepeats } from './saidElsewhere';
import { YamlContributor } from './yamlContributor';
import { structureChoiceFor } from './yamlExtension';
import { commandTo } from '../commands/contracts/call';

/** Typing is not disturbed: a document is checked when it has been left alone for so long. */
const pauseMs = 250;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<NonNullable<Finding['tag']>, DiagnosticTag>> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};

interface Checked {
  readonly findings: readonly Finding[];
  readonly schemas: readonly ReadSchema[];
}

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

  /** Checks a large document, given by its address, when a person asks for it. Between reading and checking it can be given up. */
  private async checkOnce(uri: unknown): Promise<void> {
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
    if (!document || lengthLeftAlone(document) === undefined) return;
    this.checkedOnce.set(document, document.version);
    await withProgress(t('Checking {0}', fileName(document)), (signal) => this.check(document, Infinity, signal));
    if (!this.found.has(document.uri.toString())) this.checkedOnce.delete(document);
  }

  private async check(document: TextDocument, longest?: number, signal?: AbortSignal): Promise<void> {
    const { version, uri } = document;
    const recognised = await recognise(document, this.serverVersion, longest);
    const checked = recognised && (await this.findIn(document, recognised, signal));
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
      ...next.map((finding) => diagnosticOf(document, finding, schemas)),
    ]);
  }

  /** What is said of the parts of a document, and the schemas that were looked into; undefined once it was given up. */
  private async findIn(
    document: TextDocument,
    recognised: Recognised,
    signal?: AbortSignal,
  ): Promise<Checked | undefined> {
    // The editor has its turn before each long piece of work.
    if (signal) await setImmediate();
    const text = document.getText();
    const encoded = encodedPartsOf(text, recognised.document);
    const plain = partsIn(document, recognised.document);
    const parts = [...plain, ...encoded];
    const checked = await Promise.all([
      ...plain.map((part) => this.findInPart(document, part, parts, recognised, signal)),
      ...encoded.map(async (part) => {
        const { findings, schemas } = await this.findInPart(document, part, parts, recognised, signal);
        return { findings: findingsIn(text, part, findings), schemas };
      }),
    ]);
    if (signal?.aborted) return undefined;
    // Variables stand anywhere in what is more than a configuration.
    const ofVariables = mayHoldMore(recognised.document)
      ? checkVariables(text, document.uri.path, recognised.version, rulesOff(document.uri))
      : [];
    return {
      findings: [...checked.flatMap(({ findings }) => findings), ...ofVariables].toSorted(
        (one, other) => one.start - other.start,
      ),
      schemas: checked.flatMap(({ schemas }) => schemas),
    };
  }

  private async findInPart(
    document: TextDocument,
    part: Part,
    parts: readonly Part[],
    { version, source }: Recognised,
    signal?: AbortSignal,
  ): Promise<Checked> {
    const off = rulesOff(document.uri);
    switch (part.document.kind) {
      case 'environment':
        return { findings: [], schemas: [] };
      case 'identity-schema':
        return { findings: await ofSchema(document, part, parts, version, off), schemas: [] };
      case 'config': {
        const { isPartial, isNetwork } = contextOf(part);
        const config = configIn(document, part);
        const [schemas, known, files] = await Promise.all([
          readSchemas(config, document.uri, parts),
          knownOfFile(config, document.uri),
          startFilesAround(document.uri),
        ]);
        if (signal) await setImmediate();
        if (signal?.aborted) return { findings: [], schemas: [] };
        const context = {
          version,
          schemas,
          isPartial: isPartial || isOneOfSeveral(fileName(document), files),
          isNetwork,
          isVersionDoubtful: source === 'line',
          isStructureChecked: structureChoiceFor(document.uri) === 'never',
          ...known,
        };
        return {
          findings: [...checkConfig(config, context, off), ...checkChart(part.text, part.document.root, off)],
          schemas,
        };
      }
    }
  }

  private forget(uri: Uri): void {
    this.shown.delete(uri);
    this.found.delete(uri.toString());
  }

  private actionsAt(document: TextDocument, range: Range): CodeAction[] {
    const known = this.found.get(document.uri.toString());
    if (!known) return this.largeActions(document, range);
    if (known.version !== document.version) return [];
    const findings = known.findings.filter(
      ({ start, end }) => range.intersection(rangeOf(document, { start, end })) !== undefined,
    );
    return [
      ...findings.flatMap((finding) => [
        ...(finding.fixes ?? []).map((fix) => actionOf(document, finding, fix)),
        ...(document.languageId.startsWith('json') ? [] : [suppression(document, finding)]),
      ]),
      ...findings.map((finding) => explanation(document, finding)),
    ];
  }

  /** What can be done about a document that is too large to be checked while somebody writes. */
  private largeActions(document: TextDocument, range: Range): CodeAction[] {
    return (this.shown.get(document.uri) ?? [])
      .filter((said) => range.intersection(said.range) !== undefined)
      .map((said) => checkOnceAction(document.uri, said));
  }
}

function fileName({ uri }: TextDocument): string {
  return uri.path.split('/').at(-1) ?? '';
}

/** What is wrong with an identity schema, beside the configuration that names it: one in the same document, or in another. */
async function ofSchema(
  document: TextDocument,
  { text, name, place }: Part,
  parts: readonly Part[],
  version: Version,
  off: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  const check = (context: IdentityContext): readonly Finding[] => checkIdentitySchema(text, context, off);
  if (place) {
    const beside = parts.find((part) => part.document.kind === 'config' && names(configIn(document, part), name));
    return check({ version, ...(beside && { config: configIn(document, beside) }) });
  }
  for await (const { config } of configsNaming(document.uri)) return check({ version, config });
  return check({ version });
}

/** Whether a configuration names a schema of that file name. */
function names(config: ConfigDocument, name = ''): boolean {
  return config
    .below('identity', 'schemas')
    .some(({ path }) => plainText(config.value(...path, 'url')).endsWith(`/${name}`));
}

function diagnosticOf(document: TextDocument, finding: Finding, schemas: readonly ReadSchema[] = []): Diagnostic {
  const { message, effect, severity, code, tag, related = [] } = finding;
  const diagnostic = new Diagnostic(rangeOf(document, finding), `${message} ${effect}`, severities[severity]);
  diagnostic.source = 'kratos';
  // Pressed in a hover, the editor opens an address and runs no command.
  diagnostic.code = { value: code, target: nameAddress(code) };
  if (tag !== undefined) diagnostic.tags = [tags[tag]];
  diagnostic.relatedInformation = related.flatMap((place) => {
    const schema = schemas.find(({ url }) => url === place.file);
    if (place.file === undefined) return [relatedAt(document.uri, rangeOf(document, place), place.message)];
    const { uri, text = '' } = schema ?? {};
    const range = new Range(positionIn(text, place.start), positionIn(text, place.end));
    return uri ? [relatedAt(uri, range, place.message)] : [];
  });
  return diagnostic;
}

function relatedAt(uri: Uri, range: Range, message: string): DiagnosticRelatedInformation {
  return new DiagnosticRelatedInformation(new Location(uri, range), message);
}

function actionOf(document: TextDocument, finding: Finding, fix: Fix): CodeAction {
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  for (const { place, text } of fix.edits) action.edit.replace(document.uri, rangeOf(document, place), text);
  action.diagnostics = [diagnosticOf(document, finding)];
  action.isPreferred = fix.preferred === true;
  return action;
}

/** Switches the rule off for the line, by a comment above it; JSON has no comments to do it by. */
function suppression(document: TextDocument, finding: Finding): CodeAction {
  const name = finding.code.replace('kratos/', '');
  const action = new CodeAction(t('Ignore {0} here', finding.code), CodeActionKind.QuickFix);
  const line = document.lineAt(document.positionAt(finding.start).line);
  const indent = line.text.slice(0, line.firstNonWhitespaceCharacterIndex);
  action.edit = new WorkspaceEdit();
  action.edit.insert(document.uri, line.range.start, `${indent}# kratos-ignore ${name}\n`);
  action.diagnostics = [diagnosticOf(document, finding)];
  return action;
}

/** Opens the page about the rule: the code in the list of problems does it by the mouse, this by the keyboard. */
function explanation(document: TextDocument, finding: Finding): CodeAction {
  const title = t('Explain {0}', finding.code);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = commandTo('kratosFlows.explain', title, { id: finding.code });
  action.diagnostics = [diagnosticOf(document, finding)];
  return action;
}
