// The changelog in the form of Keep a Changelog: what is not released yet, then the versions, the newest first.

/**
 * A heading of the second level, and what is below it.
 * @typedef {{ name: string, date?: string, text: string }} Section
 */

const heading = /^## \[?([^\]\s]+)\]?(?: - (\d{4}-\d{2}-\d{2}))?$/;

/** The name of the section of what is not released yet. */
const unreleased = 'Unreleased';

/**
 * The sections of a changelog in their order. Links at its end (`[0.1.0]: …`) belong to the last.
 * @param {string} changelog
 * @returns {readonly Section[]}
 */
export function readChangelog(changelog) {
  /** @type {{ name: string, date?: string, lines: string[] }[]} */
  const sections = [];
  for (const line of changelog.split('\n')) {
    const [, name, date] = heading.exec(line) ?? [];
    if (name !== undefined) sections.push({ name, ...(date !== undefined && { date }), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ lines, ...section }) => ({ ...section, text: lines.join('\n').trim() }));
}

/**
 * What is wrong with a changelog when a version is to be released; undefined when nothing is.
 * @param {string} changelog
 * @param {string} version
 * @returns {string | undefined}
 */
export function changelogFault(changelog, version) {
  const sections = readChangelog(changelog);
  const own = sections.find(({ name }) => name === version);
  const waiting = sections.find(({ name }) => name === unreleased);
  if (!own) return `CHANGELOG.md has no section [${version}]: npm run release -- --prepare ${version} makes it.`;
  if (own.text === '') return `CHANGELOG.md says nothing of ${version}.`;
  if (own.date === undefined) return `The section [${version}] of CHANGELOG.md has no date.`;
  if (waiting && waiting.text !== '')
    return `CHANGELOG.md has changes below [${unreleased}] that ${version} would ship without a word.`;
  const first = sections.find(({ name }) => name !== unreleased);
  return first?.name === version ? undefined : `CHANGELOG.md has ${first?.name} above ${version}.`;
}

/**
 * The changelog with what was not released yet under a version and a day; an empty section for what comes next is
 * above it. Throws where nothing waits.
 * @param {string} changelog
 * @param {string} version
 * @param {string} date as 2026-12-01
 */
export function withRelease(changelog, version, date) {
  const waiting = readChangelog(changelog).find(({ name }) => name === unreleased);
  if (!waiting || waiting.text === '') throw new Error(`Nothing is written below [${unreleased}].`);
  return changelog.replace(/^## \[?Unreleased\]?$/m, `## [${unreleased}]\n\n## [${version}] - ${date}`);
}
