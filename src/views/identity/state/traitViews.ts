import type { DescribedTrait } from '../../../config/facts/traitTitles';
import { isObject, type JsonObject } from '../../../kratos/flow/json';
import type { TraitView } from '../../../protocol/identity';

/**
 * The traits of an identity by their titles, in the order of the schema: those without a value too, and behind them
 * what the schema does not describe. Groups are taken apart into their traits; everything that is neither a text, a
 * number, yes or no nor a list of these is shown as JSON. Without a schema the names stand for the titles.
 */
export function toTraitViews(traits: unknown, described: readonly DescribedTrait[] = []): readonly TraitView[] {
  if (!isObject(traits)) return [toView({ name: 'traits', isGroup: false }, [], traits)];
  const groups = described.filter(({ isGroup }) => isGroup);
  const leaves = described.filter(({ isGroup }) => !isGroup);
  const titles = new Map(described.map(({ name, title }) => [name, title]));
  const known = leaves.map((trait) => toView(trait, groupTitles(trait.name, titles), valueAt(traits, trait.name)));
  const names = new Set(leaves.map(({ name }) => name));
  const isGroup = (name: string): boolean => groups.some((group) => group.name === name);
  const others = undescribed(traits, '', names, isGroup).map(([name, value]) =>
    toView({ name, isGroup: false }, groupTitles(name, titles), value),
  );
  return [...known, ...others];
}

/** What the groups are called that a trait belongs to, outermost first. */
function groupTitles(name: string, titles: ReadonlyMap<string, string | undefined>): readonly string[] {
  const parts = name.split('.').slice(0, -1);
  return parts.map((part, at) => titles.get(parts.slice(0, at + 1).join('.')) ?? part);
}

/** A value below the traits. A name with a dot in it is looked for as it is written first. */
function valueAt(traits: JsonObject, name: string): unknown {
  if (Object.hasOwn(traits, name)) return traits[name];
  const dot = name.indexOf('.');
  const inner = dot < 0 ? undefined : traits[name.slice(0, dot)];
  return isObject(inner) ? valueAt(inner, name.slice(dot + 1)) : undefined;
}

function undescribed(
  value: JsonObject,
  path: string,
  names: ReadonlySet<string>,
  isGroup: (name: string) => boolean,
): readonly (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = path === '' ? key : `${path}.${key}`;
    if (names.has(name)) return [];
    return isObject(inner) && isGroup(name) ? undescribed(inner, name, names, isGroup) : [[name, inner] as const];
  });
}

function toView({ name, title }: DescribedTrait, groups: readonly string[], value: unknown): TraitView {
  const label = [...groups, title ?? name.split('.').at(-1)].join(' › ');
  const shown = { label, ...(label !== name && { name }) };
  if (value === undefined || value === null || value === '') return { ...shown, values: [] };
  if (isScalar(value)) return { ...shown, values: [String(value)] };
  if (Array.isArray(value) && value.every(isScalar)) return { ...shown, values: value.map(String) };
  return { ...shown, values: [JSON.stringify(value, undefined, 2)], isJson: true };
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
