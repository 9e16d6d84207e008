import { Uri, workspace } from 'vscode';
import type { ConfigDocument } from '../config/document';
import type { KnownSchema } from '../config/rules/types';

/** No identity schema is larger; a bigger file is something else. */
const longestSchema = 1_000_000;

/** An identity schema, and the file that it was read from, if it was one. */
export interface ReadSchema extends KnownSchema {
  readonly uri?: Uri;
}

/**
 * The identity schemas that a configuration names, with their texts: `base64://` from the URL, `file://` beside the configuration or in the workspace. Nothing
 * outside the workspace is read, and nothing is fetched.
 */
export async function readSchemas(config: ConfigDocument, file: Uri): Promise<readonly ReadSchema[]> {
  return Promise.all(
    config.below('identity', 'schemas').flatMap(({ value }) => {
      const { id, url } = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as {
        readonly id?: unknown;
        readonly url?: unknown;
      };
      return typeof id === 'string' && typeof url === 'string' ? [readSchema(id, url, file)] : [];
    }),
  );
}

async function readSchema(id: string, url: string, file: Uri): Promise<ReadSchema> {
  const [, encoded] = /^base64:\/\/(.*)$/s.exec(url) ?? [];
  if (encoded !== undefined) {
    const bytes = decodeBase64(encoded);
    return bytes === undefined ? { id, url, problem: 'base64' } : { id, url, text: new TextDecoder().decode(bytes) };
  }
  return { id, url, ...(await readInWorkspace(url, file)) };
}

/** Where the file of a schema's `file://` URL may be; nowhere for other URLs. A relative path starts where Kratos was started, which is the configuration's folder or the workspace's; an absolute one is often the container's. */
export function schemaPlaces(url: string, file: Uri): readonly Uri[] {
  const [, path] = /^file:\/\/(.+)$/.exec(url) ?? [];
  if (path === undefined) return [];
  const folders = workspace.workspaceFolders ?? [];
  return path.startsWith('/')
    ? [file.with({ path })]
    : [Uri.joinPath(file, '..', path), ...folders.map(({ uri }) => Uri.joinPath(uri, path))];
}

async function readInWorkspace(
  url: string,
  file: Uri,
): Promise<{ readonly text: string; readonly uri: Uri } | undefined> {
  for (const place of schemaPlaces(url, file)) {
    if (!workspace.getWorkspaceFolder(place)) continue;
    try {
      const bytes = await workspace.fs.readFile(place);
      if (bytes.byteLength <= longestSchema) return { text: new TextDecoder().decode(bytes), uri: place };
    } catch {
      // Not there: the next place may have it.
    }
  }
  return undefined;
}

function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
