import type { TextDocument } from 'vscode';
import type { ConfigDocument } from '../config/document/document';
import type { KratosDocument } from '../config/document/detect/detect';
import { partAmong, listParts, readPart, listRootNames, type Part } from '../config/document/detect/parts';
import { recognise, type Recognised, type ServerVersion } from './kratosDocument';

/** An open document of Kratos's, read. */
export interface OpenDocument extends Recognised {
  readonly kind: 'config' | 'identity-schema';
  /** Below `root`, when it is a configuration. */
  readonly config: ConfigDocument;
  /** Where the configuration stands in the document. */
  readonly root: readonly string[];
  /** All that the document holds for Kratos. */
  readonly parts: readonly Part[];
}

/** Several parts of the editor ask for the same text, one after the other. */
const read = new WeakMap<
  TextDocument,
  { readonly version: number; readonly parts: readonly Part[]; readonly configs: Map<Part, ConfigDocument> }
>();

/**
 * Reads the configuration or the identity schema of a document: where it has several, that at `offset`, or the first
 * configuration. Undefined for everything else.
 */
export async function readOpen(
  document: TextDocument,
  serverVersion: ServerVersion,
  offset?: number,
): Promise<OpenDocument | undefined> {
  const recognised = await recognise(document, serverVersion);
  if (!recognised) return undefined;
  const parts = partsIn(document, recognised.document);
  const at = offset === undefined ? undefined : partAmong(parts, offset);
  const part =
    (at?.place && at) ??
    parts.find((one) => one.document.kind === 'config') ??
    parts.find((one) => one.document.kind === 'identity-schema');
  if (!part || part.document.kind === 'environment') return undefined;
  const { kind } = part.document;
  return {
    ...recognised,
    document: part.document,
    parts,
    kind,
    config: configIn(document, part),
    root: listRootNames(part.document),
  };
}

/** The parts of a document that are of interest to Kratos. */
export function partsIn(document: TextDocument, found: KratosDocument): readonly Part[] {
  const kept = read.get(document);
  if (kept?.version === document.version) return kept.parts;
  const parts = listParts(document.getText(), found);
  read.set(document, { version: document.version, parts, configs: new Map() });
  return parts;
}

/** The configuration or schema that a part is. The same version of a text is read once. */
export function configIn(document: TextDocument, part: Part): ConfigDocument {
  const kept = read.get(document);
  const known = kept?.configs.get(part);
  if (known) return known;
  const config = readPart(part);
  kept?.configs.set(part, config);
  return config;
}
