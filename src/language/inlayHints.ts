import '../platform/texts';
import { InlayHint, InlayHintKind, MarkdownString, workspace } from 'vscode';
import type { Range, TextDocument } from 'vscode';
import { hintText, inlayHints } from '../config/navigation/inlayHints';
import type { ServerVersion } from './kratosDocument';
import { readOpen } from './openDocuments';

/**
 * Durations in words and defaults in force, grey behind their lines; the setting `kratosFlows.config.inlayHints`
 * switches them off.
 */
export async function hintsIn(
  document: TextDocument,
  range: Range,
  serverVersion: ServerVersion,
): Promise<InlayHint[]> {
  if (workspace.getConfiguration('kratosFlows', document.uri).get('config.inlayHints') === false) return [];
  const open = await readOpen(document, serverVersion);
  if (open?.kind !== 'config') return [];
  const { config, version } = open;
  return inlayHints(config, version).flatMap((found) => {
    const position = document.positionAt(found.offset);
    if (!range.contains(position)) return [];
    const hint = new InlayHint(position, found.words, InlayHintKind.Parameter);
    const text = hintText(found, version);
    hint.paddingLeft = true;
    if (text !== undefined) hint.tooltip = new MarkdownString(text);
    return [hint];
  });
}
