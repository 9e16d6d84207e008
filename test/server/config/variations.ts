import {
  knownPaths,
  keywordAt,
  presence,
  findStructure,
  type KeyStructure,
  type Plain,
} from '../../../src/config/reference/structure';
import type { Version } from '../../../src/config/reference/versions';

/** One small change of a working configuration. */
export interface Variation {
  /** What is done, and where: `another type at courier.smtp.from_name`. */
  readonly name: string;
  /** Variations of one group are alike: the same change in the same section. */
  readonly group: string;
  /** Whether it changes something that the working configuration has. Otherwise parents are written with it. */
  readonly isNear: boolean;
  readonly config: Plain;
}

interface Change {
  readonly kind: string;
  /** Undefined takes the key out. */
  readonly value: Plain | undefined;
}

/**
 * Keys that decide where and on what the server runs, so that with other values it could not be seen starting, or that
 * speak of files which only the server's machine has: only values that are refused before are tried.
 */
const ofTheMachine =
  /^(?:dsn|help|config|serve\.\w+\.(?:host|port|base_url)|serve\.\w+\.tls|identity\.schemas\[\]\.url)(?:$|\W)/;

/**
 * All changes that the structure of the configuration gives reason to, of every key: of thousands, in the order of the
 * schema.
 */
export function allVariations(working: Plain, version: Version): readonly Variation[] {
  return knownPaths.flatMap((path) => {
    const structure = findStructure(path)?.structure;
    if (!structure) return [];
    const at = placeIn(working, path);
    const isWritten = valueAt(working, at) !== undefined;
    const isNear = isWritten || valueAt(working, at.slice(0, -1)) !== undefined;
    return changesOf(path, structure, version, isWritten).map(({ kind, value }) => ({
      name: `${kind} at ${path}${value === undefined ? '' : `: ${JSON.stringify(value)}`}`,
      group: `${sectionOf(path)}: ${kind}`,
      isNear,
      config: changed(working, at, value),
    }));
  });
}

/**
 * One of each group and more of large ones, evenly spread over it. Where it can be, they change something that is
 * written.
 */
export function sample(all: readonly Variation[]): readonly Variation[] {
  const groups = Map.groupBy(all, ({ group }) => group);
  return [...groups.values()].flatMap((group) => {
    const count = Math.max(1, Math.round(Math.sqrt(group.length) / 4));
    const near = group.filter((one) => one.isNear);
    const from = near.length >= count ? near : group;
    return Array.from({ length: count }, (_, at) => from[Math.floor(((at + 0.5) * from.length) / count)]).filter(
      (one) => one !== undefined,
    );
  });
}

/** The part of the configuration that a key belongs to; flows and methods are parts of their own. */
function sectionOf(path: string): string {
  return /^(?:selfservice\.)?\w[\w-]*/.exec(path)?.[0] ?? '';
}

function changesOf(path: string, structure: KeyStructure, version: Version, isWritten: boolean): readonly Change[] {
  const when = presence(structure, version);
  const good = valueFor(structure, version);
  const isOfTheMachine = ofTheMachine.test(path);
  if (when !== 'present') {
    const kind = when === 'gone' ? 'a key that is gone' : 'a key of a later version';
    return good === undefined ? [] : [{ kind, value: good }];
  }
  const isRequired = structure.required === true || structure.requiredInSomeVariant === true;
  return [
    ...(good === undefined || isOfTheMachine
      ? []
      : [{ kind: structure.deprecated ? 'a deprecated key' : 'a value that it takes', value: good }]),
    ...(isOfTheMachine ? [] : [{ kind: 'nothing', value: null }]),
    ...(isRequired && isWritten && path !== 'dsn' ? [{ kind: 'without the key', value: undefined }] : []),
    ...(structure.type === undefined ? [] : [{ kind: 'another type', value: otherType(structure.type) }]),
    ...againstLimits(structure, version),
    ...(structure.type === 'object' && !isOfTheMachine
      ? [{ kind: 'an unknown key', value: { unheard_of: true } }]
      : []),
  ];
}

