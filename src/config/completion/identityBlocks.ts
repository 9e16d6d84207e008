import { translated } from '../../kratos/knowledge/translated';
import { blockTexts } from './blocks';
import { expandSnippet, placed } from './snippetText';
import type { Spot } from './spot/types';
import { sortText, type Suggestion } from './suggestion';

/** Several lines of an identity schema that are written at once: an entry of `identityBlocks.json`. */
export interface IdentityBlock {
  readonly name: string;
  readonly where: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** A block as it is offered at a spot of a schema. */
export function toIdentityBlockSuggestion(block: IdentityBlock, spot: Spot, order: number): Suggestion {
  const { name, text, lines } = translated(block, blockTexts);
  const snippet = lines.join('\n') + (spot.commaBehind === true ? ',' : '');
  const keys = Array.from(lines.join('\n').matchAll(/"([\w./]+)":/g), ([, key]) => key);
  return {
    label: name,
    kind: 'block',
    start: spot.start,
    end: spot.end,
    insertText: placed(snippet, spot),
    isSnippet: true,
    filterText: `${spot.typed.startsWith('"') ? '"' : ''}${expandSnippet(lines[0] ?? '').replace(/[":{]/g, '')} ${name} ${keys.join(' ')}`,
    sortText: sortText(1, order),
    ...(spot.commaBefore !== undefined && { commaBefore: spot.commaBefore }),
    about: { kind: 'block', text, code: expandSnippet(lines.join('\n')) },
  };
}

/** A whole schema as it is offered in place of a document that is empty or only begun. */
export function toWholeSchemaSuggestion(block: IdentityBlock, document: string, order: number): Suggestion {
  const { name, text, lines } = translated(block, blockTexts);
  const snippet = lines.join('\n');
  return {
    label: name,
    kind: 'block',
    start: 0,
    end: document.length,
    insertText: snippet,
    isSnippet: true,
    filterText: document === '' ? name : document + name,
    sortText: sortText(0, order),
    preselect: true,
    about: { kind: 'block', text, code: expandSnippet(snippet) },
  };
}
