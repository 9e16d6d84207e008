import { t } from '@vscode/l10n';
import type { Session } from '../../../kratos/flow/types';
import { describeDevice } from '../../../kratos/knowledge/sessions';
import { momentText } from '../../../kratos/knowledge/timeLeft';
import { epoch } from '../../../kratos/flow/time';
import type { SessionView } from '../../../protocol/identity';

/** A session of an identity: what proved it, where it is used, how long it lives. */
export function toSessionView(session: Session, now: number): SessionView {
  const methods = [...new Set(session.methods.map(({ method }) => method))].join(', ');
  const ends = momentText(session.expiresAt, now);
  const isOver = (epoch(session.expiresAt) ?? Infinity) <= now;
  const signedIn = momentText(session.authenticatedAt, now);
  return {
    id: session.id,
    title: describeDevice(session) ?? t('Unknown device'),
    words: [
      session.aal,
      ...(methods === '' ? [] : [methods]),
      ...(signedIn === undefined ? [] : [t('since {0}', signedIn)]),
      ...(ends === undefined ? [] : [isOver ? t('expired {0}', ends) : t('until {0}', ends)]),
      ...(session.active || isOver ? [] : [t('does not count: revoked, or the identity is inactive')]),
    ],
    tone: session.active ? 'good' : 'neutral',
    canRevoke: session.active,
  };
}