function againstLimits(structure: KeyStructure, version: Version): readonly Change[] {
  const { minimum, maximum, minLength, maxLength, minItems, uniqueItems, pattern, format, type } = structure;
  const change = (kind: string, value: Plain): Change => ({ kind, value });
  const badFormat = format === undefined ? undefined : badOfFormat[format];
  return [
    ...(keywordAt(structure, 'enum', version) === undefined ? [] : [change('a value of its own', 'none-of-these')]),
    ...(pattern === undefined ? [] : [change('against its pattern', '%')]),
    ...(minimum === undefined ? [] : [change('too small', minimum - 1)]),
    ...(maximum === undefined ? [] : [change('too large', maximum + 1)]),
    ...(minLength === undefined ? [] : [change('too short', 'x'.repeat(minLength - 1))]),
    ...(maxLength === undefined ? [] : [change('too long', 'x'.repeat(maxLength + 1))]),
    ...(minItems === undefined ? [] : [change('too few', [])]),
    ...(uniqueItems === undefined ? [] : [change('twice the same', [twice, twice])]),
    ...(type === 'integer' ? [change('half a number', 7.5), change('a number as text', '7')] : []),
    ...(type === 'boolean' ? [change('a switch as text', 'true')] : []),
    ...(badFormat === undefined ? [] : [change('against its format', badFormat)]),
  ];
}

/** Long enough for a secret, and no hook. */
const twice = 'the-same-text-of-thirty-two-byte';

const badOfFormat: Readonly<Record<string, string>> = {
  uri: 'neither/here nor there',
  'uri-reference': 'http://[half',
  email: 'nobody',
  hostname: 'under_score',
  uuid: 'one',
};

function otherType(type: string): Plain {
  return type === 'string' ? 7 : type === 'object' ? 'text' : type === 'array' ? { text: 'text' } : 'text';
}

/** A value that the key takes as far as its own keywords tell; undefined where they do not. */
function valueFor(structure: KeyStructure, version: Version): Plain | undefined {
  const values = keywordAt(structure, 'enum', version);
  if (Array.isArray(values)) return (values as readonly Plain[]).at(-1);
  const [example] = structure.examples ?? [];
  if (example !== undefined) return example;
  const fallback = keywordAt(structure, 'default', version);
  if (fallback !== undefined) return fallback;
  const { type, pattern, format, minimum, minItems } = structure;
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return Math.max(minimum ?? 0, 1);
  if (type === 'array') return minItems === undefined ? [] : undefined;
  if (type !== 'string' || pattern !== undefined) return undefined;
  return format === undefined || format === 'uri' || format === 'uri-reference'
    ? 'http://127.0.0.1:4455/text'
    : undefined;
}

type Step = string | number;

/**
 * Where a key of the schema stands in a configuration: for items the first that has it, for free names the first that
 * is there.
 */
function placeIn(config: Plain, path: string): readonly Step[] {
  const steps = path.split('.').flatMap((name): Step[] => {
    const items = name.match(/\[\]/g) ?? [];
    return [name.replaceAll('[]', ''), ...items.map(() => 0)];
  });
  const place: Step[] = [];
  for (const [index, step] of steps.entries()) {
    const here = valueAt(config, place);
    if (typeof step === 'number' && Array.isArray(here)) {
      const rest = steps.slice(index + 1);
      const found = here.findIndex((item: Plain) => valueAt(item, rest) !== undefined);
      place.push(found === -1 ? 0 : found);
    } else if (step === '*') place.push(Object.keys(isRecord(here) ? here : {})[0] ?? 'X-Free');
    else place.push(step);
  }
  return place;
}

function valueAt(value: Plain | undefined, [step, ...rest]: readonly Step[]): Plain | undefined {
  if (step === undefined || value === undefined) return value;
  if (Array.isArray(value))
    return typeof step === 'number' ? valueAt(value[step] as Plain | undefined, rest) : undefined;
  return isRecord(value) ? valueAt(value[step], rest) : undefined;
}

/**
 * A copy with a value at a place, or without what is there. What `unheard_of` is written to keeps its other members.
 */
export function changed(config: Plain | undefined, [step, ...rest]: readonly Step[], value: Plain | undefined): Plain {
  if (step === undefined)
    return isRecord(value) && 'unheard_of' in value && isRecord(config) ? { ...config, ...value } : (value ?? null);
  if (typeof step === 'number') {
    const items: Plain[] = Array.isArray(config) ? [...(config as readonly Plain[])] : [];
    if (rest.length === 0 && value === undefined) items.splice(step, 1);
    else items[step] = changed(items[step], rest, value);
    return items;
  }
  const members = isRecord(config) ? { ...config } : {};
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(Object.entries(members).filter(([name]) => name !== step));
  return { ...members, [step]: changed(members[step], rest, value) };
}

function isRecord(value: Plain | undefined): value is Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
