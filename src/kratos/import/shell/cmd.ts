import { WordList } from './word';
import type { Command } from './word';

const percent = /%[A-Za-z_]\w{0,60}%/y;

/**
 * The words of a command of the Windows prompt that begins at an offset, as browsers copy it: every sign is escaped
 * with `^` (or all of a word stands in quotes, in older ones), and each backslash and quote inside with a backslash.
 */
export function readCmdCommand(text: string, start: number): Command {
  const list = new WordList();
  let isQuoted = false;
  /** Inside quotes that the prompt itself sees: nothing but the quote that ends them is special there. */
  let isBare = false;
  let at = start;
  while (at < text.length) {
    let sign = text.charAt(at);
    let isEscaped = false;
    if (sign === '^' && !isBare) {
      const line = /\^\r?\n/y;
      line.lastIndex = at;
      if (line.test(text)) {
        at = line.lastIndex;
        const second = /\r?\n/y;
        second.lastIndex = at;
        // Within quotes a second end of line is one that is sent.
        if (isQuoted && second.test(text)) {
          list.add('\n');
          at = second.lastIndex;
        }
        continue;
      }
      at += 1;
      sign = text.charAt(at);
      isEscaped = true;
    }
    if (!isEscaped && !isBare && /[\n&|]/.test(sign)) break;
    percent.lastIndex = at;
    const variable = percent.exec(text);
    if (sign === '"') {
      isQuoted = !isQuoted;
      if (!isEscaped) isBare = isQuoted;
      list.add('');
    } else if (sign === '\\' && isQuoted) {
      // The sign behind may have a caret of its own.
      const next = /\\\^?(["\\])/y;
      next.lastIndex = at;
      const found = next.exec(text);
      list.add(found?.[1] ?? '\\');
      if (found) at = next.lastIndex - 1;
    } else if (variable) {
      list.addComputed(variable[0]);
      at = percent.lastIndex - 1;
    } else if (!isQuoted && /\s/.test(sign)) list.end();
    else list.add(sign);
    at += 1;
  }
  list.end();
  const signs = /[&|]*[ \t]*\r?\n?/y;
  signs.lastIndex = at;
  signs.test(text);
  return { words: list.words, end: signs.lastIndex };
}

/** Whether a command is written for the Windows prompt. */
export function isForCmd(text: string): boolean {
  return /\^"|[ \t]\^\r?\n|"[ \t]*\^\r?\n/.test(text);
}
