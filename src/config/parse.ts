import { parseAllDocuments, type Document } from 'yaml';

/** A text as the parser reads it. Its nodes are shared by everyone who asks for the same text: they are read, never changed. */
export interface ParsedText {
  /** Whether it begins as JSON does. */
  readonly isJson: boolean;
  /** The text without the comments that JSON may have in an editor; offsets are the same. */
  readonly readable: string;
  readonly documents: readonly Document[];
}

/** Hover, diagnostics and links ask for the same texts in turn, of a few open documents and of the schemas they name. */
const mostTexts = 6;
const known = new Map<string, ParsedText>();

/** Parses YAML or JSON with comments, once for each text. Never throws; what cannot be read is among the documents' errors. */
export function parseText(text: string): ParsedText {
  const found = known.get(text) ?? parse(text);
  // The one that was asked for last is the last to go.
  known.delete(text);
  known.set(text, found);
  const [oldest] = known.keys();
  if (known.size > mostTexts && oldest !== undefined) known.delete(oldest);
  return found;
}

function parse(text: string): ParsedText {
  const isJson = looksLikeJson(text);
  const readable = isJson ? withoutComments(text) : text;
  const parsed = parseAllDocuments(readable, {
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
    merge: true,
    // Errors are said in other words, so the parser need not quote the text for them.
    prettyErrors: false,
  });
  return { isJson, readable, documents: Array.isArray(parsed) ? parsed : [] };
}

/** Whether a text is JSON rather than YAML, told from its beginning. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\/[/*]|\{(?!\{))/.test(text);
}

/** JSON with comments: each becomes blanks of the same length, so that offsets hold. YAML has no such comments, and URLs keep their slashes. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//g, (part) =>
    part.startsWith('"') ? part : part.replace(/[^\n]/g, ' '),
  );
}
