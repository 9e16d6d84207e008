/** What may come next: a value, a name, `:`, or `,` and ends; `first` also the end of what has nothing in it. */
type Wanted = 'value' | 'first-value' | 'name' | 'first-name' | 'colon' | 'comma' | 'nothing';

const bare = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/**
 * The offset of the first thing in a text that JSON does not have there; undefined where it only ends too early. The
 * engine itself names a place in some of its complaints alone. Reads the text once.
 */
export function findJsonFault(text: string): number | undefined {
  const open: string[] = [];
  let wanted: Wanted = 'value';
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at);
    if (' \t\r\n'.includes(sign)) {
      at += 1;
      continue;
    }
    const end = endOfToken(text, at);
    if (end === undefined || !fits(sign, wanted, open.at(-1)))
      return sign === '"' && end === undefined ? undefined : at;
    wanted = follow(sign, wanted, open);
    at = end;
  }
  return undefined;
}

function endOfToken(text: string, at: number): number | undefined {
  const sign = text.charAt(at);
  if ('{}[],:'.includes(sign)) return at + 1;
  if (sign === '"') {
    for (let end = at + 1; end < text.length; end += 1) {
      if (text[end] === '\\') end += 1;
      else if (text[end] === '"') return end + 1;
    }
    return undefined;
  }
  bare.lastIndex = at;
  return bare.test(text) ? bare.lastIndex : undefined;
}

function fits(sign: string, wanted: Wanted, open: string | undefined): boolean {
  switch (wanted) {
    case 'value':
      return !'}],:'.includes(sign);
    case 'first-value':
      return sign === ']' || !'},:'.includes(sign);
    case 'name':
      return sign === '"';
    case 'first-name':
      return sign === '"' || sign === '}';
    case 'colon':
      return sign === ':';
    case 'comma':
      return sign === ',' || sign === (open === '{' ? '}' : ']');
    case 'nothing':
      return false;
  }
}

/** Notes what is opened and closed, and yields what may come behind a sign. */
function follow(sign: string, wanted: Wanted, open: string[]): Wanted {
  if (sign === '{' || sign === '[') {
    open.push(sign);
    return sign === '{' ? 'first-name' : 'first-value';
  }
  if (sign === ':') return 'value';
  if (sign === ',') return open.at(-1) === '{' ? 'name' : 'value';
  if (sign === '"' && (wanted === 'name' || wanted === 'first-name')) return 'colon';
  if (sign === '}' || sign === ']') open.pop();
  return open.length === 0 ? 'nothing' : 'comma';
}
