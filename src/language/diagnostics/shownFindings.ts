import { t } from '@vscode/l10n';
import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  Location,
  Range,
  WorkspaceEdit,
} from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { commandTo } from '../../commands/contracts/call';
import type { Finding, Fix, Severity } from '../../config/document/finding';
import { nameAddress } from '../../views/documents/configAddresses';
import { positionIn } from '../positions';
import { toRange } from '../ranges';
import type { ReadSchema } from '../files/schemaFiles';

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

/** A finding as the editor shows it. `schemas`: those that were looked into, for its other places. */
export function toDiagnostic(
  document: TextDocument,
  finding: Finding,
  schemas: readonly ReadSchema[] = [],
): Diagnostic {
  const { message, effect, severity, code, tag, related = [] } = finding;
  const diagnostic = new Diagnostic(toRange(document, finding), `${message} ${effect}`, severities[severity]);
  diagnostic.source = 'kratos';
  // Pressed in a hover, the editor opens an address and runs no command.
  diagnostic.code = { value: code, target: nameAddress(code) };
  if (tag !== undefined) diagnostic.tags = [tags[tag]];
  diagnostic.relatedInformation = related.flatMap((place) => {
    const schema = schemas.find(({ url }) => url === place.file);
    if (place.file === undefined) return [relatedAt(document.uri, toRange(document, place), place.message)];
    const { uri, text = '' } = schema ?? {};
    const range = new Range(positionIn(text, place.start), positionIn(text, place.end));
    return uri ? [relatedAt(uri, range, place.message)] : [];
  });
  return diagnostic;
}

function relatedAt(uri: Uri, range: Range, message: string): DiagnosticRelatedInformation {
  return new DiagnosticRelatedInformation(new Location(uri, range), message);
}

/** The quick fixes of findings: their cures, leaving it be, and the page that explains it. */
export function actionsFor(document: TextDocument, findings: readonly Finding[]): CodeAction[] {
  return [
    ...findings.flatMap((finding) => [
      ...(finding.fixes ?? []).map((fix) => toCodeAction(document, finding, fix)),
      ...(document.languageId.startsWith('json') ? [] : [suppression(document, finding)]),
    ]),
    ...findings.map((finding) => explanation(document, finding)),
  ];
}

function toCodeAction(document: TextDocument, finding: Finding, fix: Fix): CodeAction {
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  for (const { place, text } of fix.edits) action.edit.replace(document.uri, toRange(document, place), text);
  action.diagnostics = [toDiagnostic(document, finding)];
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
  action.diagnostics = [toDiagnostic(document, finding)];
  return action;
}

/** Opens the page about the rule: the code in the list of problems does it by the mouse, this by the keyboard. */
function explanation(document: TextDocument, finding: Finding): CodeAction {
  const title = t('Explain {0}', finding.code);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = commandTo('kratosFlows.explain', title, { id: finding.code });
  action.diagnostics = [toDiagnostic(document, finding)];
  return action;
}
