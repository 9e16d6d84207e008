import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chartIgnores } from '../../../../src/config/checks/chartChecks';
import { completeAt } from '../../../../src/config/completion';
import { describeSuggestion } from '../../../../src/config/completion/documentation';
import type { KratosDocument } from '../../../../src/config/document/detect/detect';
import { variableChecks } from '../../../../src/config/checks/environment/index';
import { explainName, isKnownName } from '../../../../src/config/hover/explainName';
import { explainSetting } from '../../../../src/config/hover/explainSetting';
import { identityKnowledge } from '../../../../src/config/reference/identityKnowledge';
import { identityRules } from '../../../../src/config/checks/identity/index';
import { ruleDocs, suppressible } from '../../../../src/config/checks/ruleKnowledge';
import { rules } from '../../../../src/config/checks/rules/index';
import { schemaChecks } from '../../../../src/config/checks/schema/index';
import { findStructure } from '../../../../src/config/reference/structure';
import { latestRelease } from '../../../../src/config/reference/versions';

const checks = [
  ...[...rules, ...schemaChecks, ...identityRules, ...variableChecks].map(({ name }) => name),
  chartIgnores,
];
const ofSchemas = new Set(identityRules.map(({ name }) => name));
const docs = [...ruleDocs].map(([name, doc]) => ({ name, ...doc }));

/** The words of a text. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\w-]+/g));
}

/** How alike two texts are: twice the words that both have, by the words of both. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return (2 * [...one].filter((word) => other.has(word)).length) / (one.size + other.size);
}

/** Every sentence that the checks themselves can say. */
const sentences = globSync('src/config/checks/{rules,schema,identity,environment}/**/*.ts').flatMap((file) =>
  Array.from(readFileSync(file, 'utf8').matchAll(/\bt\(\s*'((?:[^'\\]|\\.)+)'/g), ([, text = '']) => text),
);

