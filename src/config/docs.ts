import type { Knowledge } from '../kratos/knowledge/types';
import definitions from './docs/definitions.json';
import selfservice from './docs/selfservice.json';
import session from './docs/session.json';

export interface ValueDoc {
  readonly title?: string;
  readonly meaning: string;
  /** Not allowed by the schema: said instead of leaving it without a word. */
  readonly refused?: boolean;
  readonly facts?: Knowledge['facts'];
  readonly next?: readonly string[];
}

/** What is written about one key. What several keys share (type, default, values) stands once, under the name of their schema definition. */
export interface KeyDoc {
  readonly definition?: string;
  readonly title?: string;
  readonly meaning?: string;
  readonly type?: string;
  readonly default?: string | number | boolean;
  readonly since?: string;
  readonly facts?: Knowledge['facts'];
  readonly next?: readonly string[];
  readonly values?: Readonly<Record<string, ValueDoc>>;
}

/** One file per top-level section of the configuration; a new section is a new file and a line here. */
const sections: Readonly<Record<string, Readonly<Record<string, KeyDoc>>>> = { selfservice, session };
const shared: Readonly<Record<string, KeyDoc>> = definitions;

/** The document of a key and of the definition it shares with others. `path` is written as in the schema: dots, `[]` for a list item. */
export function keyDoc(path: string): { readonly key: KeyDoc; readonly definition: KeyDoc } | undefined {
  const top = path.split(/[.[]/, 1)[0] ?? '';
  const section = Object.hasOwn(sections, top) ? sections[top] : undefined;
  const key = section && (section[path] ?? section[wildcardOf(section, path) ?? '']);
  return key && { key, definition: (key.definition === undefined ? undefined : shared[key.definition]) ?? {} };
}

/** Keys whose names the user chooses are documented with `*` in their place. */
function wildcardOf(section: Readonly<Record<string, KeyDoc>>, path: string): string | undefined {
  const segments = path.split('.');
  return Object.keys(section).find((known) => {
    if (!known.includes('*')) return false;
    const pattern = known.split('.');
    return pattern.length === segments.length && pattern.every((part, i) => part === '*' || part === segments[i]);
  });
}
