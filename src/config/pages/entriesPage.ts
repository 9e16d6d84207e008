import { codeSpan, escapeText, renderBody } from '../../kratos/knowledge/markdown';
import { linkNames } from './linkNames';
import { seeAlso } from './seeAlso';
import type { EntriesPage, Entry, Links, Page } from './types';

/** A page of entries: a list of all of them, then each in full. `columns` are the heads of that list. */
export function entriesPage(
  page: Omit<Page, 'write'> & { readonly intro: string; readonly columns: readonly string[] },
  entries: () => readonly Entry[],
): EntriesPage {
  const { path, title, about, intro, columns } = page;
  return {
    path,
    title,
    about,
    entries,
    write: (links) => {
      const all = entries();
      return [
        `# ${titleText(title)}`,
        linkNames(intro, links),
        listOf(path, columns, all, links),
        ...all.map((entry) => writeEntry(path, entry, links)),
      ].join('\n\n');
    },
  };
}

function listOf(page: string, columns: readonly string[], entries: readonly Entry[], links: Links): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = entries.flatMap(({ rows }) => rows);
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(({ name, label, cells }) => line([`[${label}](${links.place({ page, name })})`, ...cells])),
  ].join('\n');
}

function writeEntry(page: string, { anchor, heading, knowledge, names, more = [] }: Entry, links: Links): string {
  const [name] = names;
  const own = name === undefined ? undefined : { page, name };
  const tone = knowledge.tone === undefined || knowledge.kind === 'error' ? '' : ` · ${knowledge.tone}`;
  const title = knowledge.title === '' || heading === escapeText(knowledge.title) ? '' : escapeText(knowledge.title);
  return [
    links.mark(anchor),
    `## ${heading}`,
    title === '' ? '' : `**${title}**${tone}`,
    linkNames(renderBody(knowledge), links, own),
    ...more.map((paragraph) => linkNames(paragraph, links)),
    ...seeAlso(names, links),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The title of a page as Markdown: one that is a name of a setting stands as code. */
export function titleText(title: string): string {
  return /^[a-z][\w.]*$/.test(title) ? codeSpan(title) : escapeText(title);
}

/** What a fact of something says; empty where it has none of that label. */
export function factOf(knowledge: Entry['knowledge'], label: string): string {
  return knowledge.facts.find((fact) => fact.label === label)?.text ?? '';
}
