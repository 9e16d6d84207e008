import { t } from '@vscode/l10n';
import { closest } from '../../document/closest';
import { versionWords } from '../../reference/describeSetting';
import type { Entry } from '../../document/document';
import { buildFix } from '../../document/edits';
import type { Finding, Fix } from '../../document/finding';
import { choices, shown } from '../schema/finding';
import structures from '../../reference/structure/identityKeywords.json';
import { keywordAt, presence, type KeyStructure } from '../../reference/structure';
import type { Version } from '../../reference/versions';
import { traitsPath, type IdentitySchema } from '../../facts/identitySchema';
import { extension } from '../../reference/extension';
import type { IdentityRule } from './types';

const known = structures as unknown as Readonly<Record<string, KeyStructure>>;

interface Problem {
  readonly message: string;
  readonly isOfKey?: boolean;
  readonly fixes?: readonly Fix[];
}

/**
 * Keywords below `ory.sh/kratos` that Kratos does not know, or not in this version, and values that it does not take.
 * Every level is closed.
 */
export const keywords: IdentityRule = {
  name: 'identity-keyword',
  check: (schema, { version }) =>
    schema.extensions
      .flatMap((block) => listBlockParts(schema, block))
      .flatMap(({ entry, name }): Finding[] => {
        const problem = findKeywordProblem(entry, name, version);
        return problem ? [reportKeyword(entry, problem)] : [];
      }),
};

/** A block and all that stands below it, each with its name there; what is below an unknown keyword is left out. */
function listBlockParts(
  schema: IdentitySchema,
  block: Entry,
): readonly { readonly entry: Entry; readonly name: string }[] {
  const depth = block.path.length;
  const partsFrom = (entry: Entry): readonly { readonly entry: Entry; readonly name: string }[] => {
    const name = entry.path.slice(depth).join('.');
    return [{ entry, name }, ...(isBlock(name) ? schema.document.below(...entry.path).flatMap(partsFrom) : [])];
  };
  return partsFrom(block);
}

function findKeywordProblem(entry: Entry, name: string, version: Version): Problem | undefined {
  const structure = Object.hasOwn(known, name) ? known[name] : undefined;
  const isTooNew = structure !== undefined && presence(structure, version) !== 'present';
  // Said of the block, and not again of what it holds.
  if (isTooNew) return isBlock(name) ? { ...tooNew(name, structure.since, version), isOfKey: true } : undefined;
  if (isBlock(name)) return isObject(entry) ? undefined : { message: t('{0} is an object.', name || extension) };
  return structure ? valueProblem(entry, structure, version) : unknownName(entry, name, version);
}

function unknownName({ path, key }: Entry, name: string, version: Version): Problem {
  const parent = name.split('.').slice(0, -1).join('.');
  const allowed = namesBelow(parent, version);
  const own = String(path.at(-1));
  const meant = closest(own, allowed);
  return {
    message: t('Kratos does not know {0} here; it knows {1}.', own, allowed.join(', ')),
    isOfKey: true,
    fixes:
      meant !== undefined && key
        ? buildFix(t('Write {0}', meant), [{ place: key, text: JSON.stringify(meant) }], true)
        : [],
  };
}

function valueProblem({ path, value, place }: Entry, structure: KeyStructure, version: Version): Problem | undefined {
  const own = String(path.at(-1));
  if (structure.type === 'boolean') {
    if (typeof value === 'boolean') return undefined;
    const isQuoted = value === 'true' || value === 'false';
    return {
      message: t('{0} must be true or false, without quotes.', own),
      fixes: isQuoted ? buildFix(t('Write {0}', value), [{ place, text: value }], true) : [],
    };
  }
  const allowed = texts(keywordAt(structure, 'enum', version));
  if (typeof value === 'string' && allowed.includes(value)) return undefined;
  const meant = typeof value === 'string' ? closest(value, allowed) : undefined;
  const change = structure.changes?.find(({ to }) => typeof value === 'string' && texts(to).includes(value));
  return {
    ...(change
      ? tooNew(JSON.stringify(value), change.in, version)
      : { message: t('{0} must be {1}, not {2}.', own, choices(allowed), shown(value)) }),
    fixes: allowed.flatMap((one) =>
      buildFix(t('Write {0}', one), [{ place, text: JSON.stringify(one) }], allowed.length === 1 || one === meant),
    ),
  };
}

function tooNew(what: string, since: Version | undefined, version: Version): { readonly message: string } {
  return {
    message: t('{0} needs {1}; this schema is for {2}.', what, versionWords(since ?? version), versionWords(version)),
  };
}

function reportKeyword({ path, key, place }: Entry, { message, isOfKey = false, fixes = [] }: Problem): Finding {
  const { start, end } = (isOfKey ? key : undefined) ?? place;
  // Kratos looks below the traits at the start, elsewhere with the first identity, and within lists such as allOf
  // never.
  const isUnread = path.some((name) => typeof name === 'number');
  const isOfTraits = [...traitsPath, 'properties'].every((name, at) => path[at] === name);
  return {
    start,
    end,
    code: 'kratos/identity-keyword',
    severity: isUnread ? 'warning' : 'error',
    message,
    effect: isUnread
      ? t('Within a list Kratos silently ignores it.')
      : isOfTraits
        ? t('Kratos does not start.')
        : t('Kratos starts, but every registration, and every identity that is made or changed, is answered with 500.'),
    stops: !isUnread && isOfTraits,
    fixes,
  };
}

/** Whether other keywords stand below this one. */
function isBlock(name: string): boolean {
  return name === '' || Object.keys(known).some((key) => key.startsWith(`${name}.`));
}

/** The names right below a keyword. */
function namesBelow(name: string, version: Version): readonly string[] {
  const start = name === '' ? '' : `${name}.`;
  const present = Object.entries(known).filter(
    ([key, structure]) => key.startsWith(start) && presence(structure, version) === 'present',
  );
  return [...new Set(present.map(([key]) => key.slice(start.length).split('.')[0] ?? ''))];
}

function isObject({ value }: Entry): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
