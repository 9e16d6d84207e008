import { t } from '@vscode/l10n';
import { codeSpan, escapeAroundCode, escapeText } from '../../kratos/knowledge/markdown';
import type { Knowledge } from '../../kratos/knowledge/types';
import { keyKnowledge } from '../reference/keyKnowledge';
import { lastName } from '../reference/members';
import { factOf } from './entriesPage';
import type { Entry } from './types';

interface KnownKey {
  readonly path: string;
  readonly knowledge: Knowledge;
}

/**
 * The entries of keys: one for all of which the same is said, as of the templates of two mails. What differs by its
 * nature, the variable that sets a key, is told of a key that stands alone.
 */
export function keyEntries(keys: readonly string[]): readonly Entry[] {
  const known = keys.flatMap((path): readonly KnownKey[] => {
    const knowledge = keyKnowledge(path, 'key');
    return knowledge ? [{ path, knowledge }] : [];
  });
  const places = Map.groupBy(known, ({ path }) => nameInList(path));
  return Array.from(
    Map.groupBy(known, ({ knowledge }) => JSON.stringify(withoutItsOwn(knowledge))),
    ([, alike]) => entryOf(alike, alike.length === places.get(nameInList(alike[0]?.path ?? ''))?.length),
  );
}

/** `isEverywhere`: it is all that there is of its name in lists of hooks. */
function entryOf(alike: readonly KnownKey[], isEverywhere: boolean): Entry {
  const paths = alike.map(({ path }) => path);
  const [path = '', ...others] = paths;
  const [knowledge = none] = alike.map((one) => (others.length > 0 ? withoutItsOwn(one.knowledge) : one.knowledge));
  const isInList = isHook(path) && isEverywhere;
  const name = isInList ? nameInList(path) : path;
  const cells = [
    escapeText(knowledge.title),
    escapeAroundCode(factOf(knowledge, t('Type'))),
    factOf(knowledge, t('Default')).replaceAll('|', '\\|'),
    escapeAroundCode(factOf(knowledge, t('Since'))),
  ];
  const rows = isInList
    ? [{ name: path, label: codeSpan(name), cells }]
    : paths.map((one) => ({ name: one, label: codeSpan(one), cells }));
  return {
    anchor: anchorOf(name),
    heading: codeSpan(name),
    knowledge,
    names: paths,
    rows,
    ...(others.length > 0 && !isInList && { more: [`*${t('The same at')}:* ${others.map(codeSpan).join(', ')}`] }),
  };
}

const none: Knowledge = { kind: 'key', name: '', title: '', facts: [], meaning: '' };

/** What is said of a key beside where it stands and which variable sets it. */
function withoutItsOwn(knowledge: Knowledge): Knowledge {
  const facts = knowledge.facts.filter(({ label }) => label !== t('Environment'));
  return { ...knowledge, name: lastName(knowledge.name), facts };
}

/** Whether a path is part of an item in a list of hooks, of which every flow has several. */
function isHook(path: string): boolean {
  return path.includes('.hooks[]');
}

/** A path from the list of hooks on that it stands in; of others all of it. */
function nameInList(path: string): string {
  return path.slice(Math.max(path.indexOf('.hooks[]') + 1, 0));
}

function anchorOf(name: string): string {
  return name.replaceAll('[]', '-item').replaceAll('*', 'any');
}
