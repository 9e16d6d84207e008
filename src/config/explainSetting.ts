import { renderMarkdown } from '../kratos/knowledge/markdown';
import { keyKnowledge } from './keyKnowledge';
import { locate } from './locate';

/** The explanation of the key or value at an offset of a configuration, as Markdown, with the offsets it speaks of. */
export function explainSetting(
  text: string,
  offset: number,
): { readonly markdown: string; readonly start: number; readonly end: number } | undefined {
  const found = locate(text, offset);
  const knowledge = found && keyKnowledge(found.path, found.role, found.value);
  return knowledge && { markdown: renderMarkdown(knowledge), start: found.start, end: found.end };
}
