import { t } from '@vscode/l10n';
import type { ClientKind } from '../flow/types';
import type { Arrow, Participant } from '../recipe/sequence.types';

/** A participant as people know it. */
export function participantName(one: Participant, client: ClientKind): string {
  switch (one) {
    case 'person':
      return t('Person');
    case 'authenticator':
      return t('Authenticator');
    case 'client':
      return client === 'browser' ? t('Browser') : t('Native client');
    case 'kratos':
      return 'Kratos';
    case 'hooks':
      return t('Web hooks');
    case 'mail':
      return t('Mail');
    case 'provider':
      return t('Provider');
  }
}

/** What stands at an arrow. */
export function arrowWords({ kind, what }: Pick<Arrow, 'kind' | 'what'>): string {
  switch (kind) {
    case 'begin':
      return t('begins: {0}', what);
    case 'press':
      return what === '' ? t('sends the form') : t('presses {0}', what);
    case 'read-code':
      return t('reads the code');
    case 'prove':
      return t('proves who it is');
    case 'request':
    case 'answer':
    case 'call-hook':
    case 'hook-answer':
      return what;
    case 'no-answer':
      return what === '' ? t('no answer') : t('no answer: {0}', what);
    case 'send-mail':
      return t('sends a code or a link');
    case 'to-provider':
      return t('goes to sign in');
    case 'from-provider':
      return t('comes back');
  }
}

/** Whether an arrow answers one that came before. */
export function isReply({ kind }: Pick<Arrow, 'kind'>): boolean {
  return kind === 'answer' || kind === 'no-answer' || kind === 'hook-answer' || kind === 'read-code';
}
