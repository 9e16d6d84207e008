import { t } from '@vscode/l10n';
import { longestConfig } from './kratosDocument';

/** A length in characters as people read it. */
export function sizeWords(length: number): string {
  return length < 1_000_000 ? t('{0} kB', Math.round(length / 1_000)) : t('{0} MB', Math.round(length / 1_000_000));
}

/** Why a file of so many characters is neither explained nor checked, and what to do. */
export function tooLargeWords(length: number): string {
  return t(
    'This file has {0}, and up to {1} can be read between two key presses: so it is neither explained nor checked here. A configuration may be split, as Kratos takes several files, each with its own -c.',
    sizeWords(length),
    sizeWords(longestConfig),
  );
}
