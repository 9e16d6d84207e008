import { describe, expect, it } from 'vitest';
import { writeContents } from '../../../../src/config/pages/contents';
import { writeExplanation } from '../../../../src/config/pages/explanation';
import { findPage, shelves } from '../../../../src/config/pages/library';
import type { Links } from '../../../../src/config/pages/types';
import { isKnownName } from '../../../../src/config/hover/explainName';
import { ownWordings, recogniseWords } from '../../../../src/kratos/knowledge/reasons';
import { readPageLink } from '../../../../src/kratos/paste/page';
import { pageLinks } from '../../../../src/views/documents/pageLinks';

const links: Links = { page: (path) => `page:${path}`, place: ({ page, name }) => `${page}#${name}`, mark: () => '' };
const explained = (name: string): string => writeExplanation(name, links);

describe('the page about a name', () => {
  it.each([
    ['1010003', '[1010003 and 1010004 stand in one form](page:guides/asked-to-confirm-and-to-step-up)'],
    ['1010003', '[Messages of login](page:messages/login)'],
    [
      'session_aal2_required',
      '[Everybody is asked for a code from the mail](page:guides/everybody-is-asked-for-a-code)',
    ],
    ['kratos/mfa-forced-on-everyone', '[Checks of second factors](page:checks/second-factor)'],
    [
      'session.whoami.required_aal',
      '[`kratos/mfa-forced-on-everyone`](checks/second-factor#kratos/mfa-forced-on-everyone)',
    ],
    ['courier.channels[0].id', '[courier](page:configuration/courier)'],
    ['dsn', '[The server](page:configuration/server)'],
    ['verification.via', '[Identity schemas](page:configuration/identity-schema)'],
    ['schema.format', '[`kratos/identity-address-format`]'],
    ['giving up after 3 attempt(s)', '[Answers with status 500 to 503](page:errors/500-503)'],
    ['The connection was closed without an answer', '[Answers with status 500 to 503](page:errors/500-503)'],
    ['No active session was found in this request.', '[Error ids](page:errors/ids)'],
  ])('%s leads on: %s', (name, link) => {
    expect(explained(name)).toContain(link);
  });

  it('links the names in its text, and not its own', () => {
    const page = explained('session_aal2_required');
    expect(page).toMatch(/^\*\*`session_aal2_required`\*\*/);
    expect(explained('1010003')).toContain('[`session_refresh_required`](errors/ids#session_refresh_required)');
    expect(explained('kratos/secret-published')).not.toContain('[`kratos/secret-published`]');
  });

  it('leads nowhere from what is not known', () => {
    for (const name of ['9999999', 'nothing_known', 'kratos/none', 'session.none', '', '[', '`'])
      expect(explained(name)).not.toContain('](');
  });
});

describe('every wording', () => {
  it.each(ownWordings().flatMap(({ name, says }) => [name, ...says].map((said) => ({ said, name }))))(
    '“$said” is found by itself',
    ({ said, name }) => {
      expect(recogniseWords(said)).toMatchObject({ name });
    },
  );
});

describe('links between pages in the editor', () => {
  const pages = shelves().flatMap((shelf) => shelf.pages);
  const targetsIn = (text: string): readonly string[] =>
    Array.from(text.matchAll(/\]\(#do=([^)]*)\)/g), ([, target = '']) => target);

  it('lead to pages that there are, and to names that are known', () => {
    const texts = [writeContents(pageLinks), ...pages.map((page) => page.write(pageLinks))];
    const targets = [...new Set(texts.flatMap(targetsIn))].map(readPageLink);
    expect(targets.length).toBeGreaterThan(1_000);
    const dead = targets.filter((target) => {
      if (target?.kind === 'documentation') return findPage(target.page) === undefined;
      return target?.kind !== 'explain' || !isKnownName(target.name);
    });
    expect(dead).toEqual([]);
    expect(texts.join('\n')).not.toContain('<a id=');
  });

  it('name each page once', () => {
    const paths = pages.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
