import { t } from '@vscode/l10n';
import { rulesAbout } from '../checks/ruleKnowledge';
import { codeSpan, escapeText } from '../../kratos/knowledge/markdown';
import { guidesAbout } from './guides';
import { checkPath, guidePath } from './paths';
import type { Links } from './types';

/** What else is said of something with these names: the guides that are about it, and the checks that look at it. */
export function seeAlso(names: readonly string[], links: Links): readonly string[] {
  const guides = unique(names.flatMap(guidesAbout), ({ name }) => name).map(
    ({ name, guide }) => `- [${escapeText(guide.title)}](${links.page(guidePath(name))})`,
  );
  const checks = unique(names.flatMap(rulesAbout), ({ code }) => code).map(
    ({ code, matter, title }) =>
      `- [${codeSpan(code)}](${links.place({ page: checkPath(matter), name: code })}): ${escapeText(title)}`,
  );
  return [list(t('Guides'), guides), list(t('Checks'), checks)].filter((part) => part !== '');
}

function list(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `**${heading}**\n\n${items.join('\n')}`;
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
