import { lineStartAt } from '../lineStart';

/** What nobody else has: a key, and the beginning of a variable's name. */
const ownKey = 'selfservice';
const ownVariable = 'SELFSERVICE_';
/** More words are not looked at, and around no more of them anything is read. */
const mostWords = 50;
const mostExcerpts = 3;
/** So much is read from the line of a word on. */
const longestExcerpt = 2_000;
/** What stands beside the names above says no more with more lines. */
const mostBeside = 70;
const mostLines = 200;
/** More than this of a line says nothing more. */
const longestLine = 200;
/** No text of people's has more lines between a word and the names above it. */
const mostPassed = 5_000;

/**
 * What stands around the words of a YAML text that only Kratos has: the names above each, what stands beside those, and
 * what follows it. That is told by indentation alone, and all of them together look at a limited number of lines.
 */
export function* excerptsOf(text: string): Generator<string> {
  const budget = { lines: mostPassed };
  let [words, excerpts, end] = [0, 0, 0];
  for (const index of ownWords(text)) {
    words += 1;
    if (words > mostWords || excerpts === mostExcerpts) return;
    const start = text.lastIndexOf('\n', index) + 1;
    // Far into a line, its beginning says nothing of it.
    if (index < end || index - start > longestExcerpt || levelAt(text, start, text.length) === undefined) continue;
    excerpts += 1;
    end = start + longestExcerpt;
    yield above(text, start, budget) + text.slice(start, end);
  }
}

/** The offsets of the words, in the order of the text. */
function* ownWords(text: string): Generator<number> {
  // Searching for words costs a tenth of what an expression that has not run before does.
  let [key, variable] = [text.indexOf(ownKey), text.indexOf(ownVariable)];
  while (key !== -1 || variable !== -1) {
    if (variable === -1 || (key !== -1 && key < variable)) {
      if (isKeyAt(text, key)) yield key;
      key = text.indexOf(ownKey, key + 1);
    } else {
      yield variable;
      variable = text.indexOf(ownVariable, variable + 1);
    }
  }
}

function isKeyAt(text: string, at: number): boolean {
  const [before, behind] = [text[at - 1] ?? '', text[at + ownKey.length] ?? ''];
  return behind === ':' || (behind === before && (behind === '"' || behind === "'"));
}

/** Stands for a beginning that is left out: keys of another document. */
const leftOut = 'leftOut:\n---';

/** The lines before an offset that are above it or beside what is, the others left out. */
function above(text: string, offset: number, budget: { lines: number }): string {
  const kept: string[] = [''];
  let level = levelAt(text, offset, text.length) ?? 0;
  let beside = 0;
  for (let start = offset; start > 0; budget.lines -= 1) {
    if (budget.lines <= 0 || (level === 0 && beside > mostBeside)) return [leftOut, ...kept.toReversed()].join('\n');
    const end = start - 1;
    start = lineStartAt(text, end);
    const found = levelAt(text, start, end, level);
    if (found === undefined) continue;
    beside = found < level ? 0 : beside + 1;
    level = found;
    if (beside < mostBeside && (kept.length < mostLines || beside === 0))
      kept.push(text.slice(start, Math.min(end, start + longestLine)));
  }
  return kept.toReversed().join('\n');
}

/**
 * How deep a line stands by its indentation, an item of a list below a key in the same column; undefined when it is
 * blank or a comment, or stands deeper than `deepest`.
 */
function levelAt(text: string, start: number, end: number, deepest = Infinity): number | undefined {
  let at = start;
  while (at < end && 2 * (at - start) <= deepest && isBlank(text[at])) at += 1;
  if (at === end || text[at] === '#' || text[at] === '\n') return undefined;
  const level = 2 * (at - start) + (text[at] === '-' && isBlank(text[at + 1]) ? 1 : 0);
  return level > deepest ? undefined : level;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r';
}
