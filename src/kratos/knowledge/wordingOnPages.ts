import * as l10n from '@vscode/l10n';

/**
 * How the pages that Ory offers for flows word a message in the editor's language, with `{placeholders}`: the texts of
 * `@ory/elements-react`, which the build puts beside ours. Undefined where they have none, and in English, which the
 * server speaks itself.
 */
export function wordingOnPages(id: number | string): string | undefined {
  const key = `message:${id}`;
  const text = l10n.t(key);
  return text === key ? undefined : text;
}
