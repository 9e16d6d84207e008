import { describe, expect, it } from 'vitest';
import { keyDoc } from '../../../../src/config/reference/docs';
import { keyKnowledge } from '../../../../src/config/reference/keyKnowledge';
import { keywordAt, knownPaths, presence, findStructure } from '../../../../src/config/reference/structure';
import { versions, type Version } from '../../../../src/config/reference/versions';

/** What was counted in Kratos's own schema at each tag. */
const counted: Readonly<Record<Version, number>> = { 'v1.3.1': 1144, 'v25.4.0': 1179, 'v26.2.0': 1180, newer: 1211 };

const written = knownPaths.map((path) => ({ path, doc: keyDoc(path) }));

/** The words of a text. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\w-]+/g));
}

/** How alike two texts are: twice the words that both have, by the words of both. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return (2 * [...one].filter((word) => other.has(word)).length) / (one.size + other.size);
}

describe('the structure', () => {
  it.each(versions)('has as many keys as the schema of %s', (version) => {
    const present = knownPaths.filter((path) => {
      const structure = findStructure(path)?.structure;
      return structure && presence(structure, version) === 'present';
    });
    expect(present).toHaveLength(counted[version]);
  });

  it('knows names that the user chose, and no others', () => {
    expect(findStructure('courier.smtp.headers.X-Team')?.path).toBe('courier.smtp.headers.*');
    expect(findStructure('session.whoami.tokenizer.templates.jwt.ttl')?.path).toBe(
      'session.whoami.tokenizer.templates.*.ttl',
    );
    expect(findStructure('selfservice.flows.logn')).toBeUndefined();
    expect(findStructure('metadata.name')).toBeUndefined();
  });

  it('knows what was different in other versions', () => {
    const hook = findStructure('selfservice.flows.settings.after.profile.hooks[].hook')?.structure;
    const names = (version: Version): unknown => hook && keywordAt(hook, 'enum', version);
    expect(names('v1.3.1')).toEqual(['web_hook']);
    expect(names('v26.2.0')).toEqual(['web_hook', 'show_verification_ui', 'b2b_sso', 'organization']);
    expect(names('newer')).toContain('verify_new_address');
  });
});

describe('the texts', () => {
  it('say of every key what it is for and what it does', () => {
    const bare = written.filter(({ doc }) => {
      const title = doc?.key.title ?? doc?.definition.title ?? '';
      const meaning = doc?.key.meaning ?? doc?.definition.meaning ?? '';
      return title.split(' ').length < 2 || meaning.length < 40;
    });
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it('say of every key with a default what happens when it is left out', () => {
    const silent = written.filter(
      ({ path, doc }) =>
        findStructure(path)?.structure.default !== undefined &&
        (doc?.key.omitted ?? doc?.definition.omitted) === undefined,
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('say what every allowed value means', () => {
    const silent = written.flatMap(({ path, doc }) => {
      const listed = findStructure(path)?.structure.enum ?? [];
      const named = { ...doc?.definition.values, ...doc?.key.values };
      return listed
        .map(String)
        .filter((value) => value !== 'null' && !Object.hasOwn(named, value))
        .map((value) => `${path}: ${value}`);
    });
    expect(silent).toEqual([]);
  });

  it('are no two alike, and none repeats the name of its key', () => {
    // Paths that share a definition share its text; every text of a path's own differs from all others.
    const own = written.flatMap(({ path, doc }) =>
      doc?.key.meaning === undefined ? [] : [{ path, text: doc.key.meaning }],
    );
    expect(new Set(own.map(({ text }) => text)).size).toBe(own.length);
    const all = [...new Set(written.map(({ doc }) => doc?.key.meaning ?? doc?.definition.meaning ?? ''))].map(
      (text) => ({
        text,
        words: wordsOf(text),
      }),
    );
    const alike = all.flatMap(({ text, words }, i) =>
      all.slice(i + 1).flatMap((other) => (likeness(words, other.words) > 0.9 ? [`${text} ~ ${other.text}`] : [])),
    );
    expect(alike).toEqual([]);
    for (const { path, doc } of written) {
      const name =
        path
          .split('.')
          .at(-1)
          ?.replaceAll(/[[\]*]/g, '')
          .replaceAll('_', ' ') ?? '';
      expect((doc?.key.title ?? doc?.definition.title ?? '').toLowerCase(), path).not.toBe(name.toLowerCase());
    }
  });

  it('are there for nothing that no version knows', () => {
    expect(Object.keys(keyKnowledge('dsn', 'key') ?? {})).toContain('meaning');
    expect(keyKnowledge('dsnn', 'key')).toBeUndefined();
  });
});

describe('a key in a file for another version', () => {
  it('says that it is too new, or gone', () => {
    const tooNew = keyKnowledge('selfservice.flows.registration.style', 'key', undefined, 'v1.3.1');
    expect(tooNew).toMatchObject({ tone: 'error' });
    expect(tooNew?.facts[0]).toEqual({ label: 'Version', text: 'needs v25.4.0; this file is for v1.3.1' });
    const gone = keyKnowledge('courier.sms.from', 'key', undefined, 'v26.2.0');
    expect(gone?.facts[0]).toEqual({ label: 'Version', text: 'gone since v25.4.0; this file is for v26.2.0' });
    expect(keyKnowledge('courier.sms.from', 'key', undefined, 'v1.3.1')).not.toHaveProperty('tone');
  });

  it('names the variable that sets it, where there is one', () => {
    const environment = (path: string): string | undefined =>
      keyKnowledge(path, 'key')?.facts.find(({ label }) => label === 'Environment')?.text;
    expect(environment('selfservice.flows.settings.required_aal')).toBe('`SELFSERVICE_FLOWS_SETTINGS_REQUIRED_AAL`');
    expect(environment('identity.schemas[].id')).toBe(
      '`IDENTITY_SCHEMAS_0_ID` for the first; a later one only beside one for each before it',
    );
    expect(environment('secrets.cookie')).toBe('`SECRETS_COOKIE`, its items with commas between them');
    expect(environment('identity.schemas')).toBe('`IDENTITY_SCHEMAS`, as JSON');
    expect(environment('selfservice.flows.login.after.hooks')).toBe(
      '`SELFSERVICE_FLOWS_LOGIN_AFTER_HOOKS_0_HOOK` and so on, for the first; the whole list in one text is not read',
    );
    expect(environment('selfservice.methods.oidc.config.providers[].scope[]')).toBeUndefined();
    expect(environment('courier.smtp.headers.X-Team')).toBeUndefined();
    expect(environment('watch-courier')).toBeUndefined();
  });
});

describe('what is deprecated', () => {
  const path = 'selfservice.flows.login.after.hooks[].config.body';
  const labelsOf = (name: string, version: Version): readonly string[] =>
    keyKnowledge(name, 'key', undefined, version)?.facts.map(({ label }) => label) ?? [];

  it('is a key as a whole, and not one of which only a form is', () => {
    expect(labelsOf(path.replace('body', 'can_interrupt'), 'v26.2.0')).toContain('Deprecated');
    expect(labelsOf(path, 'v26.2.0')).not.toContain('Deprecated');
    expect(keyKnowledge(path, 'key', undefined, 'v26.2.0')?.next?.join(' ')).toContain('A path without `file://`');
    expect(labelsOf('selfservice.flows.registration.enable_legacy_one_step', 'v1.3.1')).not.toContain('Deprecated');
  });
});
