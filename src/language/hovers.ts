import { t } from '@vscode/l10n';
import '../platform/texts';
import { Hover, MarkdownString, Range } from 'vscode';
import type { CancellationToken, Position, TextDocument } from 'vscode';
import type { CommandId } from '../commands/contracts/index';
import { findKnownId } from '../kratos/knowledge/find';
import { mayHoldReason } from '../kratos/knowledge/reasonWords';
import { commandAddress } from '../platform/commandAddress';
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
  { name, start, end }: { readonly name: string; readonly start: number; readonly end: number },
): Hover {
  return new Hover(withLinks(markdown, [moreAbout(name)]), new Range(line, start, line, end));
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
  if (!explained) return undefined;
  const asksWho = explained.path.endsWith('.required_aal') && recognised.document.kind === 'config';
  return new Hover(
    withLinks(explained.markdown, [...(asksWho ? [whoIsAsked(document)] : []), moreAbout(explained.name)]),
    new Range(document.positionAt(explained.start), document.positionAt(explained.end)),
  );
}

/** A link at the end of a hover, and the command that it runs with one argument. */
interface HoverLink {
  readonly title: string;
  readonly command: CommandId;
  readonly argument: object;
}

/** The page about a name: its guides and checks, and what is like it. */
function moreAbout(id: string): HoverLink {
  return { title: t('More'), command: 'kratosFlows.explain', argument: { id } };
}

/** The question that `required_aal` raises. */
function whoIsAsked({ uri }: TextDocument): HoverLink {
  return {
    title: t('Who is asked for a second factor?'),
    command: 'kratosFlows.whoIsAsked',
    argument: { uri: uri.toString() },
  };
}

/** An explanation that ends with links. They run these commands, and nothing in the text can run another. */
function withLinks(markdown: string, links: readonly HoverLink[]): MarkdownString {
  const line = links.map(({ title, command, argument }) => `[${title}](${markdownAddress(command, argument)})`);
  const linked = new MarkdownString(`${markdown}\n\n${line.join(' · ')}`);
  linked.isTrusted = { enabledCommands: links.map(({ command }) => command) };
  return linked;
}

/** A bracket would end the link. */
function markdownAddress(command: string, argument: object): string {
  return commandAddress(command, [argument]).replaceAll('(', '%28').replaceAll(')', '%29');
}
