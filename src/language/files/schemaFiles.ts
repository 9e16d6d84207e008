import type { Uri } from 'vscode';
import { decodeBase64 } from '../../config/document/base64';
import type { ConfigDocument } from '../../config/document/document';
import type { Part } from '../../config/document/detect/parts';
import type { KnownSchema } from '../../config/facts/context';
import { readInside } from './insideWorkspace';
import { longestConfig } from '../kratosDocument';
import { fetchedSchema } from './remoteSchemas';
import { filePath, listCandidates } from './workspaceFiles';

/** An identity schema, and the file that it was read from, if it was one. */
export interface ReadSchema extends KnownSchema {
  readonly uri?: Uri;
  /** It stands in that file as a text among others, which is blank in `text`. */
  readonly isInside?: true;
}

/**
 * The identity schemas that a configuration names, with their texts: `base64://` from the URL, `file://` beside the
 * configuration or in the workspace, `https://` as far as somebody had it read. Those that stand in the same document,
 * as in the values of a chart, are among its `parts`. Nothing outside the workspace is read, and nothing is fetched.
 */
export async function readSchemas(
  config: ConfigDocument,
  file: Uri,
  parts: readonly Part[] = [],
): Promise<readonly ReadSchema[]> {
  return Promise.all(
    config.below('identity', 'schemas').flatMap(({ value }) => {
      const { id, url } = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as {
        readonly id?: unknown;
        readonly url?: unknown;
      };
      return typeof id === 'string' && typeof url === 'string' ? [readSchema(id, url, file, parts)] : [];
    }),
  );
}

async function readSchema(id: string, url: string, file: Uri, parts: readonly Part[]): Promise<ReadSchema> {
  const [, encoded] = /^base64:\/\/(.*)$/s.exec(url) ?? [];
  if (encoded !== undefined) {
    const text = decodeBase64(encoded);
    return text === undefined ? { id, url, problem: 'base64' } : { id, url, text };
  }
  const fetched = fetchedSchema(url);
  if (fetched !== undefined) return { id, url, text: fetched };
  const path = filePath(url);
  const inside = parts.find(
    ({ document, name }) => document.kind === 'identity-schema' && name === path?.split('/').at(-1),
  );
  // A place in a text in other signs cannot be shown.
  if (inside)
    return { id, url, text: inside.text, isBeside: true, ...(!inside.isEncoded && { uri: file, isInside: true }) };
  const found = path === undefined ? undefined : await readInWorkspace(path, file);
  return { id, url, ...found };
}

/** The first file of that path that can be read. */
async function readInWorkspace(
  path: string,
  file: Uri,
): Promise<{ readonly text: string; readonly uri: Uri } | undefined> {
  for (const place of listCandidates(path, file)) {
    const text = await readInside(place, longestConfig);
    if (text !== undefined) return { text, uri: place };
  }
  return undefined;
}
