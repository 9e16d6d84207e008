import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../document/document';
import { schemaPath, type Path } from '../reference/path';
import { readDefault, isMethodOn } from '../facts/inForce';
import { plainText } from '../document/plainText';
import { keyKnowledge } from '../reference/keyKnowledge';
import type { Version } from '../reference/versions';
import { renderMarkdown } from '../../kratos/knowledge/markdown';
import { durationHint } from '../facts/durationWords';

/** A few grey words in the text, behind an offset. */
export interface ConfigHint {
  readonly offset: number;
  readonly words: string;
  /** The setting that they speak of, as the schema writes it. */
  readonly path: string;
}

/** The editor shows so many letters of all hints in a line, by default. */
const longestHint = 43;

/** Settings that decide who gets in and for how long, by the block that one who writes it may leave them out of. */
const deciding: readonly (readonly [block: Path, settings: readonly Path[], method?: string])[] = [
  [
    ['selfservice', 'flows', 'settings'],
    [['required_aal'], ['privileged_session_max_age']],
  ],
  [['selfservice', 'methods', 'code', 'config'], [['lifespan']], 'code'],
  [['selfservice', 'methods', 'link', 'config'], [['lifespan']], 'link'],
  [['session'], [['whoami', 'required_aal'], ['lifespan']]],
  [['session', 'whoami'], [['required_aal']]],
  [['cookies'], [['same_site']]],
];

/**
 * The hints of a configuration: durations in words where the number alone does not say it, and defaults in force that
 * decide who gets in.
 */
export function inlayHints(config: ConfigDocument, version: Version): readonly ConfigHint[] {
  const durations = config.entries.flatMap(({ path, place, value }): ConfigHint[] => {
    const words = durationHint(value);
    return words === undefined ? [] : [{ offset: place.end, words, path: schemaPath(path) }];
  });
  return [...durations, ...(config.broken ? [] : defaults(config, version))].toSorted((a, b) => a.offset - b.offset);
}

/** What the hover of a hint's setting says, as Markdown. */
export function hintText({ path }: ConfigHint, version: Version): string | undefined {
  const knowledge = keyKnowledge(path, 'key', undefined, version);
  return knowledge && renderMarkdown(knowledge);
}

function defaults(config: ConfigDocument, version: Version): readonly ConfigHint[] {
  return deciding.flatMap(([block, settings, method]): ConfigHint[] => {
    const key = config.get(...block)?.key;
    if (!key || (method !== undefined && !isMethodOn(config, version, method))) return [];
    const missing = settings.filter((names) => !config.get(...block, ...names) && !isSaidDeeper(config, block, names));
    const [first] = missing;
    const shown = missing.flatMap((names) => {
      const value = plainText(readDefault(version, [...block, ...names]));
      return value === '' ? [] : [`${names.join('.')}: ${value}`];
    });
    if (!first || shown.length === 0) return [];
    const line = config.text.slice(key.end).search(/(?<![ \t])[ \t]*\r?(?:\n|$)/);
    return [
      {
        offset: key.end + Math.max(0, line),
        words: fitting(shown),
        path: schemaPath([...block, ...first]),
      },
    ];
  });
}

/** As many as can be seen, the first in any case; that they are defaults is said where there is room. */
function fitting(shown: readonly string[]): string {
  const kept = shown.filter((_, at) => at === 0 || shown.slice(0, at + 1).join(', ').length <= longestHint).join(', ');
  const marked = t('{0} (default)', kept);
  return marked.length <= longestHint ? marked : kept;
}

/** A block below that is written says it at its own line. */
function isSaidDeeper(config: ConfigDocument, block: Path, names: Path): boolean {
  return names.length > 1 && config.get(...block, ...names.slice(0, -1)) !== undefined;
}
