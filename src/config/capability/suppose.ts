import { t } from '@vscode/l10n';
import { checkConfig } from '../checks/checkConfig';
import { closest } from '../document/closest';
import type { ConfigDocument } from '../document/document';
import { writeSetting } from '../document/edits';
import type { Finding } from '../document/finding';
import { readConfig } from '../document/readConfig';
import { aalPaths } from '../facts/aalSettings';
import { schemaPath, type Path } from '../reference/path';
import { findStructure, knownPaths, type Plain } from '../reference/structure';
import type { Setup } from '../simulator/setup';

/** A configuration with some settings changed, or why there is none. */
export type Supposed =
  | { readonly kind: 'setup'; readonly setup: Setup; readonly settings: readonly ChangedSetting[] }
  | { readonly kind: 'problem'; readonly sentence: string };

/** A setting with the value that it would have. */
export interface ChangedSetting {
  readonly name: string;
  readonly to: Plain;
}

/**
 * Reads a change as somebody types it, in YAML or JSON: `session.whoami.required_aal: aal1`, or the same in blocks. The
 * end of a name is enough where only one setting ends so. The configuration with the change must be one that Kratos
 * takes, as far as it takes the present one. Never throws.
 */
export function suppose(setup: Setup, text: string): Supposed {
  const typed = readChanges(text);
  if (typed.length === 0)
    return problem(t('Enter a setting with its value, such as {0}.', `${aalPaths.whoami.join('.')}: aal1`));
  let { config } = setup;
  const settings: ChangedSetting[] = [];
  for (const { path: named, value } of typed) {
    const path = completePath(named);
    if (!path) return problem(whyUnknown(named));
    if (value === null) return problem(t('The value of {0} is missing.', path.join('.')));
    const next = withSetting(config, path, value);
    if (!next)
      return problem(t('The configuration leaves no sure place for {0}: change the file itself.', path.join('.')));
    config = next;
    settings.push({ name: path.join('.'), to: value });
  }
  const refusal = whyRefused(setup, config);
  return refusal === undefined ? { kind: 'setup', setup: { ...setup, config }, settings } : problem(refusal);
}

function problem(sentence: string): Supposed {
  return { kind: 'problem', sentence };
}

/** The settings at the ends of what is typed, each with its whole path. */
function readChanges(text: string): readonly { readonly path: Path; readonly value: Plain }[] {
  const { entries, broken } = readConfig(text.trim());
  if (broken) return [];
  const isInner = ({ value }: { readonly value: Plain }): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return entries
    .filter((entry) => !isInner(entry) && !entry.path.some((part) => typeof part === 'number'))
    .map(({ path, value }) => ({ path: path.flatMap((part) => String(part).split('.')), value }));
}

/** The path of a setting of which the end may do; undefined where none ends so, or several do. */
function completePath(named: Path): Path | undefined {
  if (findStructure(schemaPath(named))) return named;
  const ending = `.${named.join('.')}`;
  const decisive = Object.values(aalPaths).filter((path) => `.${path.join('.')}`.endsWith(ending));
  if (decisive.length === 1) return decisive[0];
  const all = knownPaths.filter((path) => path.endsWith(ending) && !path.includes('[]') && !path.includes('*'));
  return all.length === 1 ? all[0]?.split('.') : undefined;
}

function whyUnknown(named: Path): string {
  const name = named.join('.');
  const ending = Object.values(aalPaths)
    .map((path) => path.join('.'))
    .filter((path) => path.endsWith(`.${name}`));
  if (ending.length > 1) return t('Several settings end like this: {0}.', ending.join(', '));
  const last = String(named.at(-1));
  const meant =
    closest(name, knownPaths) ??
    Object.values(aalPaths)
      .map((path) => path.join('.'))
      .find((path) => closest(last, [path.split('.').at(-1) ?? '']) !== undefined);
  const unknown = t('Kratos has no setting {0}.', name);
  return meant === undefined ? unknown : `${unknown} ${t('Did you mean {0}?', meant)}`;
}

function withSetting(config: ConfigDocument, path: Path, value: Plain): ConfigDocument | undefined {
  const edit = writeSetting(config, path, value);
  if (!edit) return undefined;
  const { text } = config;
  return readConfig(text.slice(0, edit.place.start) + edit.text + text.slice(edit.place.end));
}

/** What Kratos would not take of a change, in a sentence or two. */
function whyRefused(setup: Setup, config: ConfigDocument): string | undefined {
  const known = refusedBefore.get(setup) ?? new Set(errorsIn(setup).map(nameOf));
  refusedBefore.set(setup, known);
  const fresh = errorsIn({ ...setup, config }).find((error) => !known.has(nameOf(error)));
  return fresh && `${fresh.message} ${fresh.effect}`;
}

/** What Kratos refuses of a configuration as it is: several changes of one are supposed in a row. */
const refusedBefore = new WeakMap<Setup, ReadonlySet<string>>();

function errorsIn({ config, ...context }: Setup): readonly Finding[] {
  return checkConfig(config, context).filter(({ severity }) => severity === 'error');
}

function nameOf({ code, message }: Finding): string {
  return `${code} ${message}`;
}
