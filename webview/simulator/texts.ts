import { t } from '@vscode/l10n';
// First: the texts below are made once, in the language that it sets.
import '../shared/language';

/** Every text of the page that is written here; what is said of the answer comes with the state. */
export const texts = {
  title: t('Who is asked for a second factor?'),
  answer: t('The answer'),
  chooseOther: t('Choose another person'),
  unknown: t('What is not known'),
  read: t('Read it'),
  decidedBy: t('Decided by'),
  others: t('Who else is asked'),
  somebody: t('Somebody who'),
  places: t('What each place answers'),
  factors: t('What counts as a second factor'),
  offers: t('What is offered'),
  changes: t('What would change it'),
  versions: (one: string, other: string) => t('{0} and {1}', one, other),
  asked: { yes: t('asked'), no: t('not asked'), unknown: t('not known') },
  known: { yes: t('yes'), no: t('no'), unknown: t('not known') },
  nothing: t('nothing'),
  lockedOut: t('nothing: locked out'),
  perhaps: (names: string) => t('not known: {0}', names),
  codesTo: (names: string) => t('codes go to {0}', names),
  firstStep: t('The first step of a login offers:'),
  usable: t('Of these, this person can use:'),
  secondStep: t('The second step offers (a login with aal=aal2):'),
  secondStepOffers: t('Second step offers'),
  change: t('Change it'),
  changeTo: (name: string, value: string) => t('Change {0} to {1}', name, value),
  idle: t('These would make no difference for this person:'),
  alike: t('Both treat this person alike.'),
  why: t('Why'),
  none: {
    gone: t('This file is no longer there.'),
    unreadable: t('This file is no longer a Kratos configuration.'),
    bringBack: t(
      'Bring it back and open it, and the answer is here again. Or open another configuration, and ask the question there.',
    ),
    nobody: t('Who is it about?'),
    notKept: t(
      'Addresses, and what a server tells of somebody, are not kept when the window closes. Choose the person again, and the answer is here.',
    ),
    choose: t('Choose a person'),
  },
} as const;
