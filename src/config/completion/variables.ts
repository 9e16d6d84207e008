import { keyDoc } from '../reference/docs';
import { isDeprecated, knownPaths, presence, findStructure } from '../reference/structure';
import { findVariable, nameVariable } from '../reference/variables';
import { sortText, type CompletionContext, type Suggestion } from './suggestion';
import { suggestValues } from './values';
import { lineStartAt } from '../document/lineStart';

/**
 * Names and values of the variables by which Kratos takes its settings, in `.env` and compose files: of what a line
 * holds, up to the offset.
 */
export function suggestVariables(text: string, offset: number, context: CompletionContext): readonly Suggestion[] {
  const lineStart = lineStartAt(text, offset);
  const [line = ''] = text.slice(lineStart).split(/\r?\n/, 1);
  const column = offset - lineStart;
  const before = line.slice(0, column);
  const name = /^\s*(?:export\s+|-\s*)?["']?(?<name>[A-Z][A-Z0-9_]*)$/.exec(before)?.groups?.name;
  if (name !== undefined)
    return names(offset - name.length, offset + wordEnd(line.slice(column)), line.slice(column), context);
  const value =
    /^\s*(?:export\s+|-\s*)?["']?(?<name>[A-Z][A-Z0-9_]*)(?:=|["']?:\s+)(?<quote>["']?)(?<value>[^\s"']*)$/.exec(
      before,
    )?.groups;
  if (value?.name === undefined) return [];
  const found = findVariable(value.name, 0);
  const typed = value.value ?? '';
  return found
    ? suggestVariableValues(
        found.path,
        offset - typed.length,
        offset + (/^[^\s"']*/.exec(line.slice(column))?.[0].length ?? 0),
        context,
      )
    : [];
}

function names(start: number, end: number, behind: string, { version }: CompletionContext): readonly Suggestion[] {
  // In the list of a compose file and in .env an equals sign follows; as a key of YAML the name has its colon.
  const sign = /^\w*["']?\s*[=:]/.test(behind) ? '' : '=';
  return knownPaths.flatMap((path, order): Suggestion[] => {
    const name = nameVariable(path);
    const structure = findStructure(path)?.structure;
    if (name === undefined || !structure || presence(structure, version) !== 'present') return [];
    // Blocks, and lists of blocks, are set member by member; a list of texts as a whole, with commas.
    const isList = structure.type === 'array' && findStructure(`${path}[]`)?.structure.type === 'string';
    if (structure.type === 'object' || (structure.type === 'array' && !isList)) return [];
    const title = keyDoc(path)?.key.title;
    const isOld = isDeprecated(structure, version);
    return [
      {
        label: name,
        kind: 'variable',
        start,
        end,
        insertText: name + sign,
        ...(title !== undefined && { detail: title }),
        sortText: sortText(isOld ? 8 : 3, order),
        ...(isOld && { deprecated: true as const }),
        about: { kind: 'key', path },
      },
    ];
  });
}

/** A variable's value is a text without quotes. */
function suggestVariableValues(
  path: string,
  start: number,
  end: number,
  context: CompletionContext,
): readonly Suggestion[] {
  const names = path.split('.').flatMap((name) => (name.endsWith('[]') ? [name.slice(0, -2), 0] : [name]));
  const spot = {
    role: 'value',
    path: names,
    style: 'block',
    start,
    end,
    typed: '',
    quote: "'",
    hasColon: false,
    siblings: new Map<string, string>(),
    outer: () => new Map<string, string>(),
    lead: '',
    inner: 0,
    unit: '  ',
  } as const;
  return suggestValues('', spot, context);
}

function wordEnd(behind: string): number {
  return /^\w*/.exec(behind)?.[0].length ?? 0;
}
