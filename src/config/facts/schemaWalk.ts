import type { ConfigDocument, Entry } from '../document/document';
import type { Path } from '../reference/path';
import { referenceResolver } from './schemaReferences';

/** A schema that Kratos holds a part of an identity against. */
export interface VisitedSchema {
  readonly path: Path;
  /**
   * The trait whose values it describes, as a path below the traits (`name.first`); empty for the traits as a whole,
   * and where it describes several.
   */
  readonly trait: string;
}

/** What a schema describes, by its names from the identity down; undefined where that is several things. */
type Names = readonly string[] | undefined;

interface Step {
  readonly entry: Pick<Entry, 'path' | 'value'>;
  readonly names: Names;
}

/** Keywords whose schemas describe the same thing as the schema that has them, or each item of it. */
const ofTheSame: ReadonlySet<unknown> = new Set([
  'additionalItems',
  'allOf',
  'anyOf',
  'contains',
  'dependencies',
  'else',
  'if',
  'items',
  'not',
  'oneOf',
  'then',
]);

/**
 * Every schema that Kratos comes to from the root of an identity schema, each once: through properties, lists, `allOf`
 * and its like, and references. It comes neither to definitions that nothing refers to, nor to what stands beside a
 * `$ref`, nor, at the root, to other properties than the traits. `isWhole` is false where parts stand in other files.
 * The cost grows with the size of the document.
 */
export function walkSchema(document: ConfigDocument): {
  readonly visited: readonly VisitedSchema[];
  readonly isWhole: boolean;
} {
  const resolve = referenceResolver(document);
  const uses = countUses(document, resolve);
  const visited = new Map<string, VisitedSchema>();
  const steps: Step[] = [{ entry: { path: [], value: {} }, names: [] }];
  // What has a place of its own among the traits is named by that, wherever else it is referred to.
  const referred: Step[] = [];
  let isWhole = true;
  for (let step = steps.pop(); step; step = steps.pop() ?? referred.shift()) {
    const { path } = step.entry;
    if (visited.has(keyFor(path)) || !isSchema(step.entry)) continue;
    visited.set(keyFor(path), { path, trait: step.names?.slice(1).join('.') ?? '' });
    const reference = document.get(...path, '$ref');
    if (!reference) {
      steps.push(...stepsBelow(document, step));
      continue;
    }
    const target = resolve(reference.value);
    if (!target) isWhole = false;
    const entry = target && (document.get(...target) ?? (target.length === 0 ? { path: [], value: {} } : undefined));
    if (entry) referred.push({ entry, names: uses.get(keyFor(entry.path)) === 1 ? step.names : undefined });
  }
  return { visited: [...visited.values()], isWhole };
}

function stepsBelow(document: ConfigDocument, { entry, names }: Step): readonly Step[] {
  const isRoot = names?.length === 0;
  return document.below(...entry.path).flatMap((member): readonly Step[] => {
    const keyword = member.path.at(-1);
    const members = (): readonly Entry[] => document.below(...member.path);
    if (keyword === 'properties')
      return members()
        .filter(({ path }) => !isRoot || path.at(-1) === 'traits')
        .map((one) => ({ entry: one, names: names && [...names, String(one.path.at(-1))] }));
    if (keyword === 'patternProperties') return members().map((one) => ({ entry: one, names: undefined }));
    if (keyword === 'additionalProperties') return isRoot ? [] : [{ entry: member, names: undefined }];
    if (!ofTheSame.has(keyword)) return [];
    const isOne = keyword !== 'dependencies' && !Array.isArray(member.value);
    return (isOne ? [member] : members()).map((one) => ({ entry: one, names }));
  });
}

/** How often each part is referred to. */
function countUses(
  document: ConfigDocument,
  resolve: ReturnType<typeof referenceResolver>,
): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { path, value } of document.entries) {
    const target = path.at(-1) === '$ref' ? resolve(value) : undefined;
    if (target) uses.set(keyFor(target), (uses.get(keyFor(target)) ?? 0) + 1);
  }
  return uses;
}

function keyFor(path: Path): string {
  return JSON.stringify(path.map(String));
}

function isSchema({ value }: Step['entry']): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
