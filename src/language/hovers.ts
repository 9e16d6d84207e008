import '../platform/texts';
import { Hover, MarkdownString, Position, Range } from 'vscode';
import type { CancellationToken, TextDocument } from 'vscode';
import { isKratosConfig } from '../config/detect';
import { findKnownId } from '../kratos/knowledge/find';

/** A configuration is told from its name or from so many first characters. */
const headLength = 8_000;
/** No Kratos configuration is larger; a bigger document is data. */
const longestConfig = 1_000_000;

/** Explains the message id or error id under the pointer. The catalogue is loaded with the first one. */
export async function hoverOverId(
  document: TextDocument,
  position: Position,
  token: CancellationToken,
): Promise<Hover | undefined> {
  if (token.isCancellationRequested) return undefined;
  const found = findKnownId(document.lineAt(position.line).text, position.character);
  if (!found) return undefined;
  const { renderExplanation } = await import('../kratos/knowledge/explain');
  return new Hover(
    new MarkdownString(renderExplanation(found.name)),
    new Range(position.line, found.start, position.line, found.end),
  );
}

/** Explains the key or value under the pointer, when the document is a Kratos configuration. The YAML parser is loaded with the first one. */
export async function hoverOverSetting(
  document: TextDocument,
  position: Position,
  token: CancellationToken,
): Promise<Hover | undefined> {
  const head = new Range(new Position(0, 0), document.positionAt(headLength));
  if (!isKratosConfig(document.uri.path, document.getText(head))) return undefined;
  const text = document.getText();
  const offset = document.offsetAt(position);
  if (text.length > longestConfig) return undefined;
  const { explainSetting } = await import('../config/explainSetting');
  // The text was read before the parser was loaded: if it changed since, the editor has cancelled this request.
  const explained = token.isCancellationRequested ? undefined : explainSetting(text, offset);
  return (
    explained &&
    new Hover(
      new MarkdownString(explained.markdown),
      new Range(document.positionAt(explained.start), document.positionAt(explained.end)),
    )
  );
}
