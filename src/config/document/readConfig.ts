import type { Path } from '../reference/path';
import { isMap, type Document, type Node, type YAMLParseError } from 'yaml';
import { parseText } from './parse';
import { startsWithPlaceholder } from './placeholder';
import { readSettings, type Settings } from './settings';
import { settingsIn, type ConfigDocument, type Problem } from './document';

export function readConfig(text: string, root: Path = []): ConfigDocument {
  const { documents, isJson } = parseText(text);
  const document = documents.find(({ contents }) => isMap(contents));
  const start = document && nodeAt(document, root);
  const { entries, problems, repeated } = document && start ? readSettings(document, start) : nothing;
  return {
    text,
    isJson,
    ...settingsIn(entries),
    broken: documents.some((one) => mistakesIn(one, text).length > 0) || problems.length > 0,
    problems: [
      ...documents
        .slice(0, document && documents.indexOf(document) + 1)
        .flatMap((one) => mistakesIn(one, text).map(toYamlProblem)),
      ...problems,
    ],
    repeated,
  };
}

const nothing: Settings = { entries: [], problems: [], repeated: [] };

/**
 * What the parser minds, but for a placeholder without quotes (`@HOST@`, `%HOST%`): its sign begins no text in YAML,
 * and is gone before Kratos reads the file.
 */
function mistakesIn({ errors }: Document, text: string): Document['errors'] {
  return errors.filter(
    ({ code, pos: [start] }) => code !== 'BAD_SCALAR_START' || !startsWithPlaceholder(text.slice(start, start + 80)),
  );
}

function toYamlProblem({ code, message, pos: [start, end] }: YAMLParseError): Problem {
  return { start, end, code, message };
}

function nodeAt(document: Document, root: Path): Node | undefined {
  const node = root.length === 0 ? document.contents : document.getIn(root, true);
  return isMap(node) ? node : undefined;
}
