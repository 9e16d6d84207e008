import { t } from '@vscode/l10n';

/** Joins what is there with middle dots. */
export function dotted(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

/** Joins what is there with commas, for a screen reader. */
export function spoken(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}

/** A list as part of a sentence, with “and” before its last item. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : t('{0} and {1}', items.slice(0, -1).join(', '), last);
}
