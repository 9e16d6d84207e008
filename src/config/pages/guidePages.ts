import { t } from '@vscode/l10n';
import { codeBlock, codeSpan, escapeAroundCode, escapeText } from '../../kratos/knowledge/markdown';
import { allGuides, type Block, type Guide } from './guides';
import { linkNames } from './linkNames';
import { guidePath } from './paths';
import type { Links, Page } from './types';

/** The guides, a page each. */
export function guidePages(): readonly Page[] {
  return allGuides().map(({ name, guide }) => ({
    path: guidePath(name),
    title: guide.title,
    about: guide.meaning,
    write: (links) => writeGuide(guide, links),
  }));
}

function writeGuide({ title, symptom, cause, wayOut, differences = [], names }: Guide, links: Links): string {
  const parts = [
    `# ${escapeText(title)}`,
    section(t('What you see'), symptom.map(blockText)),
    section(t('Why'), cause.map(blockText)),
    section(
      t('The way out'),
      wayOut.map((block, index) => indented(`${index + 1}. `, blockText(block))),
    ),
    section(
      t('What differs by version'),
      differences.map((block) => indented('- ', blockText(block))),
    ),
    section(t('What it is about'), [names.map(codeSpan).join(', ')]),
  ];
  return linkNames(parts.filter((part) => part !== '').join('\n\n'), links);
}

function section(heading: string, texts: readonly string[]): string {
  return texts.length === 0 ? '' : [`## ${heading}`, ...texts].join('\n\n');
}

function blockText({ meaning, code, language = 'text' }: Block): string {
  return code === undefined ? prose(meaning) : `${prose(meaning)}\n\n${codeBlock(language, code)}`;
}

/** Code spans stay, and what the editor offers is set apart. */
function prose(text: string): string {
  return text
    .split(/(\*[^*]+\*)/)
    .map((part, index) => (index % 2 === 1 ? `*${escapeAroundCode(part.slice(1, -1))}*` : escapeAroundCode(part)))
    .join('');
}

/** An item of a list: what follows its first line stands as far in as that. */
function indented(mark: string, text: string): string {
  const [first = '', ...others] = text.split('\n');
  return [mark + first, ...others.map((line) => (line === '' ? line : ' '.repeat(mark.length) + line))].join('\n');
}
