import { chartRootsIn, isBelow } from './charts';
import type { Place } from '../document';
import { beginsWithKey, decodeAt, type EncodedText } from './encodedText';
import { readFileName, type FileName } from './fileNames';
import { itemsWith } from './items';
import { classifyKeys, type Shape } from './shape';
import { holdsVariables } from './holdsVariables';
import { manifestsWithin } from './manifestsWithin';
import { readUpperLevels, type UpperLevels } from './upperKeys';
import type { UpperKey } from './upperKey';

/**
 * What a document is to Kratos. `isWithin`: it stands in texts within the document, which `listParts` finds, as in a
 * ConfigMap.
 */
export type KratosDocument =
  | {
      readonly kind: 'config';
      /**
       * The names above the configuration, each with a dot behind it (`kratos.config.` in the values of a chart);
       * nothing when it is the document.
       */
      readonly root: string;
      readonly isWithin?: true;
      /** Whether it is for Ory Network, which has keys of its own. */
      readonly isNetwork?: true;
    }
  | { readonly kind: 'identity-schema'; readonly isWithin?: true }
  /** Assignments of environment variables, among them Kratos's. */
  | { readonly kind: 'environment' };

/**
 * What a document is to Kratos; undefined for everything else, which is left alone. Its shape decides, read from the
 * keys of the upper levels; the name is evidence only where the shape says nothing else. Nothing is parsed, so that
 * asking for every YAML and JSON file costs less than a millisecond. `head` should hold the first few thousand
 * characters.
 */
export function recogniseDocument(
  fileName: string,
  head: string,
  { isAlias, isGiven = false }: Surroundings = {},
): KratosDocument | undefined {
  const name = isGiven ? { ...readFileName(fileName), isOfKratos: true } : readFileName(fileName);
  if (isIdentitySchema(name, head)) return { kind: 'identity-schema' };
  const levels = name.isConfig ? readUpperLevels(head) : undefined;
  const config = levels && !levels.isList ? configIn(name, head, levels.keys, isAlias) : undefined;
  if (config) return config;
  if (holdsVariables(name, head, levels?.keys ?? [])) return { kind: 'environment' };
  return levels && textsWithin(head, levels)[0]?.document;
}

/** Whether the files around one that is nothing by itself could make it a configuration. */
export function mayBeConfig(fileName: string, head: string): boolean {
  const name = { ...readFileName(fileName), isOfKratos: true };
  const levels = name.isConfig ? readUpperLevels(head) : undefined;
  return levels?.isList === false && configIn(name, head, levels.keys, () => true) !== undefined;
}

/** What the files around one say of it. */
interface Surroundings {
  /** Whether the chart that it belongs to has Kratos's chart under a name. */
  readonly isAlias?: (name: string) => boolean;
  /** Whether a command starts Kratos with it. */
  readonly isGiven?: boolean;
}

