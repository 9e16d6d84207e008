import { renderMarkdown } from '../kratos/knowledge/markdown';
import type { KratosDocument } from './detect';
import { identityKnowledge } from './identityKnowledge';
import { keyKnowledge } from './keyKnowledge';
import { locate } from './locate';
import { findVariable } from './variables';
import type { Version } from './versions';

/** An explanation as Markdown, with the UTF-16 offsets of what it speaks of. */
export interface Explanation {
  /** The setting's path, as in the schema. */
  readonly path: string;
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/** The explanation of the key, value or variable at an offset of a document, for a version of Kratos. */
export function explainSetting(
  text: string,
  offset: number,
  document: KratosDocument = { kind: 'config', root: '' },
  version?: Version,
): Explanation | undefined {
  if (document.kind === 'environment') return explainVariable(text, offset, version);
  const found = locate(text, offset);
  if (!found) return undefined;
  const { path, role, value, start, end } = found;
  const root = document.kind === 'config' ? document.root : '';
  if (!path.startsWith(root)) return undefined;
  const explain = document.kind === 'config' ? keyKnowledge : identityKnowledge;
  const knowledge = explain(path.slice(root.length), role, value, version);
  return knowledge && { path: path.slice(root.length), markdown: renderMarkdown(knowledge), start, end };
}

function explainVariable(text: string, offset: number, version?: Version): Explanation | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = text.slice(lineStart).split('\n', 1);
  const found = findVariable(line, offset - lineStart);
  const knowledge = found && keyKnowledge(found.path, 'key', undefined, version);
  return (
    knowledge && {
      path: found.path,
      markdown: renderMarkdown(knowledge),
      start: lineStart + found.start,
      end: lineStart + found.end,
    }
  );
}
