import { translated } from '../../kratos/knowledge/translated';
import type { Knowledge } from '../../kratos/knowledge/types';
import clients from './docs/clients.json';
import courier from './docs/courier.json';
import definitions from './docs/definitions.json';
import flows from './docs/selfservice.flows.json';
import identity from './docs/identity.json';
import methods from './docs/selfservice.methods.json';
import secrets from './docs/secrets.json';
import serve from './docs/serve.json';
import server from './docs/server.json';
import session from './docs/session.json';
import tracing from './docs/tracing.json';
import { sharedName } from './sharedPlaces';
import { findStructure } from './structure';

/** What is written of one value; a plain text is its meaning. */
export interface ValueDoc {
  readonly title?: string;
  readonly meaning: string;
  /** Not allowed by the schema: said instead of leaving it without a word. */
  readonly refused?: boolean;
  readonly facts?: Knowledge['facts'];
  readonly next?: readonly string[];
}

/** What is written of one key. Type, default and versions are not written here: they come from the structure. */
export interface KeyDoc {
  readonly title?: string;
  readonly meaning?: string;
  /** What happens at run time when the key is left out. */
  readonly omitted?: string;
  readonly unit?: string;
  /** YAML of the value. */
  readonly example?: string;
  readonly security?: string;
  readonly facts?: Knowledge['facts'];
  readonly next?: readonly string[];
  readonly values?: Readonly<Record<string, string | ValueDoc>>;
}

/**
 * One file per top-level section of the configuration (selfservice has two, small sections share one); a new file is a
 * line here.
 */
const texts: Readonly<Record<string, KeyDoc>> = {
  ...flows,
  ...methods,
  ...clients,
  ...courier,
  ...identity,
  ...secrets,
  ...serve,
  ...server,
  ...session,
  ...tracing,
};
const shared: Readonly<Record<string, KeyDoc>> = definitions;

/**
 * The texts of a key: its own, and those of the block or type it shares with others. `path` is the schema's. Undefined
 * when nothing is written.
 */
export function keyDoc(path: string): { readonly key: KeyDoc; readonly definition: KeyDoc } | undefined {
  const key = ownDoc(texts, path);
  const name = sharedName(path) ?? findStructure(path)?.structure.definition;
  const definition = typeof name === 'string' ? ownDoc(shared, name) : undefined;
  return key || definition ? { key: key ?? {}, definition: definition ?? {} } : undefined;
}

/** What is written of a value, as an entry of its own. */
export function valueDoc({ values }: KeyDoc, name: string): ValueDoc | undefined {
  const doc = values && own(values, name);
  return typeof doc === 'string' ? { meaning: doc } : doc;
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What is written at a name of a catalogue, in the editor's language. */
export function ownDoc(record: Readonly<Record<string, KeyDoc>>, name: string): KeyDoc | undefined {
  const doc = own(record, name);
  return doc && translated(doc);
}
