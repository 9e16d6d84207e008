/** Joins what is there with middle dots. */
export function dotted(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

/** Joins what is there with commas, for a screen reader. */
export function spoken(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}
