import { t } from '@vscode/l10n';
import '../platform/texts';
import {
  CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  languages,
  MarkdownString,
  Position,
  Range,
  SnippetString,
  TextEdit,
} from 'vscode';
import type {
  CancellationToken,
  CompletionContext as VscodeContext,
  CompletionItemProvider,
  DocumentSelector,
  TextDocument,
} from 'vscode';
import { completeAt, mayBeFile } from '../config/completion';
import { describeSuggestion } from '../config/completion/documentation';
import type { CompletionContext, Suggestion } from '../config/completion/suggestion';
import { partAt, readPart } from '../config/document/detect/parts';
import { writeSetting } from '../config/document/edits';
import { Disposables } from '../platform/disposables';
import { recogniseUnwritten, recognise, type ServerVersion } from './kratosDocument';
import { filesBeside } from './files/filesBeside';
import { isCompletedElsewhere } from './yaml/yamlExtension';

const kinds: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  block: CompletionItemKind.Snippet,
  file: CompletionItemKind.File,
  url: CompletionItemKind.Reference,
  id: CompletionItemKind.Constant,
  variable: CompletionItemKind.Variable,
};

/** A suggestion of ours, until its documentation is wanted. */
interface Asked {
  readonly suggestion: Suggestion;
  readonly context: CompletionContext;
  readonly document: TextDocument;
}

/** Completes keys, values and blocks of configurations, identity schemas and variables. */
export class ConfigCompletion extends Disposables implements CompletionItemProvider {
  private readonly asked = new WeakMap<CompletionItem, Asked>();

  constructor(
    selector: DocumentSelector,
    private readonly serverVersion: ServerVersion,
  ) {
    super();
    this.register(languages.registerCompletionItemProvider(selector, this, ':', ' ', '-', '"', '/', '.'));
  }

  async provideCompletionItems(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
    { triggerCharacter }: Pick<VscodeContext, 'triggerCharacter'>,
  ): Promise<CompletionItem[] | undefined> {
    if (triggerCharacter === ' ' && !isBehindSign(document, position)) return undefined;
    const found =
      (await recognise(document, this.serverVersion)) ?? (await recogniseUnwritten(document, this.serverVersion));
    if (!found || token.isCancellationRequested) return undefined;
    const text = document.getText();
    const offset = document.offsetAt(position);
    const context: CompletionContext = {
      document: found.document,
      version: found.version,
      isJson: document.languageId.startsWith('json'),
      keysElsewhere: isCompletedElsewhere(document),
    };
    const files = mayBeFile(text, offset, context) ? await filesBeside(document.uri, token) : [];
    return completeAt(text, offset, { ...context, files }).map((suggestion) =>
      this.toCompletionItem(suggestion, context, document),
    );
  }

  /** Adds what is shown beside an item, and what has to be written elsewhere. */
  resolveCompletionItem(item: CompletionItem, token: CancellationToken): CompletionItem {
    const asked = this.asked.get(item);
    if (!asked || token.isCancellationRequested) return item;
    const { suggestion, context, document } = asked;
    const markdown = describeSuggestion(suggestion, context.document, context.version);
    if (markdown !== undefined) item.documentation = new MarkdownString(markdown);
    // Set rather than added to: the editor asks again for an item whose answer it dropped.
    if (suggestion.also)
      item.additionalTextEdits = [
        ...commaEdits(document, suggestion),
        ...editsElsewhere(document, suggestion, context),
      ];
    return item;
  }

  private toCompletionItem(suggestion: Suggestion, context: CompletionContext, document: TextDocument): CompletionItem {
    const { label, kind, insertText, isSnippet, start, end, filterText, detail, sortText } = suggestion;
    const item = new CompletionItem(detail === undefined ? label : { label, description: detail }, kinds[kind]);
    item.insertText = isSnippet ? new SnippetString(insertText) : insertText;
    item.range = new Range(document.positionAt(start), document.positionAt(end));
    item.sortText = sortText;
    item.filterText = filterText ?? label;
    if (suggestion.preselect) item.preselect = true;
    if (suggestion.deprecated) item.tags = [CompletionItemTag.Deprecated];
    if (suggestion.asksAgain)
      item.command = { command: 'editor.action.triggerSuggest', title: t('Suggest what goes there') };
    // An empty list would tell the editor that nothing is left to be resolved.
    if (suggestion.commaBefore !== undefined) item.additionalTextEdits = commaEdits(document, suggestion);
    this.asked.set(item, { suggestion, context, document });
    return item;
  }
}

/**
 * A blank asks for suggestions behind a colon, a dash or a comma, and where rules are named in a comment; those that
 * indent a line, or separate words, do not.
 */
function isBehindSign(document: TextDocument, position: Position): boolean {
  const before = document.lineAt(position.line).text.slice(0, position.character);
  return /[:,]\s$|^\s*(?:-\s+)+$|#[ \t]*kratos-ignore\s[\w\s,-]*$/.test(before);
}

/** The comma that the member before needs, once another follows. */
function commaEdits(document: TextDocument, { commaBefore }: Suggestion): TextEdit[] {
  return commaBefore === undefined ? [] : [TextEdit.insert(document.positionAt(commaBefore), ',')];
}

/**
 * Settings of a block that stand elsewhere in the file, unless they are written there already. What is being typed is
 * left out: it may be no YAML.
 */
function editsElsewhere(
  document: TextDocument,
  { also = [], start }: Suggestion,
  { document: found }: CompletionContext,
): TextEdit[] {
  const part = partAt(document.getText(), start, found);
  if (!part) return [];
  const { text } = part;
  // More may have been typed since.
  const end = text.length - text.slice(start).replace(/^[^\r\n]*/, '').length;
  const readable = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  const config = readPart({ ...part, text: readable });
  return also.flatMap(({ path, value }) => {
    const edit = config.get(...path) ? undefined : writeSetting(config, path, value);
    if (!edit || (edit.place.start <= end && edit.place.end >= start)) return [];
    const { place } = edit;
    return [TextEdit.replace(new Range(document.positionAt(place.start), document.positionAt(place.end)), edit.text)];
  });
}
