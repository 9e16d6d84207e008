import { t } from '@vscode/l10n';
import '../platform/texts';
import { Hover, MarkdownString, Range } from 'vscode';
import type { CancellationToken, Position, TextDocument } from 'vscode';
import { findKnownId } from '../kratos/knowledge/find';
import { mayHoldReason } from '../kratos/knowledge/reasonWords';
import { recognise, type ServerVersion } from './kratosDocument';
import { recogniseOpenDocument } from './recognition';

/**
 * Explains the message id or error id under the pointer, or the wording of a server that has none. The catalogues are
 * loaded with the first one.
 */
export async function hoverOverId(
  document: TextDocument,
  position: Position,
  token: CancellationToken,
): Promise<Hover | undefined> {
  if (token.isCancellationRequested) return undefined;
  const line = document.lineAt(position.line).text;
  const id = findKnownId(line, position.character);
  if (id) {
    const { renderExplanation } = await import('../kratos/knowledge/explain');
    return buildHover(position, renderExplanation(id.name), id);
  }
  if (!mayHoldReason(line, position.character)) return undefined;
  const [{ findKnownReason }, { renderMarkdown }] = await Promise.all([
    import('../kratos/knowledge/reasons'),
    import('../kratos/knowledge/markdown'),
  ]);
  const reason = findKnownReason(line, position.character);
  return reason && buildHover(position, renderMarkdown(reason.knowledge), reason);
}

function buildHover(
  { line }: Position,
  markdown: string,
  place: { readonly start: number; readonly end: number },
): Hover {
  return new Hover(new MarkdownString(markdown), new Range(line, place.start, line, place.end));
}

/**
 * Explains the key, value or variable under the pointer, when the document is a Kratos configuration, an identity
 * schema or sets Kratos's variables. The YAML parser and the texts are loaded with the first one.
 */
export async function hoverOverSetting(
  document: TextDocument,
  position: Position,
  token: CancellationToken,
  serverVersion: ServerVersion,
): Promise<Hover | undefined> {
  // It is loaded while the files around are looked at.
  const loading = recogniseOpenDocument(document) && import('../config/hover/explainSetting');
  const recognised = await recognise(document, serverVersion);
  if (!recognised) return undefined;
  const text = document.getText();
  const offset = document.offsetAt(position);
  const { explainSetting } = await (loading ?? import('../config/hover/explainSetting'));
  // The text was read before the parser was loaded: if it changed since, the editor has cancelled this request.
  const explained = token.isCancellationRequested
    ? undefined
    : explainSetting(text, offset, recognised.document, recognised.version);
  return (
    explained &&
    new Hover(
      explained.path.endsWith('.required_aal') && recognised.document.kind === 'config'
        ? withSimulator(explained.markdown, document)
        : new MarkdownString(explained.markdown),
      new Range(document.positionAt(explained.start), document.positionAt(explained.end)),
    )
  );
}

/**
 * The explanation of `required_aal` ends with the question that it raises, as a link that opens the answer. No other
 * command can be linked.
 */
function withSimulator(markdown: string, { uri }: TextDocument): MarkdownString {
  const command = 'kratosFlows.whoIsAsked';
  const argument = encodeURIComponent(JSON.stringify([{ uri: uri.toString() }]));
  const linked = new MarkdownString(
    `${markdown}\n\n[${t('Who is asked for a second factor?')}](command:${command}?${argument})`,
  );
  linked.isTrusted = { enabledCommands: [command] };
  return linked;
}
