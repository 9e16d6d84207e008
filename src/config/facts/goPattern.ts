/** What JavaScript has in its regular expressions and Go's `regexp` refuses, and how it is written. */
export interface UnknownToGo {
  readonly what:
    'look-around' | 'back-reference' | 'group' | 'escape' | 'empty-class' | 'range' | 'repeated-repeat' | 'repeat';
  readonly written: string;
}

/** Letters behind a backslash, in and out of a class. `Q` begins a text that is taken as it stands. */
const [escapes, escapesInClass] = ['afnrtvxdDsSwWpPbBAzQE', 'afnrtvxdDsSwWpP'];
/** From one sign to another, or to a class such as `\d`, which JavaScript takes for three signs. */
const rangeInClass = /^(?:[^\]\\]|\\[^dDsSwWpPQ])-(?:(\\[dDsSwWpP])|[^\]\\]|\\[^Q])/;
/** No count in braces is larger. */
const mostRepeats = 1000;

/**
 * The first thing in a pattern that Go, with which Kratos checks values, does not take although browsers and editors
 * do. Undefined where there is none; mistakes that both refuse, such as a bracket that is not closed, are not looked
 * for.
 */
export function findUnknownToGo(pattern: string): UnknownToGo | undefined {
  let isInClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    const [range, end] = (isInClass ? rangeInClass.exec(pattern.slice(at, at + 5)) : undefined) ?? [];
    if (range !== undefined) {
      if (end !== undefined) return { what: 'range', written: range };
      at += range.length - 1;
    } else if (char === '\\') {
      if (pattern.charAt(at + 1) === 'Q') at = endOfQuoted(pattern, at);
      else {
        const found = findAtEscape(pattern.slice(at, at + 40), isInClass);
        if (found) return found;
      }
      at += 1;
    } else if (isInClass) {
      // Go's own names of classes, `[:alpha:]`.
      const [name] = /^\[:\^?[a-z]{1,10}:\]/.exec(pattern.slice(at, at + 15)) ?? [];
      if (name !== undefined) at += name.length - 1;
      isInClass = char !== ']';
    } else if (char === '[') {
      const [empty] = /^\[\^?\]/.exec(pattern.slice(at, at + 3)) ?? [];
      if (empty !== undefined) return { what: 'empty-class', written: empty };
      isInClass = true;
    } else {
      const found = findInOpen(pattern.slice(at, at + 20));
      if (found) return found;
    }
  }
  return undefined;
}

function endOfQuoted(pattern: string, at: number): number {
  const end = pattern.indexOf('\\E', at);
  return end === -1 ? pattern.length : end;
}

function findAtEscape(text: string, isInClass: boolean): UnknownToGo | undefined {
  const letter = text.charAt(1);
  if (letter === 'k' || /^\\(?:[1-7](?![0-7])|[89])/.test(text))
    return { what: 'back-reference', written: text.slice(0, 2) };
  const property = /^\\[pP]\{[^}]{0,30}[=:][^}]{0,30}\}?/.exec(text)?.[0];
  const isUnknown = /[a-zA-Z]/.test(letter) && !(isInClass ? escapesInClass : escapes).includes(letter);
  if (property === undefined && !isUnknown) return undefined;
  return { what: 'escape', written: property ?? text.slice(0, 2) };
}

function findInOpen(text: string): UnknownToGo | undefined {
  const [around] = /^\(\?<?[=!]/.exec(text) ?? [];
  if (around !== undefined) return { what: 'look-around', written: around };
  const [group] = /^\(\?(?![:P<imsU-])./.exec(text) ?? [];
  if (group !== undefined) return { what: 'group', written: group };
  const [repeated] = /^(?:[*+?]|\{\d{1,9}(?:,\d{0,9})?\})[*+](?!\?)/.exec(text) ?? [];
  if (repeated !== undefined) return { what: 'repeated-repeat', written: repeated };
  const [braces, ...counts] = /^\{(\d{1,9})(?:,(\d{0,9}))?\}/.exec(text) ?? [];
  if (braces !== undefined && counts.some((count) => Number(count) > mostRepeats))
    return { what: 'repeat', written: braces };
  return undefined;
}
