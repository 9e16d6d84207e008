import { parse } from 'yaml';
import { translated } from '../../kratos/knowledge/translated';
import { isBefore, latestRelease, type Version } from '../reference/versions';
import { schemaPath, type Path } from '../reference/path';
import type { Plain } from '../reference/structure';
import settings from './blocks.json';
import { escapeSnippet, expandSnippet, placed } from './snippetText';
import type { Spot } from './spot/types';
import { pageOrigins } from './urls';
import { sortText, type Suggestion } from './suggestion';

/** A whole block that is written at once. */
export interface Block {
  /** What it does, as its name. */
  readonly name: string;
  /** The mapping that it becomes a part of, as the schema writes paths; `[]` at the end: one item of that list. */
  readonly at: string;
  readonly text: string;
  /** YAML with placeholders of a snippet, in steps of two blanks. */
  readonly lines: readonly string[];
  readonly since?: Version;
  /** The first version in which it is another one. */
  readonly until?: Version;
  /** Offered where nothing is written yet, and there alone. */
  readonly isWhole?: boolean;
  /** Settings elsewhere that belong to it. */
  readonly also?: readonly { readonly path: Path; readonly value: Plain }[];
}

/** The fields of a block that are read. */
export const blockTexts: readonly string[] = ['name', 'text'];

/** All blocks of configurations. */
export const blocks = settings as unknown as readonly Block[];

/** Whether a version has a block in this form. */
export function isOfVersion({ since, until }: Block, version: Version): boolean {
  return (since === undefined || !isBefore(version, since)) && (until === undefined || isBefore(version, until));
}

/**
 * The blocks that fit a place and are not written there: in the mapping they belong to, as an item of their list, or
 * with the key of that mapping or list before them where it is missing.
 */
export function suggestBlocks(text: string, spot: Spot, version: Version, isEmpty: boolean): readonly Suggestion[] {
  // A key that has its colon is being renamed; in one line there is no room for a block.
  if (spot.role === 'value' || spot.hasColon || spot.hasBelow === true || spot.style === 'flow') return [];
  const here = schemaPath(spot.path);
  const ofFile = readBlockVariables(text, version);
  return blocks
    .filter((block) => isOfVersion(block, version) && (block.isWhole ?? false) === (isEmpty && here === ''))
    .flatMap((block, order) => {
      const lines = linesAt(block, here, spot);
      const named = lines?.map((line) => line.replace(/%(\w+)%/g, (_, name: string) => ofFile[name] ?? ''));
      return named ? [toBlockSuggestion(block, named, order, spot)] : [];
    });
}

/** What blocks take over from the file: its version, and where its pages are. */
function readBlockVariables(text: string, version: Version): Readonly<Record<string, string>> {
  const origin = pageOrigins(text)[0] ?? 'http://localhost:4455';
  return {
    version: version === 'newer' ? latestRelease : version,
    origin,
    host: origin.replace(/^https?:\/\//, '').replace(/:\d+$/, ''),
  };
}

/** The lines of a block at a place; undefined where it does not fit. */
function linesAt({ at, lines }: Block, here: string, { role, siblings }: Spot): readonly string[] | undefined {
  const free = (names: readonly string[]): boolean => names.every((name) => !siblings.has(name));
  if (at === here) return free(listTopLevelNames(lines)) ? lines : undefined;
  if (role === 'item') return undefined;
  const list = at.endsWith('[]') ? at.slice(0, -2) : undefined;
  const mapping = list ?? at;
  const asItem = list === undefined ? lines : lines.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`));
  // The list itself is open: the dash is still to be written.
  if (list === here) return asItem;
  const dot = mapping.lastIndexOf('.');
  const parent = mapping.slice(0, Math.max(0, dot));
  const name = mapping.slice(dot + 1);
  return parent === here && mapping !== '' && free([name])
    ? [`${name}:`, ...asItem.map((line) => `  ${line}`)]
    : undefined;
}

function listTopLevelNames(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => /^([\w-]+):/.exec(line)?.[1] ?? []);
}

function toBlockSuggestion(block: Block, lines: readonly string[], order: number, spot: Spot): Suggestion {
  const { name, text, also } = translated(block, blockTexts);
  const snippet = lines.join('\n');
  const code = expandSnippet(snippet);
  const isFirst = spot.role === 'item' || (spot.siblings.size === 0 && spot.path.length === 0);
  return {
    label: name,
    kind: 'block',
    ...(spot.style === 'json' ? inJson(snippet, spot) : inBlock(snippet, spot)),
    // The name is found by its own words and by the keys that it writes.
    filterText: `${spot.typed.startsWith('"') ? '"' : ''}${listTopLevelNames(lines).join(' ')} ${name}`,
    sortText: sortText(isFirst ? 0 : 5, order),
    about: { kind: 'block', text, code },
    ...(also && { also }),
  };
}

function inBlock(snippet: string, spot: Spot): Pick<Suggestion, 'insertText' | 'isSnippet' | 'start' | 'end'> {
  return { start: spot.start, end: spot.end, insertText: placed(snippet, spot), isSnippet: true };
}

/** In JSON the block is written without places to fill in: its first key carries the rest. */
function inJson(
  snippet: string,
  spot: Spot,
): Pick<Suggestion, 'insertText' | 'isSnippet' | 'start' | 'end' | 'commaBefore'> {
  const value: unknown = parse(expandSnippet(snippet));
  const whole = JSON.stringify(value, null, 2);
  if (spot.role === 'item') return { ...places(spot), insertText: placed(escapeSnippet(whole), spot), isSnippet: true };
  // Without the outer braces.
  const members = whole
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(2))
    .join('\n');
  return {
    ...places(spot),
    insertText: placed(escapeSnippet(members + (spot.commaBehind === true ? ',' : '')), spot),
    isSnippet: true,
  };
}

function places({ start, end, commaBefore }: Spot): Pick<Suggestion, 'start' | 'end' | 'commaBefore'> {
  return { start, end, ...(commaBefore !== undefined && { commaBefore }) };
}
