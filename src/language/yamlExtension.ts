import { extensions, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { structureChoice, type StructureChoice } from '../config/structureChecks';

/** Red Hat's extension for YAML. */
export const yamlExtension = 'redhat.vscode-yaml';

/** Whether another extension looks after YAML in general: then it draws the outline, and follows aliases. */
export function isYamlLookedAfter(): boolean {
  return extensions.getExtension(yamlExtension)?.isActive === true;
}

/** Who is to speak of the structure of a file, by its settings. */
export function structureChoiceFor(file: Uri): StructureChoice {
  return structureChoice(workspace.getConfiguration('kratosFlows', file).get('config.structureChecks'));
}
