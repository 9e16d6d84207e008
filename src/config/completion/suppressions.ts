import { suppressionBegun } from '../checks/suppressions';
import { suppressible } from '../checks/ruleKnowledge';
import { sortText, type Suggestion } from './suggestion';
import { lineStartAt } from '../document/lineStart';

/** Names of rules behind `# kratos-ignore`, but for those that stand there; undefined outside of such a comment. */
export function suggestSuppressions(text: string, offset: number): readonly Suggestion[] | undefined {
  const lineStart = lineStartAt(text, offset);
  const [line = ''] = text.slice(lineStart).split(/\r?\n/, 1);
  const begun = suppressionBegun(line, offset - lineStart);
  return (
    begun &&
    suppressible()
      .filter(({ name }) => !begun.others.includes(name))
      .map(({ name, title }, order) => ({
        label: name,
        kind: 'id',
        start: lineStart + begun.start,
        end: lineStart + begun.end,
        insertText: name,
        detail: title,
        sortText: sortText(1, order),
        about: { kind: 'rule', name },
      }))
  );
}
