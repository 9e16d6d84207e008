import { DocumentSymbol, SymbolKind } from 'vscode';
import type { TextDocument } from 'vscode';
import { readConfig } from '../config/document/readConfig';
import { buildOutline, type OutlineItem } from '../config/navigation/outline';
import type { ServerVersion } from './kratosDocument';
import { readOpen } from './openDocuments';
import { toRange } from './ranges';
import { isYamlLookedAfter } from './yaml/yamlExtension';

const kinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  block: SymbolKind.Module,
  list: SymbolKind.Array,
  text: SymbolKind.String,
  number: SymbolKind.Number,
  switch: SymbolKind.Boolean,
  empty: SymbolKind.Null,
  hook: SymbolKind.Event,
  provider: SymbolKind.Interface,
  schema: SymbolKind.Class,
};

/**
 * The outline of a YAML configuration, which the editor itself has none for. JSON it outlines alone, and so does
 * another extension for YAML.
 */
export async function symbolsIn(document: TextDocument, serverVersion: ServerVersion): Promise<DocumentSymbol[]> {
  if (document.languageId.startsWith('json') || isYamlLookedAfter()) return [];
  const open = await readOpen(document, serverVersion);
  if (open?.kind !== 'config') return [];
  const isWithin = open.document.kind === 'config' && open.document.isWithin === true;
  const isWhole = open.root.length === 0 && !isWithin;
  const whole = isWhole ? open.config : readConfig(document.getText());
  return buildOutline(whole, open.root).map((item) => toDocumentSymbol(document, item));
}

function toDocumentSymbol(
  document: TextDocument,
  { name, detail, kind, whole, named, children }: OutlineItem,
): DocumentSymbol {
  const symbol = new DocumentSymbol(name, detail, kinds[kind], toRange(document, whole), toRange(document, named));
  symbol.children = children.map((child) => toDocumentSymbol(document, child));
  return symbol;
}
