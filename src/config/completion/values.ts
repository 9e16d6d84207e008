import type { Value } from './value';
import { t } from '@vscode/l10n';
import { keyDoc, valueDoc } from '../reference/docs';
import { readConfig } from '../document/readConfig';
import { schemaPath } from '../reference/path';
import { foreignHooks } from '../facts/hooks';
import { allowedAt, defaultAt, findStructure, type KeyStructure, type Scalar } from '../reference/structure';
import { fileValues, wantedFiles } from './files';
import { scalarText } from './snippetText';
import type { Spot } from './spot/types';
import { sortText, type CompletionContext, type Suggestion } from './suggestion';
import typical from './typicalValues.json';
import { urlValues, wantsUrls } from './urls';

/**
 * What can be the value of a setting: what the schema lists, schema ids, files, addresses of the file, what is usual,
 * the default.
 */
export function suggestValues(text: string, spot: Spot, context: CompletionContext): readonly Suggestion[] {
  const path = schemaPath(spot.path);
  const found = findStructure(path);
  if (!found) return [];
  const own = ownValues(text, path, spot, context);
  // Where the ids are known, no other one works.
  const isComplete = own.some(({ kind }) => kind === 'id');
  const values = [
    ...own,
    ...(isComplete || context.keysElsewhere === true ? [] : plainValues(found.path, found.structure, context)),
  ];
  const seen = new Set<Scalar>();
  return values
    .filter(({ value }) => !seen.has(value) && seen.add(value))
    .map((value, order) => toValueSuggestion(value, order, path, spot));
}

/** Whether something is known that can be the value at a path of the schema, beside its default. */
export function hasValues(path: string): boolean {
  const structure = findStructure(path)?.structure;
  return (
    structure?.enum !== undefined ||
    structure?.type === 'boolean' ||
    path === 'identity.default_schema_id' ||
    wantedFiles(path) !== undefined ||
    wantsUrls(path) ||
    listTypicalValues(path).length > 0
  );
}

/** What only we know of: ids, files and addresses. */
function ownValues(text: string, path: string, spot: Spot, context: CompletionContext): readonly Value[] {
  if (path === 'identity.default_schema_id') return schemaIds(text, context);
  return [...fileValues(text, path, context.files ?? []), ...urlValues(text, path, spot)];
}

/** The ids of the schemas that the configuration names. */
function schemaIds(text: string, { document }: CompletionContext): readonly Value[] {
  const root = document.kind === 'config' ? document.root.split('.').filter((name) => name !== '') : [];
  return readConfig(text, root)
    .below('identity', 'schemas')
    .flatMap(({ value }): Value[] => {
      const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
      return typeof id === 'string' ? [{ value: id, kind: 'id', detail: t('identity schema of this file') }] : [];
    });
}

function plainValues(path: string, structure: KeyStructure, { version }: CompletionContext): readonly Value[] {
  const fallback = defaultAt(structure, version);
  const values = structure.type === 'boolean' ? [true, false] : allowedAt(structure, version);
  const usual = listTypicalValues(path).map((value) =>
    structure.type === 'integer' || structure.type === 'number' ? Number(value) : value,
  );
  const all = [...values, ...usual, ...(fallback === undefined || fallback === '' ? [] : [fallback])];
  return [...all.filter((value) => !isForeign(path, value)), ...all.filter((value) => isForeign(path, value))].map(
    (value): Value => {
      const title = findValueTitle(path, value);
      const detail = value === fallback ? (title === undefined ? t('default') : t('{0} (default)', title)) : title;
      return { value, kind: 'value', ...(detail !== undefined && { detail }) };
    },
  );
}

/** Hooks that the schema knows and the open-source server does not. */
function isForeign(path: string, value: Scalar): boolean {
  return path.endsWith('.hook') && typeof value === 'string' && foreignHooks.has(value);
}

function findValueTitle(path: string, value: Scalar): string | undefined {
  const { key, definition } = keyDoc(path) ?? { key: {}, definition: {} };
  return valueDoc(key, String(value))?.title ?? valueDoc(definition, String(value))?.title;
}

function listTypicalValues(path: string): readonly string[] {
  return typical.find(({ keys }) => keys.some((key) => path === key || path.endsWith(`.${key}`)))?.values ?? [];
}

function toValueSuggestion({ value, kind, detail }: Value, order: number, path: string, spot: Spot): Suggestion {
  const label = String(value);
  const { start, end, commaBefore, commaBehind } = spot;
  const text = scalarText(value, spot);
  const comma = commaBehind === true ? ',' : '';
  return {
    label,
    kind,
    start,
    end,
    insertText: spot.lead + text + comma,
    ...(detail !== undefined && { detail }),
    sortText: sortText(0, order),
    ...(order === 0 && { preselect: true as const }),
    ...(commaBefore !== undefined && { commaBefore }),
    ...(kind === 'value' && { about: { kind: 'value' as const, path, value: label } }),
  };
}
