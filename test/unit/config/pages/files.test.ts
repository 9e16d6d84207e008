import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { opening, writtenPages } from '../../../../scripts/docs.mjs';
import { inRoot } from '../../../../scripts/places.mjs';
import { pageFiles } from '../../../../src/config/pages/files';
import { placeOf } from '../../../../src/config/pages/places';
import { ruleDocs } from '../../../../src/config/checks/ruleKnowledge';
import { identityEntries } from '../../../../src/config/reference/identityKnowledge';
import { knownPaths } from '../../../../src/config/reference/structure';
import { knownErrorIds, knownMessageIds } from '../../../../src/kratos/knowledge/ids';
import { ownWordings } from '../../../../src/kratos/knowledge/reasons';

const files = pageFiles(opening);
const textOf = new Map(files.map((file) => [file.path, file.text]));
const markdown = new MarkdownIt({ html: true });

/** Where the links and pictures of a text lead. */
function targetsIn(text: string): readonly string[] {
  const tokens = markdown.parse(text, {}).flatMap(({ children }) => children ?? []);
  return tokens.flatMap((token) => String(token.attrGet('href') ?? token.attrGet('src') ?? '') || []);
}

const marksIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/<a id="([^"]+)"><\/a>/g), ([, id = '']) => id);

describe('the pages below docs/', () => {
  it('are what is known now: if not, run npm run docs', () => {
    expect(writtenPages().toSorted()).toEqual([...textOf.keys()].toSorted());
    const stale = files.filter(({ path: file, text }) => readFileSync(inRoot('docs', file), 'utf8') !== text);
    expect(stale.map((file) => file.path)).toEqual([]);
  });

  it('lead to one another, and to files that are there', () => {
    const broken = files.flatMap(({ path: file, text }) =>
      targetsIn(text).flatMap((target) => {
        const [to = '', anchor] = decodeURI(target).split('#');
        const page = to === '' ? file : path.posix.normalize(path.posix.join(path.posix.dirname(file), to));
        const found = textOf.get(page);
        const isThere =
          found === undefined
            ? existsSync(inRoot('docs', page))
            : anchor === undefined || marksIn(found).includes(anchor);
        return isThere ? [] : [`${file}: ${target}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('mark each place once, by characters that need no care', () => {
    for (const { path: file, text } of files) {
      const marks = marksIn(text);
      expect(new Set(marks).size, file).toBe(marks.length);
      expect(
        marks.filter((mark) => !/^[\w.-]+$/.test(mark)),
        file,
      ).toEqual([]);
    }
  });

  it('are all in the contents', () => {
    const listed = targetsIn(textOf.get('README.md') ?? '');
    expect(files.map((file) => file.path).filter((file) => file !== 'README.md' && !listed.includes(file))).toEqual([]);
  });
});

/** The lines of a page's list, each with its first cell. */
const rowsOf = (page: string): readonly string[] =>
  Array.from((textOf.get(`${page}.md`) ?? '').matchAll(/^\| \[(.+?)\]\(/gm), ([, label = '']) => label);

describe('everything that is known has a place', () => {
  const names = [
    ...knownMessageIds().map(String),
    ...knownErrorIds(),
    ...Array.from(ruleDocs.keys(), (name) => `kratos/${name}`),
    ...identityEntries(),
  ];

  it.each(names)('%s', (name) => {
    const place = placeOf(name);
    expect(place?.name).toBe(name);
    const text = textOf.get(`${place?.page ?? ''}.md`) ?? '';
    expect(marksIn(text)).toContain(name.replace(/^kratos\//, '').replaceAll(/[/$]/g, '-'));
  });

  it('as every key has, those of hooks once for all lists', () => {
    const rows = new Map<string, readonly string[]>();
    const missing = knownPaths.filter((path) => {
      const page = placeOf(path, true)?.page ?? '';
      const listed = rows.get(page) ?? rowsOf(page);
      rows.set(page, listed);
      return !listed.includes(`\`${path}\``) && !listed.includes(`\`${path.replace(/^.*(?=\bhooks\[\])/, '')}\``);
    });
    expect(missing).toEqual([]);
  });

  it('as every wording has, each on one page', () => {
    const pages = ['errors/400', 'errors/401-409', 'errors/500-503', 'errors/log'];
    expect(pages.flatMap(rowsOf)).toHaveLength(ownWordings().length);
  });
});
