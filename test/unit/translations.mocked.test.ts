import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { compareLanguage, compareTexts, languages, writeBundles } from '../../scripts/languages.mjs';
import { endLater } from '../kit/cleanup';

describe('the texts of a language', () => {
  it('are wanting where one is missing, has no English one any more, or lost what a translation may not change', () => {
    const english = {
      'Sign in': 'Sign in',
      '{0} of {1}': '{0} of {1}',
      'Set `required_aal`': 'Set `required_aal`',
      'See https://example.com/a.': 'See https://example.com/a.',
    };
    expect(compareTexts(english, english)).toEqual({ missing: [], stale: [], changed: [] });
    const german = {
      '{0} of {1}': '{1}, davon {0}',
      'Set `required_aal`': '`requried_aal` setzen',
      'See https://example.com/a.': 'Siehe http://example.com/a.',
      'Sign out': 'Abmelden',
    };
    expect(compareTexts(english, german)).toEqual({
      missing: ['Sign in'],
      stale: ['Sign out'],
      changed: ['Set `required_aal`', 'See https://example.com/a.'],
    });
    expect(compareTexts({ '{0} of {1}': '{0} of {1}' }, { '{0} of {1}': '{0} von allen' }).changed).toHaveLength(1);
  });

  // npm run languages says which are wanting.
  it.for(languages())('are complete in %s', (language) => {
    for (const { file, missing, stale, changed } of compareLanguage(language))
      expect({ file, missing, stale, changed }).toEqual({ file, missing: [], stale: [], changed: [] });
  });
});

describe('what the editor reads in each language', () => {
  const read = async (language: string): Promise<Record<string, string>> =>
    JSON.parse(await readFile(path.join(folder, `bundle.l10n.${language}.json`), 'utf8')) as Record<string, string>;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bundles-'));
    endLater(() => import('node:fs/promises').then(({ rm }) => rm(folder, { recursive: true })));
    writeBundles(folder);
  });

  it('has the wordings of messages by the names that the editor has for languages, and no English', async () => {
    const names = await readdir(folder);
    expect(names.length).toBeGreaterThan(80);
    for (const language of ['de', 'fr', 'ja', 'pt-br', 'zh-cn'])
      expect(names).toContain(`bundle.l10n.${language}.json`);
    expect(names).not.toContain('bundle.l10n.en.json');
    const french = await read('fr');
    expect(french['message:1010022']).toBe('Se connecter avec un mot de passe');
    expect(Object.keys(french).filter((key) => !/^message:\d+$/.test(key))).toEqual([]);
  });

  it('is said of a message that pages word, and of no other', async () => {
    const texts = await read('fr');
    vi.doMock('vscode', () => ({ l10n: { bundle: texts } }));
    await import('../../src/platform/texts');
    const { spokenLanguage } = await import('../../src/platform/spokenLanguage');
    expect(spokenLanguage()).toBe('en');
    const { renderExplanation } = await import('../../src/kratos/knowledge/explain');
    expect(renderExplanation(1010022)).toContain(
      '*On Ory’s pages in your language:* “Se connecter avec un mot de passe”',
    );
    const reserved = '4060003';
    expect(texts[`message:${reserved}`]).toBeUndefined();
    expect(renderExplanation(reserved)).not.toContain('On Ory’s pages');
  });
});
