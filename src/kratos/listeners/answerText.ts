import { isMap, isNode, parseDocument } from 'yaml';
import { t } from '@vscode/l10n';
import { readHookAnswers, type HookAnswers } from './hookAnswer';

/** Something wrong in the text of the file with the answers, with its place in it. */
export interface AnswerTrouble {
  readonly start: number;
  readonly end: number;
  readonly sentence: string;
}

/** Reads the file with the answers: YAML, and so JSON too. */
export function readAnswerText(
  text: string,
): { readonly answers: HookAnswers } | { readonly wrong: readonly AnswerTrouble[] } {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) {
    return {
      wrong: document.errors.map(({ pos: [start, end], message }) => ({
        start,
        end,
        sentence: t('This is no YAML: {0}', message),
      })),
    };
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    return { wrong: [{ start: 0, end: text.length, sentence: t('This is no YAML: {0}', String(error)) }] };
  }
  const read = readHookAnswers(value);
  if ('answers' in read) return read;
  return {
    wrong: read.wrong.map(({ path, sentence }) => {
      const [start, end] = place(document.contents, path) ?? [0, text.length];
      return { start, end, sentence };
    }),
  };
}

/** Where a value stands: it, or the innermost around it that is there. A name that does not belong is its key. */
function place(root: unknown, path: readonly (string | number)[]): readonly [number, number] | undefined {
  let node = root;
  let range: readonly [number, number] | undefined;
  for (const key of path) {
    if (!isNode(node)) break;
    const pair = isMap(node) ? node.items.find((item) => String(item.key) === String(key)) : undefined;
    const next: unknown = 'get' in node && typeof node.get === 'function' ? node.get(key, true) : undefined;
    const shown = isNode(pair?.key) ? pair.key : isNode(next) ? next : undefined;
    if (shown?.range) range = [shown.range[0], shown.range[1]];
    node = next;
  }
  return range;
}
