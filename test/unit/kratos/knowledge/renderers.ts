import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';

/** How the editor renders Markdown, at its most permissive: hovers, and pages with HTML and addresses made links. */
export const renderers: readonly { readonly name: string; readonly render: (markdown: string) => string }[] = [
  { name: 'the renderer of hovers', render: (markdown) => new Marked().parse(markdown, { async: false }) },
  {
    name: 'the renderer of pages',
    render: (markdown) => new MarkdownIt({ html: true, linkify: true }).render(markdown),
  },
];

/** The names of the elements that a text becomes, each once. */
export function tagsBy(render: (markdown: string) => string, markdown: string): readonly string[] {
  const names = Array.from(render(markdown).matchAll(/<([a-z][\w-]*)/g), ([, name = '']) => name);
  return [...new Set(names)].toSorted();
}

/** What a reader sees of a text, in one line. */
export function shownBy(render: (markdown: string) => string, markdown: string): string {
  const entities: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    '#39': "'",
    '#64': '@',
    '#58': ':',
    '#46': '.',
  };
  return render(markdown)
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
