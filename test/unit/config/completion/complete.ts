import { completeAt } from '../../../../src/config/completion/index';
import { expandSnippet } from '../../../../src/config/completion/snippetText';
import type { CompletionContext, Suggestion } from '../../../../src/config/completion/suggestion';

type Context = Partial<CompletionContext>;

const usual: CompletionContext = { document: { kind: 'config', root: '' }, version: 'v26.2.0' };

/** A text whose `‸` is the cursor. */
export function cursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('‸');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** What is offered at the `‸` of a text, as the editor sorts it. */
export function offered(marked: string, context: Context = {}): readonly Suggestion[] {
  const { text, offset } = cursor(marked);
  return completeAt(text, offset, { ...usual, ...context }).toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

/** Their labels, of all kinds or of one. */
export function labels(marked: string, context: Context = {}, kind?: Suggestion['kind']): string[] {
  return offered(marked, context)
    .filter((one) => kind === undefined || one.kind === kind)
    .map(({ label }) => label);
}

/**
 * The text after a suggestion was taken at the `‸` and nothing was written over its placeholders; fails where it is not
 * offered.
 */
export function accept(marked: string, label: string, context: Context = {}): string {
  const found = offered(marked, context).find((one) => one.label === label);
  if (!found) throw new Error(`${label} is not offered, but ${labels(marked, context).join(', ')}`);
  return acceptIn(cursor(marked).text, found);
}

/** As the editor does it: further lines get the blanks that their first line begins with. */
export function acceptIn(text: string, suggestion: Suggestion): string {
  const { start, end, insertText, isSnippet, commaBefore } = suggestion;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
  const added = (isSnippet ? expandSnippet(insertText) : insertText).replaceAll('\n', `\n${indent}`);
  const before = text.slice(0, start);
  const mended = commaBefore === undefined ? before : `${before.slice(0, commaBefore)},${before.slice(commaBefore)}`;
  return mended + added + text.slice(end);
}
