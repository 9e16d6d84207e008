import { renderMarkdown } from '../../kratos/knowledge/markdown';
import type { KratosDocument } from '../document/detect/detect';
import { listEncodedParts, type EncodedPart } from '../checks/encodedParts';
import { rowAt } from '../document/lineStarts';
import { identityEntryAt, identityKnowledge } from '../reference/identityKnowledge';
import { keyKnowledge } from '../reference/keyKnowledge';
import { locate } from '../document/locate';
import { ruleKnowledge } from '../checks/ruleKnowledge';
import { suppressedNameAt } from '../checks/suppressions';
import { partAt, type Part } from '../document/detect/parts';
import { findVariable } from '../reference/variables';
import type { Version } from '../reference/versions';
import { lineStartAt } from '../document/lineStart';

/** An explanation as Markdown, with the UTF-16 offsets of what it speaks of. */
export interface Explanation {
  /** The setting's path, as in the schema, or the code of a rule that a comment names. */
  readonly path: string;
  /** By what its page is opened; the path, but for a keyword of an identity schema. */
  readonly name: string;
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The explanation of the key, value or variable at an offset of a document, or of the rule that a comment switches off
 * there, for a version of Kratos.
 */
export function explainSetting(
  text: string,
  offset: number,
  document: KratosDocument = { kind: 'config', root: '' },
  version?: Version,
): Explanation | undefined {
  const encoded = listEncodedParts(text, document).find(({ place }) => place.start < offset && offset < place.end);
  if (encoded) return explainEncoded(encoded, offset, version);
  const part = partAt(text, offset, document);
  return part && explainIn(part, offset, version);
}

function explainEncoded(part: EncodedPart, offset: number, version?: Version): Explanation | undefined {
  const { offsets } = part;
  const found = offsets && explainIn(part, rowAt(offsets, offset), version);
  return found && { ...found, start: offsets[found.start] ?? offset, end: offsets[found.end] ?? offset };
}

function explainIn({ text, document }: Part, offset: number, version?: Version): Explanation | undefined {
  if (document.kind === 'environment') return explainVariable(text, offset, version);
  const ignored = document.kind === 'config' ? explainIgnored(text, offset) : undefined;
  if (ignored) return ignored;
  const found = locate(text, offset);
  if (!found) return undefined;
  const { path, role, value, start, end } = found;
  const root = document.kind === 'config' ? document.root : '';
  if (!path.startsWith(root)) return undefined;
  const own = path.slice(root.length);
  const isConfig = document.kind === 'config';
  const knowledge = (isConfig ? keyKnowledge : identityKnowledge)(own, role, value, version);
  const name = isConfig ? own : (identityEntryAt(own) ?? own);
  return knowledge && { path: own, name, markdown: renderMarkdown(knowledge), start, end };
}

/** A rule behind `# kratos-ignore`. */
function explainIgnored(text: string, offset: number): Explanation | undefined {
  const { line, lineStart } = lineAt(text, offset);
  const found = suppressedNameAt(line, offset - lineStart);
  const knowledge = found && ruleKnowledge(found.name);
  return (
    knowledge && {
      path: knowledge.name,
      name: knowledge.name,
      markdown: renderMarkdown(knowledge),
      start: lineStart + found.start,
      end: lineStart + found.end,
    }
  );
}

function lineAt(text: string, offset: number): { readonly line: string; readonly lineStart: number } {
  const lineStart = lineStartAt(text, offset);
  const [line = ''] = text.slice(lineStart).split('\n', 1);
  return { line, lineStart };
}

function explainVariable(text: string, offset: number, version?: Version): Explanation | undefined {
  const { line, lineStart } = lineAt(text, offset);
  const found = findVariable(line, offset - lineStart);
  const knowledge = found && keyKnowledge(found.path, 'key', undefined, version);
  return (
    knowledge && {
      path: found.path,
      name: found.path,
      markdown: renderMarkdown(knowledge),
      start: lineStart + found.start,
      end: lineStart + found.end,
    }
  );
}