describe('the documentation of checks', () => {
  it('is there for every rule and kind of violation, and for nothing else', () => {
    expect(docs.map(({ name }) => name).toSorted()).toEqual(checks.toSorted());
  });

  it('says each thing once', () => {
    for (const texts of [docs.map(({ title }) => title), docs.map(({ meaning }) => meaning)])
      expect(new Set(texts).size).toBe(docs.length);
    const read = docs.map(({ name, meaning }) => ({ name, words: wordsOf(meaning) }));
    const alike = read.flatMap((one, at) =>
      read
        .slice(at + 1)
        .filter((other) => likeness(one.words, other.words) > 0.5)
        .map((other) => `${one.name} ~ ${other.name}`),
    );
    expect(alike).toEqual([]);
  });

  it('does not repeat what a finding says', () => {
    expect(sentences.length).toBeGreaterThan(200);
    const said = sentences
      .map((sentence) => ({ sentence, words: wordsOf(sentence) }))
      .filter(({ words }) => words.size > 5);
    const copies = docs.flatMap(({ name, title, meaning }) =>
      [title, ...meaning.split(/(?<=[.:;]) /)].flatMap((text) =>
        said
          .filter(({ words }) => likeness(words, wordsOf(text)) > 0.8)
          .map(({ sentence }) => `${name}: ${text} = ${sentence}`),
      ),
    );
    expect(copies).toEqual([]);
  });

  it.each(docs)(
    '$name has a short title, sentences, and something to do',
    ({ title, meaning, next, versions = '' }) => {
      expect(title.length).toBeLessThan(75);
      expect(title).not.toMatch(/[.`]$|`/);
      expect(meaning).toMatch(/^[A-Z`].{80,}\.$/);
      for (const text of [...next, versions].filter((one) => one !== '')) expect(text).toMatch(/^[A-Z`].*\.$/);
      expect(next.length).toBeGreaterThan(0);
    },
  );

  it('names settings that there are', () => {
    const unknown = docs.flatMap(({ name, keys }) =>
      keys.filter((key) => !(ofSchemas.has(name) ? identityKnowledge(key, 'key') : findStructure(key))),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the page about a check', () => {
  it('says what it means, what to do, and how to switch it off', () => {
    expect(explainName(' kratos/strategy-switched-off ').split('\n\n')).toEqual([
      '**`kratos/strategy-switched-off`** — recovery or verification by a method that is off',
      expect.stringMatching(/^`use` chooses between/),
      '**What to do**',
      '1. Switch the method on, or let `use` name the other one.',
      '```yaml\nselfservice:\n  methods:\n    link:\n      enabled: true\n```',
      expect.stringMatching(
        /^- \*Setting:\* `selfservice\.flows\.recovery\.use`, .+(?:\n- \*Setting:\* .+){3}\n- \*To switch it off:\* the comment `# kratos-ignore strategy-switched-off` in the line or the one above, or `strategy-switched-off` in the list `kratosFlows\.config\.rulesOff` of the settings$/,
      ),
    ]);
  });

  it('knows of no comments in identity schemas', () => {
    const page = explainName('kratos/identity-schema-draft');
    expect(page).toContain('*Setting:* `$schema`');
    expect(page).not.toContain('kratos-ignore');
  });

  it.each([
    ['4000006', true, '**`4000006`**'],
    ['session_aal2_required', true, '**`session_aal2_required`**'],
    ['session.whoami.required_aal', true, '**`session.whoami.required_aal`** —'],
    ['selfservice.methods.oidc.config.providers[0].id', true, '**`selfservice.methods.oidc.config.providers[].id`** —'],
    ['dsn', true, '**`dsn`** —'],
    ['kratos/no-such-rule', false, '**`kratos/no-such-rule`** is not a finding in configurations.'],
    ['session.whoami.nothing', false, '**`session.whoami.nothing`** is not a setting of Kratos'],
    ['nothing_known', false, '**`nothing_known`** is not an error id'],
    ['no-courier', false, '**`no-courier`** is not an error id'],
    ['kratos/toString', false, '**`kratos/toString`** is not a finding'],
  ])('%s is known: %s', (name, known, page) => {
    expect(isKnownName(name)).toBe(known);
    expect(explainName(name)).toContain(page);
  });
});

const comment =
  'dsn: memory\n# kratos-ignore no-courier, wrong-type\nlog:\n  level: debug # kratos-ignore syntax no-such-rule\n';

describe('a comment that switches rules off', () => {
  it.each([
    ['no-courier', 'kratos/no-courier'],
    ['wrong-type', 'kratos/wrong-type'],
    ['syntax', 'kratos/syntax'],
  ])('explains %s', (name, path) => {
    const start = comment.indexOf(name);
    for (const offset of [start, start + 3, start + name.length])
      expect(explainSetting(comment, offset)).toMatchObject({ path, start, end: start + name.length });
  });

  it.each(['no-such-rule', 'kratos-ignore', 'memory'])('says nothing of a rule at %s', (word) => {
    expect(explainSetting(comment, comment.indexOf(word) + 1)?.path.startsWith('kratos/') ?? false).toBe(false);
  });

  /** What is offered at `|`. */
  const offered = (marked: string, isSchema = false): readonly string[] => {
    const offset = marked.indexOf('|');
    const document: KratosDocument = isSchema ? { kind: 'identity-schema' } : { kind: 'config', root: '' };
    const context = { document, version: latestRelease };
    return completeAt(marked.replace('|', ''), offset, context)
      .filter(({ about }) => about?.kind === 'rule')
      .map(({ label, start, end }) => `${label} ${String(start)}-${String(end)}`);
  };

  it.each([
    ['# kratos-ignore |\ndsn: memory\n', '16-16'],
    ['# kratos-ignore no-|cou\ndsn: memory\n', '16-22'],
    ['dsn: memory # kratos-ignore no-c|\n', '28-32'],
    ['a: 1\r\n# kratos-ignore wrong-type, |\r\n', '34-34'],
  ])('offers names in %j', (marked, place) => {
    expect(offered(marked)).toContain(`no-courier ${place}`);
  });

  it('offers what it does not hold yet, and nothing of identity schemas', () => {
    const names = offered('# kratos-ignore wrong-type |').map((one) => one.split(' ')[0]);
    expect(names).toHaveLength(checks.length - ofSchemas.size - 1);
    expect(names).not.toContain('wrong-type');
    expect(names).not.toContain('identity-keyword');
    expect(offered('# kratos-ignore |', true)).toEqual([]);
  });

  it.each([
    '# kratos-ignore|',
    '# kratos-ignored |',
    '# a note |',
    'dsn: |',
    '|',
    '# kratos-ignore no-courier (because |',
  ])('offers none in %j', (marked) => {
    expect(offered(marked)).toEqual([]);
  });

  it('shows with a name what it is of', () => {
    const [first] = completeAt('# kratos-ignore ', 16, {
      document: { kind: 'config', root: '' },
      version: latestRelease,
    });
    expect(first).toMatchObject({ label: 'aal2-without-second-factor', detail: suppressible()[0]?.title });
    expect(first && describeSuggestion(first, { kind: 'config', root: '' }, latestRelease)).toBe(
      explainName('kratos/aal2-without-second-factor'),
    );
  });
});
