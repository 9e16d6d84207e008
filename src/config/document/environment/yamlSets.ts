import { isAlias, isMap, isScalar, isSeq, visit, type Document, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { resolveAliases, type Aliases } from '../aliases';
import type { Place } from '../document';
import { parseText } from '../parse';
import { isMergeKey } from '../settings';
import type { Assignment, VariableSet } from './assignment';

/**
 * Keys below which variables stand: of compose, of containers and the charts that make them, of ConfigMaps and Secrets.
 */
const holders: ReadonlySet<unknown> = new Set(['environment', 'env', 'extraEnv', 'extraEnvVars', 'data', 'stringData']);
/** Keys beside them that bring more. */
const others: ReadonlySet<unknown> = new Set(['env_file', 'envFrom', 'environmentSecretsName', 'extraEnvFrom']);

/**
 * The variables that a YAML document sets: compose services, Deployments, values of charts. Each place is the variables
 * of one program.
 */
export function readYamlSets(text: string): readonly VariableSet[] {
  const sets: VariableSet[] = [];
  for (const document of parseText(text).documents) {
    const source = openSource(document, text);
    visit(document, {
      Pair: (_, pair, path) => {
        if (!isScalar(pair.key) || !holders.has(pair.key.value)) return undefined;
        const { assignments, isWhole } = assignmentsIn(pair, source);
        const around = path.at(-1);
        if (assignments.length > 0)
          sets.push({ assignments, isOpen: !isWhole || (isMap(around) && hasOthers(around)), isShared: false });
        return undefined;
      },
    });
  }
  return sets;
}

function hasOthers(map: YAMLMap): boolean {
  return map.items.some(({ key }) => isScalar(key) && others.has(key.value));
}

/** A document that variables are read from. */
interface Source {
  readonly text: string;
  readonly aliases: Aliases;
  /** How many members of mappings may still be read that aliases bring to several places. */
  shared: number;
}

/** Nobody shares more among the programs of one file. */
const mostShared = 10_000;

/** What `assignmentsIn` reads from. Most files have no aliases. */
export function openSource(document: Document, text: string): Source {
  return { text, aliases: text.includes('*') ? resolveAliases(document) : new Map(), shared: mostShared };
}

/**
 * The variables that stand below a key such as `environment`, in whatever form, those of the mappings that are merged
 * into it too. `isWhole`: whether each of these is in the file.
 */
export function assignmentsIn(
  { value }: Pair,
  source: Source,
): { readonly assignments: readonly Assignment[]; readonly isWhole: boolean } {
  const node = isAlias(value) ? source.aliases.get(value) : value;
  if (!isMap(node)) return { assignments: isSeq(node) ? listed(node.items, source.text) : [], isWhole: true };
  const { maps, isWhole } = withMerged(value, source);
  const known = new Map<string, Assignment>();
  for (const map of maps)
    for (const one of map.items.flatMap((pair) => ofMember(pair, source.text)))
      if (!known.has(one.name)) known.set(one.name, one);
  return { assignments: [...known.values()], isWhole };
}

/** A mapping and what is merged into it, in the order in which they count. */
function withMerged(
  written: unknown,
  source: Source,
): { readonly maps: readonly YAMLMap[]; readonly isWhole: boolean } {
  const maps = new Set<YAMLMap>();
  let isWhole = true;
  const add = (given: unknown): void => {
    const node = isAlias(given) ? source.aliases.get(given) : given;
    if (isAlias(given) && isMap(node)) source.shared -= node.items.length;
    if (isSeq(node)) node.items.forEach(add);
    else if (!isMap(node) || source.shared < 0) isWhole = false;
    else if (!maps.has(node)) {
      maps.add(node);
      for (const { key, value } of node.items) if (isMergeKey(key)) add(value);
    }
  };
  add(written);
  return { maps: [...maps], isWhole };
}

function listed(items: readonly unknown[], text: string): readonly Assignment[] {
  return items.flatMap((item) => (isMap(item) ? ofContainer(item, text) : isScalar(item) ? ofText(item, text) : []));
}

/** `NAME: value` */
function ofMember({ key, value }: Pair, text: string): readonly Assignment[] {
  return isScalar(key) && typeof key.value === 'string' ? made(key, key.value, value, text) : [];
}

/** `name: NAME` with `value`, or with `valueFrom`, which is unknown here. */
function ofContainer(item: YAMLMap, text: string): readonly Assignment[] {
  const member = (name: string): unknown => item.items.find(({ key }) => isScalar(key) && key.value === name)?.value;
  const name = member('name');
  return isScalar(name) && typeof name.value === 'string' ? made(name, name.value, member('value'), text) : [];
}

/** `- NAME=value`; without a sign the value is that of the shell. Quotes around the value alone are a part of it. */
function ofText(item: Scalar, text: string): readonly Assignment[] {
  const place = locateScalar(item);
  if (typeof item.value !== 'string' || !place) return [];
  const [name = '', ...rest] = item.value.split('=');
  if (!isName(name)) return [];
  const quote = quoteAt(text, place);
  const start = place.start + quote.length;
  const namePlace = { start, end: start + name.length };
  if (rest.length === 0) return [{ name, namePlace, place: namePlace, write: (value) => value }];
  return [
    {
      name,
      namePlace,
      value: rest.join('='),
      place: { start: namePlace.end + 1, end: place.end - quote.length },
      write: (value) => (quote === '"' ? JSON.stringify(value).slice(1, -1) : value),
    },
  ];
}

function made(at: Scalar, name: string, given: unknown, text: string): readonly Assignment[] {
  const namePlace = locateScalar(at);
  if (!namePlace || !isName(name)) return [];
  const place = isScalar(given) ? locateScalar(given) : undefined;
  const value = isScalar(given) ? readWrittenText(given) : undefined;
  if (!place || value === undefined) return [{ name, namePlace, place: namePlace, write: (one) => one }];
  const quote = quoteAt(text, place);
  return [{ name, namePlace, value, place, write: (one) => (quote === "'" ? `'${one}'` : JSON.stringify(one)) }];
}

/** A value as it is written, since `yes` and `0755` are texts by the time that they are variables. */
function readWrittenText({ value, source }: Scalar): string | undefined {
  if (value === null) return undefined;
  return typeof value === 'string' ? value : (source ?? JSON.stringify(value));
}

function locateScalar({ range }: Scalar): Place | undefined {
  return range ? { start: range[0], end: range[1] } : undefined;
}

function quoteAt(text: string, { start }: Place): '"' | "'" | '' {
  const sign = text.charAt(start);
  return sign === '"' || sign === "'" ? sign : '';
}

/** No variable of Kratos's has a longer name. */
function isName(name: string): boolean {
  return /^[A-Za-z_]\w{0,200}$/.test(name);
}
