import { Composer, Document, Lexer, Parser, YAMLParseError, type CST } from 'yaml';
import { looksLikeJson, withoutComments } from './jsonText';
import { Recent } from './recent';

/**
 * A text as the parser reads it. Its nodes are shared by everyone who asks for the same text: they are read, never
 * changed.
 */
export interface ParsedText {
  /** Whether it begins as JSON does. */
  readonly isJson: boolean;
  /** The text without the comments that JSON may have in an editor; offsets are the same. */
  readonly readable: string;
  readonly documents: readonly Document[];
}

/**
 * Hover, diagnostics and links ask for the same texts in turn, of a few open documents and of the schemas they name.
 */
const known = new Recent<ParsedText>({ texts: 4, characters: 2_000_000 });

/** The code of a text that is nested more deeply than can be read. */
export const tooDeep = 'RESOURCE_EXHAUSTION';
/** Nothing that Kratos reads is nested as deeply, by far. */
export const mostLevels = 200;

/**
 * Parses YAML or JSON with comments, once for each text. Never throws; what cannot be read is among the documents'
 * errors. A text at which the parser itself gives up is a document with that one error.
 */
export function parseText(text: string): ParsedText {
  return known.of(text, parse);
}

function parse(text: string): ParsedText {
  const isJson = looksLikeJson(text);
  const readable = isJson ? withoutComments(text) : text;
  return { isJson, readable, documents: parseDocuments(readable) };
}

const options = {
  strict: false,
  uniqueKeys: false,
  logLevel: 'silent',
  merge: true,
  // Errors are said in other words, so the parser need not quote the text for them.
  prettyErrors: false,
} as const;

/** How many lines of code an error notes; not every engine knows it. */
const traces = Error as ErrorConstructor & { stackTraceLimit?: number | undefined };

/** Parses YAML as `parseText` does, and remembers nothing. */
export function parseDocuments(text: string): readonly Document[] {
  const isOver = isOverloaded(text);
  const { stackTraceLimit } = traces;
  try {
    // What is wrong with a text is an error each to the parser, and where in its own code they came up takes a hundred
    // times as long to note as the rest.
    traces.stackTraceLimit = 0;
    const tokens = isOver ? undefined : tokenize(text);
    if (tokens) return [...new Composer(options).compose(tokens)];
  } catch {
    // It calls itself for each level of what it reads, in ways that are not foreseen here.
  } finally {
    traces.stackTraceLimit = stackTraceLimit;
  }
  const unread = new Document(null);
  unread.errors.push(new YAMLParseError([0, 1], tooDeep, ''));
  return [unread];
}

/** The parser's work up to the tree; undefined for what is nested too deeply for those who walk that tree. */
function tokenize(text: string): readonly CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > mostLevels) return undefined;
  }
  return [...tokens, ...parser.end()];
}

/**
 * Whether so many dashes, tags or anchors follow one another in a line that the parser, which calls itself for each,
 * would run out of stack.
 */
function isOverloaded(text: string): boolean {
  let row = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isBlank(text, at)) continue;
    const start = at;
    while (at < text.length && !isBlank(text, at) && text[at] !== '\n' && text[at] !== '\r') at += 1;
    row = isBlank(text, at) && opensNode(text, start, at) ? row + 1 : 0;
    if (row > mostLevels) return true;
  }
  return false;
}

function isBlank(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t';
}

/** Whether a word stands before a node, as a dash, a tag or an anchor does. */
function opensNode(text: string, start: number, end: number): boolean {
  const first = text[start] ?? '';
  return first === '&' || first === '!' || (end === start + 1 && '-?:'.includes(first));
}
