import { t } from '@vscode/l10n';
// First: the texts below are made once, in the language that it sets.
import '../shared/language';

/** Every text of the page that is written here; numbers and what is said of them come with the state. */
export const texts = {
  title: t('Who Has What?'),
  factor: t('Factor'),
  identities: t('Identities'),
  hasWhat: t('What identities have'),
  asked: t('Who is asked for a second factor'),
  ofActive: t('Of the active ones, after the first step of a login.'),
  place: t('Place'),
  now: t('Now'),
  then: t('With the change'),
  change: t('What if this line were different?'),
  hint: t('A setting with its value, in YAML or JSON; of its name the end may do.'),
  workOut: t('Work It Out'),
  takeBack: t('Take It Back'),
  offered: t('Lines that would make a difference'),
  suppose: (text: string) => t('Work out {0}', text),
  countAgain: t('Count Again'),
  count: t('Count'),
  uncounted: t('What was counted is not kept when the window closes.'),
  copyMarkdown: t('Copy as Markdown'),
  copyCsv: t('Copy as CSV'),
  copied: t('Copied.'),
  noConfiguration: t(
    'No configuration is known of this connection, so it cannot be said who is asked. Open the kratos.yml of its server, or choose it.',
  ),
  choose: t('Choose the Configuration'),
  chooseOther: t('Choose another'),
} as const;
