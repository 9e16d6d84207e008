import { t } from '@vscode/l10n';
import { fieldsSent, readObject } from '../../../exchange/fieldsSent';
import { objectAt, textAt } from '../../../flow/json';
import type { Outcome } from '../../../flow/outcome.types';
import type { UiText } from '../../../flow/types';
import type { FlowRecord } from '../../../record/types';
import { explainError } from './causes';
import { cause } from './cause';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Remedy, Situation } from '../types';

/** What was sent as the answer of a key. */
interface SentAnswer {
  readonly method: 'passkey' | 'webauthn';
  /** The page that it was made for, as it says itself; undefined once the answer is no longer kept. */
  readonly origin?: string;
}

const wrongCode = 4_000_008;
const noSuchKey = 4_000_015;

/** Kratos's words where it fails at the answer of a key. */
const ofKeys = /WebAuth[nN]/;
const wrongPage = /validating origin/i;

/** Why a login did not take the answer of a key; undefined where no key answered, or the message says it by itself. */
export function keyRefused({ record }: Situation, news: readonly UiText[]): Cause | undefined {
  const sent = sentAnswer(record);
  const found = sent && news.find(({ id }) => id === wrongCode || id === noSuchKey);
  if (!sent || !found) return undefined;
  const setting = `selfservice.methods.${sent.method}.config.rp.origins`;
  if (found.id === noSuchKey)
    return {
      tone: 'bad',
      id: String(found.id),
      title: t('The server does not know this key'),
      why: t('No account has it: the account was deleted, the server lost it, or the key was made for another server.'),
      todo: t('Register with a new key, or sign in by another way and add one in settings.'),
      remedies: remedies(remedy({ kind: 'start', type: 'registration' }, t('Start a registration'), 'add'), restart()),
    };
  return {
    tone: 'bad',
    id: String(found.id),
    title: t('The server did not accept the key’s answer'),
    why: [
      t('Usually the page is wrong, not the key. A login does not say so: it uses the words for a wrong code.'),
      sent.origin === undefined
        ? t('Kratos accepts only the origins in {0}, compared exactly: scheme, host and port.', setting)
        : t(
            'The key answered as if the page were at {0}; Kratos accepts only the origins in {1}, compared exactly: scheme, host and port.',
            sent.origin,
            setting,
          ),
      t('Otherwise the key was removed from the account, or it answered the challenge of another flow.'),
    ].join(' '),
    todo: t(
      'Choose the page that is in the configuration. To be sure, register or add a key: there the server says so when the page is wrong.',
    ),
    remedies: remedies(otherPage(), restart()),
  };
}

/** Why the server failed at the answer of a key: Kratos tells wrong pages and spent challenges as faults of its own. */
export function keyFailed(
  { record }: Situation,
  { error, status }: Extract<Outcome, { kind: 'server-failed' }>,
): Cause | undefined {
  const sent = sentAnswer(record);
  const explained = sent && explainError(error, status);
  const reason = `${error?.reason ?? ''} ${error?.message ?? ''}`;
  if (!sent || !explained || !ofKeys.test(reason)) return undefined;
  const isPage = wrongPage.test(reason);
  const setting = `selfservice.methods.${sent.method}.config.rp.origins`;
  const page = sent.origin === undefined ? undefined : t('The key answered as if the page were at {0}.', sent.origin);
  return cause('bad', explained.title ?? t('The server failed ({0})', status), error?.id, error, {
    why: isPage && page !== undefined ? `${page} ${explained.why}` : explained.why,
    todo: isPage
      ? t('Choose a page that is in {0}, or add this one there; then press the button again.', setting)
      : t(
          'Start again: a new flow has a new challenge. Where the first answer signed in, the session is there already.',
        ),
    remedies: isPage ? remedies(otherPage(), restart()) : remedies(restart(true)),
  });
}

function otherPage(): Remedy {
  return remedy({ kind: 'page-origin' }, t('Choose the page…'), 'globe', true);
}

const answers = {
  passkey_login: 'passkey',
  passkey_register: 'passkey',
  passkey_settings_register: 'passkey',
  webauthn_login: 'webauthn',
  webauthn_register: 'webauthn',
} as const;

/** The answer of a key in the last request, as far as it is kept: its page is masked once the flow was stored. */
function sentAnswer({ exchanges }: FlowRecord): SentAnswer | undefined {
  const last = exchanges.at(-1);
  const fields = last && fieldsSent(last);
  const found = fields && Object.entries(answers).find(([name]) => fields[name] !== undefined && fields[name] !== '');
  if (!found) return undefined;
  const [name, method] = found;
  const response = objectAt(readObject(textAt(fields, name) ?? '') ?? {}, 'response') ?? {};
  const origin = textAt(readObject(decode(textAt(response, 'clientDataJSON') ?? '')) ?? {}, 'origin');
  return { method, ...(origin !== undefined && { origin }) };
}

/** Text in base64url; empty for anything else. */
function decode(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
