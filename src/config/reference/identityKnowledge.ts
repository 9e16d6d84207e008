import type { Knowledge } from '../../kratos/knowledge/types';
import { describeSetting } from './describeSetting';
import texts from './docs/identity-schema.json';
import { ownDoc, type KeyDoc } from './docs';
import { extension } from './extension';
import type { KeyRole } from './keyKnowledge';
import keywords from './structure/identityKeywords.json';
import { namingKeywords } from './schemaPlaces';
import type { KeyStructure } from './structure';
import { latestRelease, type Version } from './versions';

const docs: Readonly<Record<string, KeyDoc>> = texts;
const structures = keywords as unknown as Readonly<Record<string, KeyStructure>>;

/**
 * What is known of a keyword of an identity schema, or of a value standing at it: Kratos's own below `ory.sh/kratos`,
 * and those of JSON Schema as Kratos uses them. `path` is the document's. Undefined for names of the author's choice
 * and for keywords that mean nothing to Kratos.
 */
export function identityKnowledge(
  path: string,
  role: KeyRole,
  value?: string,
  version: Version = latestRelease,
): Knowledge | undefined {
  const name = keywordAt(path);
  const doc = name === undefined ? undefined : ownDoc(docs, name);
  if (name === undefined || !doc) return undefined;
  const structure = (Object.hasOwn(structures, name) ? structures[name] : undefined) ?? {};
  const shown = name.replace(/^schema\./, '');
  return describeSetting(
    { path: shown, structure, key: doc, definition: {}, version },
    role === 'value' ? value : undefined,
  );
}

/** The names of all entries, Kratos's own keywords first. A name is a path that `identityKnowledge` takes. */
export function identityEntries(): readonly string[] {
  return Object.keys(docs).map(entryName);
}

/**
 * The name of the entry that a text means: `ory.sh/kratos.verification.via`, `verification.via`, `schema.minLength`.
 * Undefined for every other text.
 */
export function identityEntry(text: string): string | undefined {
  const name = text.startsWith(`${extension}.`) ? text.slice(extension.length + 1) : text;
  return /[./]/.test(text) && Object.hasOwn(docs, name) ? entryName(name) : undefined;
}

/** The name of the entry that explains what stands at a path of a document; undefined where none does. */
export function identityEntryAt(path: string): string | undefined {
  const name = keywordAt(path);
  return name !== undefined && Object.hasOwn(docs, name) ? entryName(name) : undefined;
}

function entryName(name: string): string {
  return name === extension || name.startsWith('schema.') ? name : `${extension}.${name}`;
}

/** The name under which a keyword is described; undefined for a name that the author chose. */
function keywordAt(path: string): string | undefined {
  const below = path.split(`${extension}.`);
  if (below.length > 1) return below.at(-1);
  if (path === extension || path.endsWith(`.${extension}`)) return extension;
  if (path === 'properties.traits' || path === 'schema.properties.traits') return 'schema.properties.traits';
  let own = false;
  const last = path.split('.').reduce<string | undefined>((_, segment) => {
    const keyword = own ? undefined : segment.replaceAll('[]', '');
    own = keyword !== undefined && namingKeywords.has(keyword);
    return keyword;
  }, undefined);
  return last === undefined ? undefined : `schema.${last}`;
}
