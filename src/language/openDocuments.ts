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

/** Reads a configuration or an identity schema; undefined for everything else. The same version of a text is parsed once. */
export async function readOpen(
  document: TextDocument,
  serverVersion: ServerVersion,
): Promise<OpenDocument | undefined> {
  const recognised = await recognise(document, serverVersion);
  if (!recognised || recognised.document.kind === 'environment') return undefined;
  const root = recognised.document.kind === 'config' ? rootOf(recognised.document.root) : [];
  const kept = read.get(document);
  const isKept = kept?.version === document.version && kept.root === root.join('.');
  const config = isKept ? kept.config : readConfig(document.getText(), root);
  if (!isKept) read.set(document, { version: document.version, root: root.join('.'), config });
  return { ...recognised, kind: recognised.document.kind, config, root };
}

/** The place of a configuration in its document, as a path. */
export function rootOf(root: '' | 'kratos.config.'): readonly string[] {
  return root === '' ? [] : ['kratos', 'config'];
}
