import { extensions } from 'vscode';

/** Whether another extension looks after YAML in general: then it draws the outline, and follows aliases. */
export function isYamlLookedAfter(): boolean {
  return extensions.getExtension('redhat.vscode-yaml')?.isActive === true;
}
