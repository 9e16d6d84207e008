import * as vscode from 'vscode';

/** Documentation works in every scheme and in untrusted workspaces: it reads the document and nothing else. */
const idLanguages = [
  'json',
  'jsonc',
  'yaml',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'go',
  'python',
  'log',
  'plaintext',
];
const configLanguages = ['json', 'jsonc', 'yaml'];

/** A configuration is told from its name or from so many first characters. */
const headLength = 8_000;
/** No Kratos configuration is larger; a bigger document is data. */
const longestConfig = 1_000_000;

/**
 * Hovers for message ids and error ids, and for keys and values of a Kratos configuration. Everything that is known is loaded at the first
 * hover that needs it: the catalogue when an id is under the pointer, the YAML parser when the document looks like a configuration.
 */
export function registerHovers(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(selector(idLanguages), { provideHover: hoverOverId }),
    vscode.languages.registerHoverProvider(selector(configLanguages), { provideHover: hoverOverSetting }),
  );
}

function selector(languages: readonly string[]): vscode.DocumentSelector {
  return languages.map((language) => ({ language }));
}

async function hoverOverId(
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
  const { findKnownId } = await import('../kratos/knowledge/find');
  if (token.isCancellationRequested) return undefined;
  const found = findKnownId(document.lineAt(position.line).text, position.character);
  if (!found) return undefined;
  const { renderExplanation } = await import('../kratos/knowledge/explain');
  return new vscode.Hover(
    new vscode.MarkdownString(renderExplanation(found.name)),
    new vscode.Range(position.line, found.start, position.line, found.end),
  );
}

async function hoverOverSetting(
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
  const { isKratosConfig } = await import('../config/detect');
  const head = new vscode.Range(new vscode.Position(0, 0), document.positionAt(headLength));
  if (!isKratosConfig(document.uri.path, document.getText(head))) return undefined;
  const text = document.getText();
  const offset = document.offsetAt(position);
  if (text.length > longestConfig) return undefined;
  const { explainSetting } = await import('../config/explainSetting');
  // The text was read before the parser was loaded: if it changed since, the editor has cancelled this request.
  const explained = token.isCancellationRequested ? undefined : explainSetting(text, offset);
  return (
    explained &&
    new vscode.Hover(
      new vscode.MarkdownString(explained.markdown),
      new vscode.Range(document.positionAt(explained.start), document.positionAt(explained.end)),
    )
  );
}
