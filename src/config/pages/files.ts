import { writeContents } from './contents';
import { fileLinks } from './fileLinks';
import { shelves } from './library';

/** A page as a file: its path below the folder of the documentation, and its text. */
export interface PageFile {
  readonly path: string;
  readonly text: string;
}

/** All pages as files of Markdown. `opening`: what stands between the title of their contents and the list. */
export function pageFiles(opening = ''): readonly PageFile[] {
  const pages = shelves().flatMap((shelf) => shelf.pages);
  return [
    { path: 'README.md', text: `${writeContents(fileLinks(''), opening)}\n` },
    ...pages.map((page) => ({ path: `${page.path}.md`, text: `${page.write(fileLinks(page.path))}\n` })),
  ];
}
