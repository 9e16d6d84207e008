/**
 * The points in time at which the configuration of Kratos is known, oldest first. `newer` is what came after the last
 * release.
 */
export const versions = ['v1.3.1', 'v25.4.0', 'v26.2.0', 'newer'] as const;
export type Version = (typeof versions)[number];

/** Taken where nothing says which version a configuration is for. */
export const latestRelease: Version = 'v26.2.0';

/** Whether `one` came before `other`. */
export function isBefore(one: Version, other: Version): boolean {
  return versions.indexOf(one) < versions.indexOf(other);
}

/**
 * The point whose keys hold for a version as a server or the file's `version:` names it (`v1.3.1`, `1.3`,
 * `v25.4.0-rc.1`): the newest known one that is not newer. What is older than all of them counts as the oldest.
 * Undefined for text that is no version, such as `master`.
 */
export function toKnownVersion(text: string): Version | undefined {
  const given = parseVersionNumbers(text);
  if (!given) return undefined;
  const last = parseVersionNumbers(latestRelease);
  if (last && compare(given, last) > 0) return 'newer';
  const known = versions.filter((version) => {
    const point = parseVersionNumbers(version);
    return point !== undefined && compare(point, given) <= 0;
  });
  return known.at(-1) ?? versions[0];
}

/**
 * Whether a version as it is written (`v1.2.0`, `1.2`) is `from` or a later one before `until`. Finer than the points,
 * between which faults came and went. False for text that is no version.
 */
export function isWithin(text: string, from: string, until: string): boolean {
  const [given, first, last] = [text, from, until].map(parseVersionNumbers);
  return given !== undefined && first !== undefined && last !== undefined
    ? compare(given, first) >= 0 && compare(given, last) < 0
    : false;
}

function parseVersionNumbers(text: string): readonly number[] | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text.trim());
  return match?.slice(1).map((part: string | undefined) => Number(part ?? 0));
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((number, i) => number !== other[i]);
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

/**
 * The version that a configuration says it is for, as a point: its `version:` in YAML or JSON. Kratos never reads that
 * line, so it is a weak sign: one before v1.0.0 is none at all, since Ory's own files say v0.13.0 up to the present
 * day; and 3.7 is a version of compose, since after 1.3 Kratos's are 25.4 and above. Undefined when it says none.
 */
export function versionIn(text: string): Version | undefined {
  const [, version = ''] = /^[ \t]*(?:version[ \t]*:|"version"\s*:)[ \t]*["']?(v?\d+\.\d+[^\s"',#]*)/m.exec(text) ?? [];
  const numbers = parseVersionNumbers(version);
  const [major = 0] = numbers ?? [];
  return major === 1 || major >= 25 ? toKnownVersion(version) : undefined;
}
