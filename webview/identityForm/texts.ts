import { t } from '@vscode/l10n';
// First: the texts below are made once, in the language that it sets.
import '../shared/language';

/** Every text of the page that is written here; what is said of the form comes with its state. */
export const texts = {
  title: t('Identity'),
  connection: (name: string) => t('Connection: {0}', name),
  schema: (name: string) => t('Schema: {0}', name),
  form: t('Form of the identity'),
  actions: t('Form actions'),
  required: t('Required'),
  none: t('(none)'),
  add: (list: string) => t('Add to {0}', list),
  remove: (item: string) => t('Remove {0}', item),
  item: (list: string, number: number) => t('{0}, {1}', list, number),
  show: (what: string) => t('Show {0}', what),
  hide: (what: string) => t('Hide {0}', what),
  review: t('What is sent'),
  part: t('Part'),
  before: t('Before'),
  after: t('After'),
  body: t('The body of the request, a JSON Patch'),
  meanwhile: t('What somebody else has changed meanwhile'),
  error: t('Error'),
} as const;
