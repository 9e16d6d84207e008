import { t } from '@vscode/l10n';
// First: the texts below are made once, in the language that it sets.
import '../shared/language';

/** Every text of the page that is written here; what is said of the file and its lines comes with its state. */
export const texts = {
  title: t('Import identities'),
  actions: t('Import actions'),
  connection: (name: string) => t('Connection: {0}', name),
  counts: t('How many lines'),
  progress: t('Progress of the import'),
  lines: t('What each line becomes'),
  problems: t('Lines with problems'),
  results: t('What became of lines that were not simply made'),
  line: t('Line'),
  who: t('Identifiers'),
  traits: t('Traits'),
  wayIn: t('Way in'),
  more: t('More'),
  problem: t('Problems'),
  outcome: t('Outcome'),
  message: t('Why'),
  identity: t('Identity'),
  go: (line: number) => t('Show line {0} in the file', line),
  leftOut: t('left out'),
} as const;
