import { DiagnosticSeverity, languages } from 'vscode';
import type { Diagnostic, Range, TextDocument } from 'vscode';
import type { Finding } from '../../config/document/finding';
import { isPlain } from '../../config/checks/schema/index';
import { toRange } from '../ranges';

/**
 * The findings without those that another extension already shows at the same line: errors of YAML and JSON, and what a
 * schema of the person's own says of types, values and keys. That is seen from what is shown, not foretold from
 * settings, so that nothing is said twice and nothing by nobody. Quick fixes stay: they go by the findings, whoever
 * shows them.
 */
export function withoutRepeats(document: TextDocument, findings: readonly Finding[]): readonly Finding[] {
  const others = languages.getDiagnostics(document.uri).filter(isOfStructure);
  if (others.length === 0) return findings;
  return findings.filter(
    (finding) => !isPlain(finding) || !others.some(({ range }) => meets(range, toRange(document, finding))),
  );
}

/** By the names that the YAML extension and the editor's own JSON give their findings. */
function isOfStructure({ source = '', severity }: Diagnostic): boolean {
  return /^(?:YAML$|yaml-schema|jsonc?$)/i.test(source) && severity <= DiagnosticSeverity.Warning;
}

/** Parsers stumble at different characters of a line over one mistake. */
function meets(one: Range, other: Range): boolean {
  return one.start.line === other.start.line || one.intersection(other) !== undefined;
}
