import { schemaPath } from '../reference/path';
import { findStructure } from '../reference/structure';
import { partAt } from '../document/detect/parts';
import { suggestBlocks } from './blocks';
import { wantedFiles } from './files';
import { suggestInSchema } from './identity';
import { suggestKeys } from './keys';
import { spotAt } from './spot/spot';
import type { Spot } from './spot/types';
import type { CompletionContext, Suggestion } from './suggestion';
import { suggestSuppressions } from './suppressions';
import { suggestValues } from './values';
import { suggestVariables } from './variables';

/**
 * What can be written at an offset of a configuration, an identity schema or a file of variables, best first by
 * `sortText`. The text may be broken in every way; it is read once. Nothing is offered where it would not be
 * understood: in comments (but for those that switch rules off), in texts of several lines, at depths that fit no
 * block.
 */
export function completeAt(text: string, offset: number, context: CompletionContext): readonly Suggestion[] {
  const part = partAt(text, offset, context.document);
  return part ? completeIn(part.text, offset, { ...context, document: part.document }) : [];
}

function completeIn(text: string, offset: number, context: CompletionContext): readonly Suggestion[] {
  const { document } = context;
  if (document.kind === 'environment') return suggestVariables(text, offset, context);
  if (document.kind === 'identity-schema') return suggestInSchema(text, spotAt(text, offset, true), context.version);
  const ignored = suggestSuppressions(text, offset);
  if (ignored) return ignored;
  const spot = spotIn(text, offset, document.root, context.isJson);
  return spot ? suggestAt(text, spot, context) : [];
}

/** Whether the value at an offset may be a file; then it is worth while to look which there are. */
export function mayBeFile(text: string, offset: number, context: CompletionContext): boolean {
  const part = partAt(text, offset, context.document);
  const spot =
    part?.document.kind === 'config' ? spotIn(part.text, offset, part.document.root, context.isJson) : undefined;
  return spot !== undefined && spot.role !== 'key' && wantedFiles(schemaPath(spot.path)) !== undefined;
}

/** The place in the configuration, whose paths begin below `root`. */
function spotIn(text: string, offset: number, root: string, isJson?: boolean): Spot | undefined {
  const spot = spotAt(text, offset, isJson === true && text.trim() !== '' ? true : undefined);
  const names = root.split('.').filter((name) => name !== '');
  if (!spot || !names.every((name, at) => spot.path[at] === name)) return undefined;
  return names.length === 0 ? spot : { ...spot, path: spot.path.slice(names.length) };
}

function suggestAt(text: string, spot: Spot, context: CompletionContext): readonly Suggestion[] {
  const path = schemaPath(spot.path);
  const type = path === '' ? 'object' : findStructure(path)?.structure.type;
  switch (spot.role) {
    case 'key':
      if (type !== 'array') return suggestMembers(text, spot, context);
      // The dash is still to be written; beside keys there can be none.
      return spot.siblings.size > 0 ? [] : suggestItems(text, dashed(spot), context);
    case 'item':
      return suggestItems(text, spot, context);
    case 'value':
      return type === 'object' || type === 'array'
        ? suggestBelow(text, spot, type === 'array', context)
        : suggestValues(text, spot, context);
  }
}

function suggestMembers(
  text: string,
  spot: Spot,
  { version, keysElsewhere }: CompletionContext,
): readonly Suggestion[] {
  return [
    ...suggestBlocks(text, spot, version, text.trim() === '' || isUnwritten(text, spot)),
    ...(keysElsewhere === true ? [] : suggestKeys(spot, version)),
  ];
}

/** Whether nothing but what is being typed and comments stands in the text. */
function isUnwritten(text: string, { start, end }: Spot): boolean {
  const others = text.slice(0, start) + text.slice(end);
  return !/^(?![ \t]*(?:#|---[ \t\r]*$)).*\S/m.test(others);
}

function suggestItems(text: string, spot: Spot, context: CompletionContext): readonly Suggestion[] {
  const isMapping = findStructure(schemaPath(spot.path))?.structure.type === 'object';
  if (!isMapping) return suggestValues(text, spot, context);
  // In flow style and JSON a mapping has braces of its own.
  if (spot.style === 'flow') return [];
  if (spot.style === 'json') return suggestBlocks(text, spot, context.version, false);
  return suggestMembers(text, spot, context);
}

/** Behind the colon of a block: its members go into the next line. */
function suggestBelow(text: string, spot: Spot, isList: boolean, context: CompletionContext): readonly Suggestion[] {
  const { opens, typed, unit, inner, start } = spot;
  if (opens === undefined || typed !== '') return [];
  const below: Spot = {
    ...spot,
    role: 'key',
    start: Math.min(opens, start),
    siblings: new Map<string, string>(),
    lead: `\n${' '.repeat(inner)}${unit}`,
    inner: inner + unit.length,
  };
  return isList ? suggestItems(text, dashed(below), context) : suggestMembers(text, below, context);
}

function dashed(spot: Spot): Spot {
  return {
    ...spot,
    role: 'item',
    path: [...spot.path, 0],
    siblings: new Map(),
    hasBelow: false,
    lead: `${spot.lead}- `,
    inner: spot.inner + 2,
  };
}
