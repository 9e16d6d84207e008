const lengths: Readonly<Record<string, number>> = {
  md4: 16,
  md5: 16,
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

/** How many bytes a digest has; undefined for a name that is none. */
export function digestLength(name: string): number | undefined {
  return lengths[name];
}

/** The digest that makes so many bytes, of those that people keep passwords as. */
export function digestOfLength(length: number): string | undefined {
  return ['md5', 'sha1', 'sha256', 'sha512'].find((name) => lengths[name] === length);
}
