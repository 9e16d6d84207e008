import type { TextDocument } from 'vscode';
import { readConfig, type ConfigDocument } from '../config/document';
import { recognise, type Recognised, type ServerVersion } from './kratosDocument';

/** An open document of Kratos's, read. */
export interface OpenDocument extends Recognised {
  readonly kind: 'config' | 'identity-schema';
  /** Below `root`, when it is a configuration. */
  readonly config: ConfigDocument;
  /** Where the configuration stands in the document. */
  readonly root: readonly string[];
}

/** Several parts of the editor ask for the same text, one after the other. */
const read = new WeakMap<
  TextDocument,
  { readonly version: number; readonly root: string; readonly config: ConfigDocument }
>();

/** Reads a configuration or an identity schema; undefined for everything else. */
export async function readOpen(
  document: TextDocument,
  serverVersion: ServerVersion,
): Promise<OpenDocument | undefined> {
  const recognised = await recognise(document, serverVersion);
  if (!recognised || recognised.document.kind === 'environment') return undefined;
  const root = recognised.document.kind === 'config' ? rootOf(recognised.document.root) : [];
  return { ...recognised, kind: recognised.document.kind, config: configIn(document, root), root };
}

/** The configuration at a place of a document. The same version of a text is read once. */
export function configIn(document: TextDocument, root: readonly string[]): ConfigDocument {
  const { version } = document;
  const kept = read.get(document);
  if (kept?.version === version && kept.root === root.join('.')) return kept.config;
  const config = readConfig(document.getText(), root);
  read.set(document, { version, root: root.join('.'), config });
  return config;
}

/** The place of a configuration in its document, as a path. */
export function rootOf(root: string): readonly string[] {
  return root.split('.').slice(0, -1);
}
