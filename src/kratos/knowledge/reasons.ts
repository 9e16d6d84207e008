import { t } from '@vscode/l10n';
import { errorKnowledge } from './errors';
import { messageKnowledge } from './messages';
import { reach } from './reasonWords';
import data from './reasons.json';
import { translated } from './translated';
import type { Knowledge } from './types';

/**
 * A wording without an id. Either it says the same as a message id or an error id (`as`), or it has an explanation of
 * its own.
 */
interface Reason {
  /** How it is said in answers and logs, by the parts that do not change; `…` stands for a few words that do. */
  readonly says: readonly string[];
  readonly as?: string;
  /**
   * The HTTP status it comes with; null: the connection was closed without an answer. Absent where only the log says
   * it.
   */
  readonly status?: number | null;
  /** The general id that newer versions put beside this wording, and many others. */
  readonly id?: string;
  /**
   * Many other programs say it too: under a pointer it counts only where it begins a `message` or a `reason`, as in
   * Kratos's answers and log.
   */
  readonly common?: boolean;
  /** An answer with this status and no reason at all means it too. */
  readonly bare?: boolean;
  readonly title?: string;
  readonly meaning?: string;
  readonly causes?: readonly string[];
  readonly next?: readonly string[];
}

const catalogue: readonly Reason[] = data;

/** A wording that is known, and where it stands; `start` and `end` are UTF-16 columns, `end` exclusive. */
export interface KnownReason {
  /** By what it is explained: an id, or its words. */
  readonly name: string;
  readonly knowledge: Knowledge;
  readonly start: number;
  readonly end: number;
}

/** So many characters may stand for `…`. */
const gap = 240;

/**
 * The known wording at a column of a line (also right behind its last character), of a log, of JSON or of code: reasons
 * and messages of errors, texts of the log. Where several stand there, the most special one. The cost does not depend
 * on the length of the line.
 */
export function findKnownReason(line: string, column: number): KnownReason | undefined {
  if (column < 0 || column > line.length) return undefined;
  const first = Math.max(0, column - reach);
  const text = lowered(line.slice(first, column + reach));
  for (const wording of wordings()) {
    const { parts, reason } = wording;
    for (let found = findPhrase(parts, text, 0); found; found = findPhrase(parts, text, found.start + 1)) {
      const [start, end] = [first + found.start, first + found.end];
      if (start > column) break;
      if (column <= end && (reason.common !== true || beginsText(text, found.start)))
        return { name: reason.as ?? wording.says, knowledge: toKnowledge(wording), start, end };
    }
  }
  return undefined;
}

/** Whether a text of Kratos's begins here: `message:…` in its log, `"reason":"…"` in its answers. */
function beginsText(text: string, start: number): boolean {
  return /(?:message|reason)"?[:=] ?\\?["']?$/.test(text.slice(Math.max(0, start - 20), start));
}

/**
 * What is known of a text of a server, such as a reason or a line of the log, wherever in it the known wording stands.
 */
export function reasonKnowledge(text: string): Knowledge | undefined {
  const known = wordingIn(text) ?? silent(text);
  return known && toKnowledge(known);
}

/**
 * What is known of an error body that carries no id, found by its texts (the reason first, then the message). Without
 * any text the status alone counts: 404, or null when the server closed the connection without an answer.
 */
export function errorWithoutIdKnowledge(status: number | null, ...texts: readonly string[]): Knowledge | undefined {
  const said = texts.filter((text) => text !== '');
  const known = said.map(wordingIn).find((wording) => wording !== undefined);
  if (known) return toKnowledge(known, status);
  const bare = said.length === 0 ? catalogue.find((reason) => reason.bare && reason.status === status) : undefined;
  return bare && toKnowledge({ reason: bare }, status);
}

/** A wording that has an explanation of its own, in all the ways in which it is said. */
export interface OwnWording {
  /** By what `reasonKnowledge` finds it: how it is said, or its English title where nothing is said. */
  readonly name: string;
  readonly says: readonly string[];
  /** The HTTP status it comes with; null: the connection was closed; undefined: only the log says it. */
  readonly status: number | null | undefined;
  readonly knowledge: Knowledge;
}

/** All wordings with an explanation of their own. */
export function ownWordings(): readonly OwnWording[] {
  return catalogue.filter(({ as }) => as === undefined).map(toOwnWording);
}

/** What the words in a text of a server are: those of an id, or a wording with an explanation of its own. */
export function recogniseWords(text: string): { readonly id: string } | OwnWording | undefined {
  const reason = (wordingIn(text) ?? silent(text))?.reason;
  return reason && (reason.as === undefined ? toOwnWording(reason) : { id: reason.as });
}

function toOwnWording(reason: Reason): OwnWording {
  const { says, status, title = '' } = reason;
  const [first] = says;
  const knowledge = toKnowledge({ reason, ...(first !== undefined && { says: first }) });
  return { name: first ?? title, says, status, knowledge };
}

/** Where a server says nothing there are no words to find it by. */
function silent(title: string): Pick<Wording, 'reason'> | undefined {
  const reason = catalogue.find(({ says, title: own }) => says.length === 0 && own === title);
  return reason && { reason };
}

/** The wordings by which servers say the same as a message id or an error id. */
export function wordingsOf(id: string): readonly string[] {
  return catalogue.filter(({ as }) => as === id).flatMap(({ says }) => says);
}

function wordingIn(text: string): Wording | undefined {
  const beginning = lowered(text.slice(0, 5 * reach));
  return wordings().find(({ parts }) => findPhrase(parts, beginning, 0));
}

interface Wording {
  readonly reason: Reason;
  readonly says: string;
  /** In lower case. */
  readonly parts: readonly string[];
}

let made: readonly Wording[] | undefined;

function wordings(): readonly Wording[] {
  return (made ??= catalogue.flatMap((reason) =>
    reason.says.map((says) => ({
      reason,
      says,
      parts: lowered(says)
        .split('…')
        .map((part) => part.trim()),
    })),
  ));
}

/** The first place from an offset on where the parts stand one behind the other. */
function findPhrase(parts: readonly string[], text: string, from: number): { start: number; end: number } | undefined {
  const [head = '', ...rest] = parts;
  for (let start = text.indexOf(head, from); start >= 0; start = text.indexOf(head, start + 1)) {
    let end = start + head.length;
    const follows = rest.every((part) => {
      const next = text.indexOf(part, end);
      if (next < 0 || next > end + gap) return false;
      end = next + part.length;
      return true;
    });
    if (follows) return { start, end };
  }
  return undefined;
}

/**
 * In lower case, each character in its place: the log begins many texts with a small letter that answers begin with a
 * capital.
 */
function lowered(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function toKnowledge({ reason, says }: Pick<Wording, 'reason'> & Partial<Wording>, status = reason.status): Knowledge {
  const known = reason.as === undefined ? undefined : (messageKnowledge(reason.as) ?? errorKnowledge(reason.as));
  if (known) return known;
  const { title = '', meaning = '', causes, next } = translated(reason);
  return {
    kind: 'error',
    name: status === null ? t('no answer') : status === undefined ? t('Kratos’s log') : `HTTP ${status}`,
    title,
    tone: 'error',
    facts: [
      ...(status === undefined ? [] : [{ label: t('Error id'), text: reason.id ?? t('none') }]),
      ...(says === undefined ? [] : [{ label: t('Said as'), text: `“${says}”` }]),
    ],
    meaning,
    ...(causes && { causes }),
    ...(next && { next }),
  };
}
