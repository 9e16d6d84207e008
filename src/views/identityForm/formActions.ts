import { t } from '@vscode/l10n';
import type { FormActionView } from '../../protocol/identityForm';
import type { Pending } from './review';

/** What can be pressed, by where a form stands. */
export function listActions(at: {
  readonly isNew: boolean;
  readonly isMade: boolean;
  readonly isTouched: boolean;
  readonly invites: boolean;
  readonly pending: Pending | undefined;
}): readonly FormActionView[] {
  if (at.pending) {
    const isContested = at.pending.view.meanwhile.length > 0;
    return [
      { id: 'send', label: isContested ? t('Send Mine') : t('Send'), primary: true },
      ...(isContested ? [{ id: 'theirs' as const, label: t('Keep Theirs') }] : []),
      { id: 'back', label: t('Back to the Form') },
    ];
  }
  if (at.isMade && !at.isTouched)
    return [
      { id: 'show', label: t('Show Identity'), primary: true },
      { id: 'recover', label: t('Recovery Code or Link…') },
      { id: 'another', label: t('Another One') },
    ];
  const first: FormActionView = at.isNew
    ? { id: 'send', label: at.invites ? t('Create and Invite…') : t('Create'), primary: true }
    : { id: 'review', label: t('Review Changes'), primary: true };
  return [first, { id: 'discard', label: t('Start Over') }];
}
