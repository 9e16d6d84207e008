import { t } from '@vscode/l10n';
import type { Place, Problem } from '../../../document/document';
import { listLineStarts, rowAt } from '../../../document/lineStarts';
import { tooDeep } from '../../../document/parse';
import { emptyFirst, unreadDocument } from '../../../document/readConfig';
import { isTemplate } from '../../../document/placeholder';
import type { Finding } from '../../../document/finding';
import { tooMany, unresolvedAlias } from '../../../document/settings';
import { refused } from '../finding';
import type { SchemaCheck } from '../types';

/**
 * What cannot be read as YAML, at its place: one sentence for each line, as one mistake leads to more. JSON is left to
 * the editor, which reads it itself, and so is text that a template engine fills in.
 */
export const syntax: SchemaCheck = {
  name: 'syntax',
  isPlain: true,
  ofDocument: ({ config, isPartial }) => {
    const { text, problems, isJson } = config;
    if (isJson || isTemplate(text)) return [];
    if (config.below().length === 0 && problems.length === 0 && !isPartial) return withoutKeys(text);
    const found = [...directive(text), ...problems];
    if (found.length === 0) return [];
    const starts = listLineStarts(text);
    const rows = new Set<number>();
    return found.flatMap((problem): Finding[] => {
      const start = Math.min(problem.start, Math.max(text.length - 1, 0));
      const row = rowAt(starts, start);
      if (rows.has(row)) return [];
      rows.add(row);
      const lineEnd = text.indexOf('\n', start);
      const end = Math.min(Math.max(problem.end, start + 1), lineEnd > start ? lineEnd : text.length);
      return start < end ? [reportSyntaxProblem(problem, { start, end })] : [];
    });
  },
};

/** A list or a text where the keys of a configuration should stand. */
function withoutKeys(text: string): readonly Finding[] {
  const blank = (part: string): string => ' '.repeat(part.length);
  const content = text.replace(/^\uFEFF|#.*|^(?:---|\.\.\.|%.*)/gm, blank);
  const start = content.search(/\S/);
  return start === -1 || content.charAt(start) === '{'
    ? []
    : [refused('syntax', { start, end: start + 1 }, t('A configuration is made of keys with their values.'))];
}

/**
 * The version that a file says its YAML is of. Kratos's parser takes 1.1 only, and reads most of 1.2 as long as nobody
 * says so.
 */
function directive(text: string): readonly Problem[] {
  const found = /^\uFEFF?(?:#.*\r?\n|[ \t]*\r?\n)*%YAML[ \t]+(?!1\.1\b)\S+/.exec(text);
  if (!found) return [];
  const end = found[0].length;
  return [{ start: found[0].lastIndexOf('%'), end, code: 'YAML_VERSION', message: '' }];
}

/** The parser's names for what went wrong, in words. */
const messages: Readonly<Record<string, (problem: Problem) => string>> = {
  [unresolvedAlias]: ({ message }) => t('Nothing above has the anchor &{0}.', message),
  ALIAS_PROPS: () => t('An alias can have neither an anchor nor a tag.'),
  BAD_INDENT: () => t('The indentation fits none of the lines above.'),
  BLOCK_AS_IMPLICIT_KEY: () => t('A key cannot be here: this line already has a value, or the indentation is wrong.'),
  BLOCK_IN_FLOW: () => t('There can be no indented lines between brackets.'),
  IMPOSSIBLE: () => t('This is not YAML.'),
  MISSING_CHAR: () => t('A character is missing here: a quote, a bracket, a comma or a colon.'),
  MULTILINE_IMPLICIT_KEY: () =>
    t('This is neither a key with a colon nor a value: a colon is missing, or the indentation is wrong.'),
  MULTIPLE_ANCHORS: () => t('There are two anchors here, and only one is allowed.'),
  TAB_AS_INDENT: () => t('YAML is indented with spaces; this is a tab.'),
  BAD_SCALAR_START: () => t('Text cannot begin with this character; put it in quotes.'),
  BAD_DQ_ESCAPE: () => t('YAML does not know this escape; write two backslashes, or use single quotes.'),
  [tooDeep]: () => t('This is nested too deeply to be checked.'),
  [tooMany]: () =>
    t('With its aliases and merges the file expands to more settings than are checked; the rest is left out.'),
  YAML_VERSION: () => t('Kratos takes YAML 1.1 only, or a file that does not say which version it is of.'),
  [emptyFirst]: () => t('Kratos reads the first document of a file only, and that is empty: it ends at this line.'),
  [unreadDocument]: () => t('Kratos reads the first document of a file only, which ends at this line.'),
  UNEXPECTED_TOKEN: () => t('This does not belong here.'),
};

function reportSyntaxProblem(problem: Problem, place: Place): Finding {
  const found = refused('syntax', place, describeSyntaxProblem(problem));
  switch (problem.code) {
    case tooDeep:
    case tooMany:
      return { ...found, ...ofOurs() };
    case emptyFirst:
      return {
        ...found,
        severity: 'warning',
        stops: false,
        effect: t('Nothing of what follows counts; without other files and variables Kratos does not start.'),
      };
    case unreadDocument:
      return {
        ...found,
        severity: 'information',
        stops: false,
        effect: t('Nothing of what follows counts: give it by a file of its own and another -c.'),
      };
    default:
      return found;
  }
}

/** A limit of our own is no mistake of the file's. */
function ofOurs(): Pick<Finding, 'severity' | 'stops' | 'effect'> {
  return {
    severity: 'information',
    stops: false,
    effect: t('Kratos may well read it; here it is neither explained nor checked.'),
  };
}

function describeSyntaxProblem(problem: Problem): string {
  return (messages[problem.code] ?? (() => t('This cannot be read as YAML.')))(problem);
}
