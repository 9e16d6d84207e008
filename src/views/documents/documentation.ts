import { writeContents } from '../../config/pages/contents';
import { writeExplanation } from '../../config/pages/explanation';
import { findPage } from '../../config/pages/library';
import { pageLinks } from './pageLinks';
import type { DocumentText } from './text';

/** The page about a name; any text is answered. */
export function explanation(name: string): DocumentText {
  return { masked: writeExplanation(name, pageLinks) };
}

/** A page of the documentation by its path; the contents where there is none. */
export function page(path: string): DocumentText {
  return { masked: findPage(path)?.write(pageLinks) ?? writeContents(pageLinks) };
}

/** The title of a page; undefined where there is none. */
export function titleOf(path: string): string | undefined {
  return findPage(path)?.title;
}
