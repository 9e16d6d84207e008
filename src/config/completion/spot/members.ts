import { isSeparator, readLine, type Ancestor } from '../../document/indentation';
import { measureIndent, isEmpty, type Lines } from './lines';
import type { Members } from './types';

/** The members of the mapping to which a row belongs, without that row's own. */
export function membersAt(lines: Lines, row: number, column: number, isFirst: boolean): Members {
  const members = new Map<string, string>();
  const add = (source: string): boolean => {
    if (isEmpty(source)) return true;
    const line = readLine(source);
    const isMember = line?.depth === column;
    if (isMember && line.name !== undefined) members.set(line.name, line.value?.text ?? '');
    // An item's first key stands behind its dash.
    const isFirstOfItem = isMember && line.dashes.length > 0;
    return !isSeparator(source) && !isFirstOfItem && measureIndent(source) >= column;
  };
  for (let at = row - 1; at >= 0 && !isFirst && add(lines.all[at] ?? ''); at -= 1);
  for (let at = row + 1; at < lines.all.length; at += 1) {
    const source = lines.all[at] ?? '';
    if (!isEmpty(source) && (measureIndent(source) < column || isSeparator(source))) break;
    if (readLine(source)?.dashes.length === 0) add(source);
  }
  return members;
}

/** The members of the mapping that holds the innermost mapping's own key. */
export function membersAround(lines: Lines, ancestors: readonly Ancestor[]): Members {
  const key = ancestors.findLast(({ name }) => typeof name === 'string');
  if (!key) return new Map();
  const line = readLine(lines.all[key.row] ?? '');
  return membersAt(lines, key.row, key.column, (line?.dashes.length ?? 0) > 0);
}
