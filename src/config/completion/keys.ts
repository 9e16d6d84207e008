import { t } from '@vscode/l10n';
import { keyDoc } from '../reference/docs';
import { schemaPath } from '../reference/path';
import { namesBelow } from '../reference/members';
import { allowedAt, defaultAt, isDeprecated, presence, findStructure, type KeyStructure } from '../reference/structure';
import type { Version } from '../reference/versions';
import common from './commonKeys.json';
import { choice, escapeSnippet, placed, placeholder, scalarText } from './snippetText';
import type { Spot } from './spot/types';
import { sortText, type Suggestion } from './suggestion';
import { hasValues } from './values';
import { isOfVariant } from './variants';

/**
 * The keys that can still be written at a place of a configuration, in this version and for what stands beside them.
 * The path is the configuration's.
 */
export function suggestKeys(spot: Spot, version: Version): readonly Suggestion[] {
  const parent = schemaPath(spot.path);
  const general = parent === '' ? '' : findStructure(parent)?.path;
  if (general === undefined) return [];
  return namesBelow(general)
    .filter((name) => name !== '*' && !spot.siblings.has(name) && isOfVariant(general, name, spot))
    .flatMap((name, order) => {
      const path = general === '' ? name : `${general}.${name}`;
      const structure = findStructure(path)?.structure;
      if (!structure || presence(structure, version) !== 'present') return [];
      return [
        toKeySuggestion({ name, path: parent === '' ? name : `${parent}.${name}`, structure, order }, spot, version),
      ];
    });
}

interface Key {
  readonly name: string;
  readonly path: string;
  readonly structure: KeyStructure;
  readonly order: number;
}

function toKeySuggestion({ name, path, structure, order }: Key, spot: Spot, version: Version): Suggestion {
  const isOld = isDeprecated(structure, version);
  const isRequired = structure.required === true || structure.requiredInSomeVariant === true;
  const title = keyDoc(findStructure(path)?.path ?? path)?.key.title ?? keyDoc(path)?.definition.title;
  const detail = isRequired ? (title === undefined ? t('required') : t('{0} (required)', title)) : title;
  return {
    label: name,
    kind: 'key',
    ...keyText(spot, name, valueText(path, structure, spot, version)),
    ...(detail !== undefined && { detail }),
    sortText: sortText(isOld ? 8 : isRequired ? 1 : common.includes(name) ? 2 : 3, rank(name, order)),
    ...(isOld && { deprecated: true as const }),
    ...(asksAgain(path, structure, version) &&
      !spot.hasColon &&
      spot.hasBelow !== true && { asksAgain: true as const }),
    about: { kind: 'key', path },
  };
}

function rank(name: string, order: number): number {
  const at = common.indexOf(name);
  return at === -1 ? 500 + order : at;
}

/** What a key is written as, with its value behind it. */
export function keyText(
  spot: Spot,
  name: string,
  value: string,
): Pick<Suggestion, 'insertText' | 'isSnippet' | 'filterText' | 'start' | 'end' | 'commaBefore'> {
  const { start, end, style, hasColon, commaBefore, typed, commaBehind } = spot;
  const isQuoted = style === 'json' || /^["']/.test(typed);
  const quote = style !== 'json' && typed.startsWith("'") ? "'" : '"';
  const key = isQuoted ? `${quote}${name}${quote}` : name;
  const places = {
    start,
    end,
    ...(/^["']/.test(typed) && { filterText: key }),
    ...(commaBefore !== undefined && { commaBefore }),
  };
  if (hasColon) return { ...places, insertText: spot.lead + key };
  if (spot.hasBelow === true) return { ...places, insertText: `${spot.lead}${key}:` };
  const comma = commaBehind === true ? ',' : '';
  return { ...places, insertText: placed(`${escapeSnippet(key)}:${value}${comma}`, spot), isSnippet: true };
}

/** What follows a key's colon: where its members go, or its value with what may be chosen. */
function valueText(path: string, structure: KeyStructure, spot: Spot, version: Version): string {
  const { style } = spot;
  const opening = { block: '\n  $0', flow: ' { $0 }', json: ' {\n  $0\n}' };
  const list = { block: '\n  - $0', flow: ' [$0]', json: ' [$0]' };
  if (structure.type === 'object' || namesBelow(path).length > 0) return opening[style];
  if (structure.type === 'array') return list[style];
  const fallback = defaultAt(structure, version);
  const plain = { style, quote: '' } as const;
  if (structure.type === 'boolean') return ` ${choice(fallback === true ? ['false', 'true'] : ['true', 'false'])}`;
  const values = allowedAt(structure, version).filter((value) => value !== fallback);
  if (values.length > 0 && !hasManyMeanings(path)) {
    const all = fallback === undefined ? values : [fallback, ...values];
    return ` ${choice(all.map((value) => scalarText(value, plain)))}`;
  }
  if (fallback !== undefined) return ` ${placeholder(scalarText(fallback, plain))}`;
  return style === 'json' && structure.type === 'string' ? ' "$0"' : ' $0';
}

/** Values that are better chosen from the list with their documentation than from bare words. */
function hasManyMeanings(path: string): boolean {
  return /\.(?:hook|provider)$/.test(path);
}

function asksAgain(path: string, structure: KeyStructure, version: Version): boolean {
  if (structure.type === 'object') return namesBelow(findStructure(path)?.path ?? path).some((name) => name !== '*');
  if (structure.type === 'array') return true;
  return hasManyMeanings(path) || (defaultAt(structure, version) === undefined && hasValues(path));
}
