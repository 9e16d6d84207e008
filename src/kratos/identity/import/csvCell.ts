import { t } from '@vscode/l10n';
import { readJson } from '../../flow/json';
import { typeWords } from './schemaAt';

/** What a cell becomes, or why it becomes nothing. */
export type CellValue = { readonly value: unknown } | { readonly problem: string };

/**
 * A cell as the schema wants it: text, number, true or false, a list or an object as JSON. Where the schema says
 * nothing, it is text, unless it is JSON of a list or an object, `true` or `false`: numbers may have zeros in front.
 */
export function readCell(cell: string, types: ReadonlySet<string>): CellValue {
  const text = cell.trim();
  const structure = /^[[{]/.test(text) ? readJson(text) : undefined;
  if (types.size === 0) {
    if (structure !== undefined) return { value: structure };
    return { value: text === 'true' || text === 'false' ? text === 'true' : cell };
  }
  if (types.has('string') && !(structure !== undefined && (types.has('array') || types.has('object'))))
    return { value: cell };
  if (types.has('boolean') && /^(?:true|false|1|0|yes|no)$/i.test(text))
    return { value: /^(?:true|1|yes)$/i.test(text) };
  if ((types.has('integer') || types.has('number')) && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) {
    const value = Number(text);
    return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))
      ? { problem: t('The number has more digits than can be kept.') }
      : { value };
  }
  if (types.has('array')) return { value: Array.isArray(structure) ? structure : [text] };
  if (types.has('object') && structure !== undefined) return { value: structure };
  if (types.has('null') && text === 'null') return { value: null };
  return { problem: t('It has to be {0}.', typeWords(types)) };
}
