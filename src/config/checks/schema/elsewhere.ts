import { t } from '@vscode/l10n';
import type { Path } from '../../reference/path';
import type { Finding } from '../../document/finding';
import { findCompanionVariable, variableAt } from '../../reference/variables';

/**
 * A finding of what is missing at a path: a hint where the environment, or another file, may well give it, which this
 * one cannot know.
 */
export function mayComeFromElsewhere(finding: Finding, path: Path): Finding {
  const variable = variableThatGives(path);
  return variable === undefined ? finding : { ...finding, severity: 'hint', effect: elsewhere(variable, path) };
}

/** A list of hooks cannot be given by one text: its first item stands for it. */
function variableThatGives(path: Path): string | undefined {
  return variableAt(path.at(-1) === 'hooks' ? [...path, 0, 'hook'] : path);
}

/** Of several files the last one that has a list gives it whole. */
function elsewhere(variable: string, path: Path): string {
  const companion = findCompanionVariable(path);
  if (companion !== undefined)
    return t(
      'Kratos does not start, unless the variable {0} gives it. That works only together with a variable for each item before it, such as {1}: Kratos empties those that have none.',
      variable,
      companion,
    );
  return path.some((part) => typeof part === 'number')
    ? t('Kratos does not start, unless the variable {0} gives it.', variable)
    : t('Kratos does not start, unless another file or the variable {0} gives it.', variable);
}
