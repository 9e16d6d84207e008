// What would happen to a release, judged by facts alone: nothing is read here, and nothing is done.
import { changelogFault } from './changelog.mjs';

/**
 * @typedef {object} Facts
 * @property {string} version of package.json
 * @property {string} lockVersion of package-lock.json
 * @property {string} changelog
 * @property {readonly string[]} tags of the repository
 * @property {string | undefined} tagHere the version tag of this very commit
 * @property {readonly string[]} changed files that are not committed
 * @property {{ bytes: number, limit: number, files: number }} vsix
 * @property {string | undefined} repository of package.json
 * @property {readonly string[]} secrets names of those that are set
 */
/** @typedef {{ what: string, said: string, stops: boolean }} Line */
/** @typedef {{ name: string, secret: string, publishes: boolean }} Registry */

/** Where extensions are published, and the variable that holds the key. */
export const registries = [
  { name: 'Visual Studio Marketplace', secret: 'VSCE_PAT' },
  { name: 'Open VSX', secret: 'OVSX_PAT' },
];

/**
 * By the convention of the marketplaces an odd minor number is a pre-release: 0.3.1 is, 0.4.0 is not.
 * @param {string} version
 */
export function isPreRelease(version) {
  return Number(version.split('.')[1]) % 2 === 1;
}

/**
 * What a release would come upon, in the order in which it is looked at.
 * @param {Facts} facts
 * @returns {readonly Line[]}
 */
export function judge({ version, lockVersion, changelog, tags, tagHere, changed, vsix, repository }) {
  /** @type {(what: string, fault: string | undefined, said: string) => Line} */
  const line = (what, fault, said) => ({ what, said: fault ?? said, stops: fault !== undefined });
  const tag = `v${version}`;
  const newest = tags.filter(isVersionTag).toSorted(byVersion).at(-1);
  return [
    line(
      'version',
      versionFault(version, lockVersion, newest, tagHere),
      `${version}, a ${isPreRelease(version) ? 'pre-release' : 'release'}`,
    ),
    line('changelog', changelogFault(changelog, version), `has a section [${version}]`),
    line(
      'tree',
      changed.length > 0
        ? `Not committed: ${changed.slice(0, 5).join(', ')}${changed.length > 5 ? ', …' : ''}`
        : undefined,
      'everything is committed',
    ),
    line(
      'tag',
      tags.includes(tag) && tagHere !== tag ? `${tag} is the tag of another commit.` : undefined,
      tagHere === tag ? `${tag} is the tag of this commit` : `${tag} would be made`,
    ),
    line(
      'VSIX',
      vsix.bytes > vsix.limit
        ? `${kilobytes(vsix.bytes)} are more than the ${kilobytes(vsix.limit)} it may have.`
        : undefined,
      `${kilobytes(vsix.bytes)} of ${kilobytes(vsix.limit)}, ${vsix.files} files`,
    ),
    line(
      'repository',
      undefined,
      repository ?? 'none in package.json, so that relative links of the README lead nowhere on its page',
    ),
  ];
}

/**
 * Which registry would get it.
 * @param {Pick<Facts, 'secrets'>} facts
 * @returns {readonly Registry[]}
 */
export function judgeRegistries({ secrets }) {
  return registries.map((registry) => ({ ...registry, publishes: secrets.includes(registry.secret) }));
}

/**
 * @param {string} version
 * @param {string} lockVersion
 * @param {string | undefined} newest the tag of the newest version
 * @param {string | undefined} tagHere
 * @returns {string | undefined}
 */
function versionFault(version, lockVersion, newest, tagHere) {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    return `${version} is not of the form 1.2.3, which is all that the marketplaces take.`;
  if (lockVersion !== version) return `package-lock.json says ${lockVersion}, package.json ${version}.`;
  const tag = `v${version}`;
  if (newest === undefined || newest === tag || tagHere === tag || byVersion(newest, tag) < 0) return undefined;
  return `${version} is older than ${newest}.`;
}

/** @param {string} tag */
const isVersionTag = (tag) => /^v\d+\.\d+\.\d+$/.test(tag);

/** @param {string} one @param {string} other */
function byVersion(one, other) {
  const [a, b] = [one, other].map((tag) => tag.slice(1).split('.').map(Number));
  const at = a?.findIndex((number, index) => number !== b?.[index]) ?? -1;
  return at < 0 ? 0 : (a?.[at] ?? 0) - (b?.[at] ?? 0);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