/** Whether a file is a configuration in TOML, which Kratos reads and nothing here does. */
export function isTomlConfig(fileName: string, head: string): boolean {
  return (
    fileName.toLowerCase().endsWith('.toml') &&
    /^(?:\[selfservice[.\]]|\[\[identity\.schemas|selfservice\.\w)/m.test(head)
  );
}

/** A text within a document that is a configuration or an identity schema of its own. */
interface TextWithin {
  readonly document: KratosDocument;
  readonly name: string;
  readonly place: Place;
  /** What it says, when it stands there in other signs. */
  readonly encoded?: EncodedText;
}

/**
 * The texts over several lines, in quotes or in Base64 that are configurations or identity schemas, by their keys,
 * which often are the names of files, and their shape.
 */
export function textsWithin(text: string, levels: UpperLevels): readonly TextWithin[] {
  const { keys } = levels;
  return [...valuesWithin(text, keys), ...textsOfKeys(text, keys), ...textsOfPatches(text, levels)];
}

/** Those of a manifest that is itself a text. */
function textsOfPatches(text: string, levels: UpperLevels): readonly TextWithin[] {
  return manifestsWithin(text, levels).flatMap(({ text: manifest, start }) =>
    textsOfKeys(manifest, readUpperLevels(manifest).keys)
      .filter(({ encoded }) => !encoded)
      .map((found) => ({ ...found, place: { start: found.place.start + start, end: found.place.end + start } })),
  );
}

/** The items of lists that are values of a chart, as `helmfile.yaml` and the sources of Argo CD have them. */
function valuesWithin(text: string, keys: readonly UpperKey[]): readonly TextWithin[] {
  return itemsWith('config', text, keys).flatMap((item): readonly TextWithin[] => {
    const [root] = chartRootsIn(item.keys);
    if (!root) return [];
    return [{ document: { kind: 'config', root: `${root.join('.')}.`, isWithin: true }, name: '', place: item.place }];
  });
}

/** More texts in other signs are not decoded: a catalogue of translations has thousands. */
const mostEncoded = 50;

function textsOfKeys(text: string, keys: readonly UpperKey[]): readonly TextWithin[] {
  const looked = new Set(keys.filter(({ encoded }) => encoded).slice(0, mostEncoded));
  return keys.flatMap((key): readonly TextWithin[] => {
    const { path, block } = key;
    const name = path.at(-1) ?? '';
    const place = looked.has(key) ? key.encoded : undefined;
    const encoded = place && decodeAt(text, place);
    if (place && encoded) {
      const document = beginsWithKey(encoded.text) ? recogniseWithin(name, encoded.text) : undefined;
      return document ? [{ document, name, place, encoded }] : [];
    }
    const document = block && recogniseWithin(name, text.slice(block.start, block.end));
    return document ? [{ document, name, place: block }] : [];
  });
}

function recogniseWithin(key: string, text: string): KratosDocument | undefined {
  const isFile = readFileName(key).isJson || readFileName(key).isYaml;
  if (isFile && isIdentitySchema(readFileName(key), text)) return { kind: 'identity-schema', isWithin: true };
  const { keys, isList } = readUpperLevels(text);
  const config = isList ? undefined : configIn(readFileName(isFile ? key : ''), text, keys);
  return config && { ...config, isWithin: true };
}

/** Whether a file is to become an identity schema: its name says so, and nothing is written yet. */
export function isUnwrittenSchema(fileName: string, head: string): boolean {
  const { base, isJson } = readFileName(fileName);
  const isNamed = base.includes('.schema.json') || (base.includes('identity') && base.includes('schema.json'));
  return isJson && isNamed && head.trim() === '';
}

/** Whether a JSON document is an identity schema: it speaks of Kratos's extension, or has traits as one has. */
function isIdentitySchema({ base, isJson }: FileName, head: string): boolean {
  if (!isJson) return false;
  if (head.includes('"ory.sh/kratos"')) return true;
  return (base.includes('.schema.') || /identity[.\-_]?schema/.test(base)) && head.includes('"traits"');
}

/** The configuration that a document is, at the top or below some names. */
function configIn(
  name: FileName,
  head: string,
  keys: readonly UpperKey[],
  isAlias?: (name: string) => boolean,
): (KratosDocument & { readonly kind: 'config' }) | undefined {
  const [first] = keys;
  const shape = classifyKeys(keys.filter(({ document }) => document === first?.document));
  if (isOurs(shape, name, head))
    return { kind: 'config', root: '', ...(isOfNetwork(keys) && { isNetwork: true as const }) };
  if (keys.some((key) => isBelow(key, networkRoot)))
    return { kind: 'config', root: `${networkRoot.join('.')}.`, isNetwork: true };
  const [root] = chartRootsIn(keys, isAlias);
  return root && { kind: 'config', root: `${root.join('.')}.` };
}

/** Where the file of a project of Ory Network has the configuration of Kratos. */
const networkRoot = ['services', 'identity', 'config'];

/**
 * Keys that only Ory Network has. Where Kratos's own server would find its database and its ports, it is for no other.
 */
function isOfNetwork(keys: readonly UpperKey[]): boolean {
  const paths = new Set(keys.map(({ path }) => path.join('.')));
  return (
    (paths.has('session.cookie.http_only') || paths.has('selfservice.methods.saml')) &&
    !['dsn', 'serve', 'secrets', 'version'].some((name) => paths.has(name))
  );
}

function isOurs(shape: Shape, { isOfKratos }: FileName, head: string): boolean {
  switch (shape) {
    case 'kratos':
      return true;
    case 'only':
    case 'shared':
    case 'none':
      return isOfKratos || namesSchema(head);
    case 'unknown':
      return namesSchema(head);
    case 'other':
      return false;
  }
}

/** Whether the comment by which YAML editors are told a file's schema names one of Kratos's. */
function namesSchema(head: string): boolean {
  return head.split('\n').some((line) => {
    const schema = line.startsWith('#') ? (/\$schema[=:](.*)/.exec(line)?.[1] ?? '').toLowerCase() : '';
    return schema.includes('kratos') && !schema.includes('values');
  });
}
