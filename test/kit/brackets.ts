import { readFileSync } from 'node:fs';

const english = JSON.parse(readFileSync(new URL('../../l10n/bundle.l10n.json', import.meta.url), 'utf8')) as object;

/** A language for tests: each text of the bundle in brackets, so that a text that passed it by is seen. */
export const brackets: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(english).map((text) => [text, `[${text}]`]),
);
