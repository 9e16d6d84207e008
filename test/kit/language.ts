import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A language that the editor is switched to. */
export interface Language {
  /** A language tag that is not English, e.g. `eo`. */
  readonly name: string;
  /** The extension's texts by their English ones, as in `l10n/bundle.l10n.json`. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Makes the editor speak a language, as a language pack does, and adds the extension's texts in it. `installed` is left
 * as it is; resolves to a copy of it in `base`. `server` is the folder of the VS Code server.
 */
export async function installLanguage(
  { name, texts }: Language,
  installed: string,
  base: string,
  server: string,
): Promise<string> {
  const copy = path.join(base, 'extensions');
  await cp(installed, copy, { recursive: true });
  const ours = (await readdir(copy)).find((folder) => folder.startsWith('flow-explorer.kratos-flow-explorer'));
  if (ours === undefined) throw new Error(`The extension is not in ${installed}.`);
  await mkdir(path.join(copy, ours, 'dist', 'l10n'), { recursive: true });
  await writeFile(
    path.join(copy, ours, 'dist', 'l10n', `bundle.l10n.${name}.json`),
    JSON.stringify({ 'language:of-texts': name, ...texts }),
  );

  const user = path.join(server, 'user');
  const words = path.join(user, 'editor.i18n.json');
  await mkdir(path.join(user, 'User'), { recursive: true });
  await writeFile(path.join(user, 'User', 'argv.json'), JSON.stringify({ locale: name }));
  await writeFile(words, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [{ extensionIdentifier: { id: `tests.${name}` }, version: '1.0.0' }];
  const pack = { hash: name, label: name, extensions, translations: { vscode: words } };
  await writeFile(path.join(user, 'languagepacks.json'), JSON.stringify({ [name]: pack }));
  return copy;
}
