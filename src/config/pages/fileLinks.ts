import { shelves } from './library';
import type { EntriesPage, Links, Page } from './types';

/** Links between pages that are files: `from` is the path of the page that they stand on; empty for the contents. */
export function fileLinks(from: string): Links {
  const up = '../'.repeat(from.split('/').length - 1);
  const page = (path: string): string => `${up}${path}.md`;
  return {
    page,
    place: ({ page: path, name }) => {
      const anchor = `#${anchorOf(path, name)}`;
      return path === from ? anchor : page(path) + anchor;
    },
    mark: (anchor) => `<a id="${anchor}"></a>`,
  };
}

let known: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;

function anchorOf(path: string, name: string): string {
  known ??= new Map(
    shelves()
      .flatMap(({ pages }) => pages)
      .filter(hasEntries)
      .map((page) => [
        page.path,
        new Map(page.entries().flatMap(({ names, anchor }) => names.map((one) => [one, anchor] as const))),
      ]),
  );
  return known.get(path)?.get(name) ?? '';
}

function hasEntries(page: Page): page is EntriesPage {
  return 'entries' in page;
}
