import { Location, Position, Range } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { anchorAt } from '../config/navigation/anchors';
import { fileLinks } from '../config/facts/fileLinks';
import { nameAt } from '../config/navigation/names';
import { outsideRefs, partAt, standsForSchema } from '../config/navigation/schemaParts';
import type { ServerVersion } from './kratosDocument';
import { configsNaming } from './files/namingConfigs';
import { readOpen, type OpenDocument } from './openDocuments';
import { resolveLinkTarget } from './links';
import { positionIn } from './positions';
import { toLocation } from './ranges';
import { readSchemas } from './files/schemaFiles';
import { findInWorkspace } from './files/workspaceFiles';
import { isYamlLookedAfter } from './yaml/yamlExtension';

/**
 * Where the name under the cursor is given: a schema's id (and its file), a method, a property of an identity schema,
 * an anchor, a file.
 */
export async function definitionsAt(
  document: TextDocument,
  position: Position,
  serverVersion: ServerVersion,
): Promise<Location[]> {
  const offset = document.offsetAt(position);
  const open = await readOpen(document, serverVersion, offset);
  if (!open) return [];
  if (open.kind === 'identity-schema') return partDefinitions(document, open, offset);
  const anchor = anchorIn(document, offset);
  if (anchor) return [toLocation(document, anchor.anchor)];
  const found = nameAt(open.config, offset);
  if (!found) return fileAt(document, open, offset);
  const [first] = found.given;
  const file = found.kind === 'schema' ? await schemaFile(document, open, found.at.name) : [];
  return [...(first && first.entry !== found.at.entry ? [toLocation(document, first)] : []), ...file];
}

/** Where the name under the cursor is used; of a whole identity schema, the configurations that name it. */
export async function referencesAt(
  document: TextDocument,
  position: Position,
  withDefinition: boolean,
  serverVersion: ServerVersion,
): Promise<Location[]> {
  const offset = document.offsetAt(position);
  const open = await readOpen(document, serverVersion, offset);
  if (!open) return [];
  if (open.kind === 'identity-schema') {
    if (standsForSchema(open.config, offset)) return locationsNaming(document.uri);
    const part = partAt(open.config, offset);
    if (!part) return [];
    const { described, named } = part;
    return [...(withDefinition ? [described.key ?? described.place] : []), ...named.map(({ place }) => place)].map(
      (place) => toLocation(document, place),
    );
  }
  const anchor = anchorIn(document, offset);
  if (anchor)
    return [...(withDefinition ? [anchor.anchor] : []), ...anchor.aliases].map((place) => toLocation(document, place));
  const found = nameAt(open.config, offset);
  const places = found ? [...(withDefinition ? found.given : []), ...found.used] : [];
  return places.map((place) => toLocation(document, place));
}

function anchorIn(document: TextDocument, offset: number): ReturnType<typeof anchorAt> {
  const isYaml = !document.languageId.startsWith('json') && !isYamlLookedAfter();
  return isYaml ? anchorAt(document.getText(), offset) : undefined;
}

async function partDefinitions(document: TextDocument, { config }: OpenDocument, offset: number): Promise<Location[]> {
  const part = partAt(config, offset);
  if (part) return [toLocation(document, part.described.key ?? part.described.place)];
  const outside = outsideRefs(config).find(({ start, end }) => start <= offset && offset <= end);
  const file = outside && (await findInWorkspace([outside.path], document.uri));
  return file ? [startOfFile(file)] : [];
}

async function fileAt(document: TextDocument, { config }: OpenDocument, offset: number): Promise<Location[]> {
  const link = fileLinks(config).find(
    ({ start, end, target }) => target.kind !== 'folder' && start <= offset && offset <= end,
  );
  const file = link && (await resolveLinkTarget(link, document.uri));
  return file ? [startOfFile(file)] : [];
}

async function schemaFile(document: TextDocument, { config, parts }: OpenDocument, id: string): Promise<Location[]> {
  const schemas = await readSchemas(config, document.uri, parts);
  const { uri, isInside, text = '' } = schemas.find((schema) => schema.id === id) ?? {};
  if (!uri) return [];
  return [isInside ? new Location(uri, positionIn(text, text.search(/\S/))) : startOfFile(uri)];
}

function startOfFile(file: Location['uri']): Location {
  return new Location(file, new Position(0, 0));
}

/** Where configurations name a file as an identity schema. */
async function locationsNaming(schema: Uri): Promise<Location[]> {
  const found: Location[] = [];
  for await (const { uri, config, places } of configsNaming(schema))
    for (const { start, end } of places)
      found.push(new Location(uri, new Range(positionIn(config.text, start), positionIn(config.text, end))));
  return found;
}
