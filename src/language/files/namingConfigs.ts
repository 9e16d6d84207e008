import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import type { Place } from '../../config/document/document';
import { plainText } from '../../config/document/plainText';
import { configsAround, type FoundConfig } from './configsAround';
import { filePath, listCandidates } from './workspaceFiles';

/** A configuration that names some file as an identity schema. */
export interface NamingConfig extends FoundConfig {
  /** The URLs that name it. */
  readonly places: readonly Place[];
}

/**
 * The configurations that name a file as one of their identity schemas, as they are asked for: those that are open,
 * then those of the workspace that can be read.
 */
export async function* configsNaming(schema: Uri): AsyncGenerator<NamingConfig> {
  const isInside = workspace.getWorkspaceFolder(schema) !== undefined;
  for await (const found of configsAround({ passOver: [schema], openAlone: !isInside })) {
    const naming = placesNaming(found, schema);
    if (naming.length > 0) yield { ...found, places: naming };
  }
}

function placesNaming({ uri, config }: FoundConfig, schema: Uri): readonly Place[] {
  return config.below('identity', 'schemas').flatMap(({ path }) => {
    const url = config.get(...path, 'url');
    const target = filePath(plainText(url?.value));
    const isIt =
      target !== undefined && listCandidates(target, uri).some((place) => place.toString() === schema.toString());
    return url && isIt ? [url.place] : [];
  });
}
