import { extensions, languages, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { schemaInModeline } from '../../config/document/detect/modeline';
import { structureChoice, type StructureChoice } from './structureChecks';
import { isObject } from '../../kratos/flow/json';
import { readHead } from '../recognition';

/** Red Hat's extension for YAML. */
export const yamlExtension = 'redhat.vscode-yaml';

/** Whether another extension looks after YAML in general: then it draws the outline, and follows aliases. */
export function isYamlLookedAfter(): boolean {
  return extensions.getExtension(yamlExtension)?.isActive === true;
}

/** Whether this extension checks the structure of a file, by its settings. */
export function structureChoiceFor(file: Uri): StructureChoice {
  return structureChoice(workspace.getConfiguration('kratosFlows', file).get('config.structureChecks'));
}

/**
 * Whether the YAML extension completes plain keys and values of a document: by a schema that the person has named in
 * the document or in the settings, or that it found itself where structure is left to it.
 */
export function isCompletedElsewhere(document: TextDocument): boolean {
  const { languageId, uri } = document;
  if (languageId !== 'yaml' || !isYamlLookedAfter()) return false;
  if (workspace.getConfiguration('yaml', uri).get('completion') === false) return false;
  const modeline = schemaInModeline(readHead(document));
  if (modeline !== undefined) return modeline !== 'none';
  return hasSchemaBySetting(document) || structureChoiceFor(uri) === 'never';
}

/** Whether the person's setting `yaml.schemas` gives a document a schema: patterns by the schemas' addresses. */
export function hasSchemaBySetting(document: TextDocument): boolean {
  const schemas = workspace.getConfiguration('yaml', document.uri).get<unknown>('schemas');
  if (!isObject(schemas)) return false;
  return Object.values(schemas)
    .flat()
    .some((pattern) => typeof pattern === 'string' && isNamedBy(pattern, document));
}

/**
 * As that extension reads patterns: without a slash at its beginning one is meant in every folder. A leading `!` takes
 * files out.
 */
function isNamedBy(pattern: string, document: TextDocument): boolean {
  const everywhere = pattern.startsWith('/') || pattern.startsWith('**') ? pattern : `**/${pattern}`;
  return languages.match({ pattern: everywhere }, document) > 0;
}
