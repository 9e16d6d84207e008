import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { changelogFault, readChangelog, withRelease } from '../../../scripts/release/changelog.mjs';
import { isPreRelease, judge, judgeRegistries, registries } from '../../../scripts/release/judge.mjs';

const released =
  '# Changelog\n\n## [Unreleased]\n\n## [0.3.0] - 2026-12-01\n\n### Added\n\n- Guides.\n\n## [0.1.0] - 2026-11-22\n\n- First.\n';
const waiting = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Guides.\n\n## [0.1.0] - 2026-11-22\n\n- First.\n';

const ready = {
  version: '0.3.0',
  lockVersion: '0.3.0',
  changelog: released,
  tags: ['v0.1.0', 'kept'],
  tagHere: undefined,
  changed: [],
  vsix: { bytes: 1_500_000, limit: 2_000_000, files: 300 },
  repository: undefined,
};
const inTheWay = (facts: object): readonly string[] =>
  judge({ ...ready, secrets: [], ...facts })
    .filter(({ stops }) => stops)
    .map(({ what, said }) => `${what}: ${said}`);

describe('a release', () => {
  it('goes ahead where nothing is in the way', () => {
    expect(inTheWay({})).toEqual([]);
    expect(inTheWay({ tags: ['v0.3.0'], tagHere: 'v0.3.0' })).toEqual([]);
  });

  it.each([
    [{ version: '0.3' }, /^version: 0\.3 is not of the form/],
    [{ version: '0.3.0-beta.1' }, /^version: .* is not of the form/],
    [{ lockVersion: '0.1.0' }, /^version: package-lock\.json says 0\.1\.0/],
    [{ tags: ['v0.3.1', 'v0.10.0'] }, /^version: 0\.3\.0 is older than v0\.10\.0/],
    [{ changelog: waiting }, /^changelog: CHANGELOG\.md has no section \[0\.3\.0\]/],
    [{ changed: ['M README.md'] }, /^tree: Not committed: M README\.md/],
    [{ tags: ['v0.3.0'] }, /^tag: v0\.3\.0 is the tag of another commit/],
    [{ vsix: { bytes: 2_100_000, limit: 2_000_000, files: 1 } }, /^VSIX: 2100 kB are more than the 2000 kB/],
  ])('is stopped by %j', (facts, said) => {
    const found = inTheWay(facts);
    expect(found.some((line) => said.test(line))).toBe(true);
  });

  it('is a pre-release where the second number is odd', () => {
    expect(['0.1.0', '0.3.1', '2.11.0', '0.2.0', '1.0.7', '1.10.1'].map(isPreRelease)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('goes to the registries whose key is set', () => {
    const targets = (...secrets: string[]): readonly string[] =>
      judgeRegistries({ secrets })
        .filter(({ publishes }) => publishes)
        .map(({ name }) => name);
    expect(targets()).toEqual([]);
    expect(targets('OVSX_PAT')).toEqual(['Open VSX']);
    expect(targets('OVSX_PAT', 'VSCE_PAT')).toEqual(['Visual Studio Marketplace', 'Open VSX']);
  });
});

describe('the changelog', () => {
  it('is moved under the version that is prepared, and only once', () => {
    const prepared = withRelease(waiting, '0.3.0', '2026-12-01');
    expect(prepared).toBe(released);
    expect(changelogFault(prepared, '0.3.0')).toBeUndefined();
    expect(() => withRelease(prepared, '0.4.0', '2026-12-02')).toThrow('Nothing is written');
  });

  it.each([
    ['0.3.0', released.replace('## [0.3.0] - 2026-12-01', '## [0.3.0]'), /has no date/],
    ['0.3.0', released.replace('### Added\n\n- Guides.\n\n', ''), /says nothing of 0\.3\.0/],
    ['0.3.0', released.replace('## [Unreleased]', '## [Unreleased]\n\n- More.'), /would ship without a word/],
    ['0.1.0', released, /has 0\.3\.0 above 0\.1\.0/],
  ])('is no good for %s where it is %j', (version, changelog, fault) => {
    expect(changelogFault(changelog, version)).toMatch(fault);
  });

  it('of this repository is in that form, the newest first', () => {
    const [first, ...versions] = readChangelog(readFileSync(inRoot('CHANGELOG.md'), 'utf8'));
    expect(first?.name).toBe('Unreleased');
    expect(versions.length).toBeGreaterThan(0);
    for (const { name, date } of versions)
      expect([name, date]).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/), expect.any(String)]);
    const kinds = [...(first?.text ?? '').matchAll(/^### (.*)$/gm)].map(([, kind]) => kind);
    expect(
      kinds.filter((kind) => !['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'].includes(kind ?? '')),
    ).toEqual([]);
    expect(first?.text ?? '### ').toMatch(/^(?:### |$)/);
  });
});

describe('the workflow', () => {
  it('publishes what was tested on three systems, with the keys of every registry and no other', () => {
    const read = (file: string): unknown => parse(readFileSync(inRoot('.github', 'workflows', file), 'utf8'));
    const { jobs } = read('release.yml') as {
      jobs: { test: { uses: string }; publish: { needs: string; steps: { run?: string; env?: object }[] } };
    };
    expect(jobs.test.uses).toBe('./.github/workflows/ci.yml');
    expect(jobs.publish.needs).toBe('test');
    const keys = jobs.publish.steps.find(({ run }) => run?.includes('--publish'))?.env ?? {};
    expect(keys).toEqual(Object.fromEntries(registries.map(({ secret }) => [secret, `\${{ secrets.${secret} }}`])));
    const ci = read('ci.yml') as {
      on: object;
      jobs: { test: { strategy: { matrix: { include: { os: string }[] } } } };
    };
    expect(ci.on).toHaveProperty('workflow_call');
    const systems = ci.jobs.test.strategy.matrix.include.map(({ os }) => os.split('-')[0]);
    expect([...new Set(systems)].toSorted()).toEqual(['macos', 'ubuntu', 'windows']);
  });
});
