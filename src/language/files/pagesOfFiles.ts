import type { Uri } from 'vscode';

/** A page of ours: a panel of the editor, as far as it is asked whether it is in front. */
interface Page {
  readonly active: boolean;
  onDidDispose(listener: () => void): unknown;
}

const pages = new Map<Page, () => Uri | undefined>();

/** Remembers which file a page is about, for as long as the page is there. */
export function rememberPage(page: Page, file: () => Uri | undefined): void {
  pages.set(page, file);
  page.onDidDispose(() => pages.delete(page));
}

/** The file that the page in front is about. */
export function fileOfPageInFront(): Uri | undefined {
  for (const [page, file] of pages) if (page.active) return file();
  return undefined;
}
