const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
};
const plain = /[^'\\]+/y;
const coded = /\\(?:u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|x([0-9a-f]{1,2})|([0-7]{1,3}))/iy;

/** The text of `$'…'`, whose inside begins at an offset, and the offset behind it. */
export function readAnsi(text: string, start: number): { readonly value: string; readonly end: number } {
  const parts: string[] = [];
  let at = start;
  while (at < text.length && text.charAt(at) !== "'") {
    plain.lastIndex = at;
    coded.lastIndex = at;
    const bare = plain.exec(text);
    const code = bare ? undefined : coded.exec(text);
    if (bare) {
      parts.push(bare[0]);
      at = plain.lastIndex;
    } else if (code) {
      const [, short, long, byte, octal] = code;
      parts.push(character(octal === undefined ? parseInt(short ?? long ?? byte ?? '', 16) : parseInt(octal, 8)));
      at = coded.lastIndex;
    } else {
      const next = text.charAt(at + 1);
      parts.push(letters[next] ?? next);
      at += 2;
    }
  }
  return { value: parts.join(''), end: at + 1 };
}

function character(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
