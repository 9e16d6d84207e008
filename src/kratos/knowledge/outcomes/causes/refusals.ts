import { t } from '@vscode/l10n';
import { csrfDetails } from '../../../flow/csrf';
import type { ErrorBody } from '../../../flow/outcome.types';
import type { UiText } from '../../../flow/types';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Remedy } from '../types';

/**
 * What the server literally said: its message, and its reason where it gives one. A CSRF refusal says first which part
 * it missed.
 */
export function literalText(error: ErrorBody): string {
  const { reason, hint } = csrfDetails(error);
  const general = [error.message, error.reason].filter((text) => text !== undefined && text !== '').join(' ');
  return [reason, hint, general].filter((text) => text !== undefined && text !== '').join('\n');
}

/** The same form again, and no message of type error: the refusal of a web hook whose answer Kratos could not show. */
export function refusedSilently(again: Remedy | undefined): Cause {
  return {
    tone: 'warn',
    title: t('The form came back without a reason'),
    why: t(
      'No message says why. This is what happens when a web hook refuses with an answer whose shape Kratos does not show, or with a message whose type is not error.',
    ),
    todo: t(
      'Let the hook’s target answer {0}.',
      '{"messages": [{"instance_ptr": "#/", "messages": [{"id": 1, "text": "…", "type": "error"}]}]}',
    ),
    remedies: remedies(again, restart()),
  };
}

/** A hook before the login refused: the flow in the answer, which has its words, does not exist. */
export function refusedByHook(messages: readonly UiText[], error: ErrorBody): Cause {
  return {
    tone: 'bad',
    title: t('A web hook refused before the flow began'),
    why: t('It said: {0}', messages.map(({ text, id }) => `${text} (${id})`).join(' ')),
    todo: t(
      'Kratos answers 404 then, and no flow exists. To refuse people with words in the form, put the hook below selfservice.flows.login.after.',
    ),
    literal: literalText(error),
    remedies: remedies(restart(true)),
  };
}

/**
 * A second factor that was sent and that the identity does not have; mostly because it was drawn in settings and never
 * confirmed there.
 */
export function missingFactor(news: readonly UiText[]): Cause | undefined {
  const found = news.find(({ id }) => id === noAuthenticator || id === noBackUpCodes);
  if (found === undefined) return undefined;
  const settings = remedy({ kind: 'start', type: 'settings' }, t('Open settings'), 'settings-gear', true);
  return {
    tone: 'warn',
    id: String(found.id),
    ...(found.id === noAuthenticator
      ? {
          title: t('No authenticator app is paired'),
          why: t(
            'Scanning the code is not enough: an app is paired once a settings flow has accepted a code from it (method=totp with totp_code). For this identity that never happened, or the app was removed.',
          ),
          todo: t('Pair the app in settings: scan, send the six digits there, and check that it says “saved”.'),
        }
      : {
          title: t('No back-up codes are stored'),
          why: t(
            'Drawing the codes is not enough: they are stored once a settings flow has taken lookup_secret_confirm=true. For this identity that never happened, or they were disabled.',
          ),
          todo: t('Draw the codes in settings and confirm them there.'),
        }),
    remedies: remedies(settings, restart()),
  };
}

const noAuthenticator = 4_000_011;
const noBackUpCodes = 4_000_014;
