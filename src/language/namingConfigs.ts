import { Location, Range, Uri, workspace } from 'vscode';
import { recogniseDocument } from '../config/detect';
import { readConfig, type ConfigDocument, type Place } from '../config/document';
import { rootOf } from './openDocuments';
import { positionIn } from './positions';
import { placesOf } from './workspaceFiles';

/** So many files are looked into, those that are called like a configuration. */
const mostFiles = 100;
const names = '**/{*kratos*,*values*}.{yml,yaml,json,jsonc}';

/** Where configurations of the workspace name a file as an identity schema. */
export async function configsNaming(schema: Uri): Promise<Location[]> {
  const files = await workspace.findFiles(names, '**/node_modules/**', mostFiles);
  const found = await Promise.all(
    files.map(async (file) => {
      const text = await textOf(file);
      const kind = text === undefined ? undefined : recogniseDocument(file.path, text);
      if (text === undefined || kind?.kind !== 'config') return [];
      return placesNaming(readConfig(text, rootOf(kind.root)), file, schema).map(
        ({ start, end }) => new Location(file, new Range(positionIn(text, start), positionIn(text, end))),
      );
    }),
  );
  return found.flat();
}

function placesNaming(config: ConfigDocument, file: Uri, schema: Uri): readonly Place[] {
  return config.below('identity', 'schemas').flatMap(({ path }) => {
    const url = config.get(...path, 'url');
    const [, target] = /^file:\/\/(.+)$/.exec(typeof url?.value === 'string' ? url.value : '') ?? [];
    const isIt = target !== undefined && placesOf(target, file).some((place) => place.toString() === schema.toString());
    return url && isIt ? [url.place] : [];
  });
}

/** A file as the editor has it, or else as it is stored. */
async function textOf(file: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
