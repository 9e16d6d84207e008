import { t } from '@vscode/l10n';
import type { JsonObject } from '../../flow/json';
import type { FlowRecord } from '../../record/types';
import { fieldsSent } from '../../exchange/fieldsSent';

/** What a settings flow changed: as a heading, and in two words as they stand in a line. */
export interface ChangeWords {
  readonly title: string;
  readonly short: string;
  /** What it means from now on, where that is not plain. */
  readonly effect?: string;
}

/** What the last press of a settings flow changed, read from what was sent. */
export function changeWords({ exchanges }: Pick<FlowRecord, 'exchanges'>): ChangeWords {
  const press = exchanges.findLast(({ request }) => request.method === 'POST');
  return (press && wordsFor(fieldsSent(press) ?? {})) ?? { title: t('Saved'), short: t('saved') };
}

/** Fields that steer count before the method: Kratos judges a press by them. */
function wordsFor(sent: JsonObject): ChangeWords | undefined {
  if (isTrue(sent.totp_unlink)) {
    return {
      title: t('Authenticator removed'),
      short: t('authenticator removed'),
      effect: t('Its codes are no longer accepted.'),
    };
  }
  if (isTrue(sent.lookup_secret_confirm)) {
    return {
      title: t('Back-up codes confirmed'),
      short: t('back-up codes confirmed'),
      effect: t('Each of them is a second factor, once; earlier codes no longer work.'),
    };
  }
  if (isTrue(sent.lookup_secret_disable)) {
    return {
      title: t('Back-up codes removed'),
      short: t('back-up codes removed'),
      effect: t('None of them is accepted any more.'),
    };
  }
  const linked = text(sent.link);
  if (linked !== '') return { title: t('Account at {0} linked', linked), short: t('{0} linked', linked) };
  const unlinked = text(sent.unlink);
  if (unlinked !== '') return { title: t('Account at {0} unlinked', unlinked), short: t('{0} unlinked', unlinked) };
  if (text(sent.webauthn_remove) !== '') return { title: t('Security key removed'), short: t('security key removed') };
  if (text(sent.passkey_settings_register) !== '') return byMethod('passkey');
  if (text(sent.webauthn_register) !== '') return byMethod('webauthn');
  if (text(sent.passkey_remove) !== '') return { title: t('Passkey removed'), short: t('passkey removed') };
  return byMethod(text(sent.method));
}

function byMethod(method: string): ChangeWords | undefined {
  switch (method) {
    case 'totp':
      return {
        title: t('Authenticator paired'),
        short: t('authenticator paired'),
        effect: t('Its codes are a second factor from now on: a later sign-in can be asked for one.'),
      };
    case 'password':
      return { title: t('Password changed'), short: t('password changed') };
    case 'profile':
      return { title: t('Profile changed'), short: t('profile changed') };
    case 'webauthn':
      return { title: t('Security key added'), short: t('security key added') };
    case 'passkey':
      return { title: t('Passkey added'), short: t('passkey added') };
    default:
      return undefined;
  }
}

/** Booleans travel as such in JSON and as text in a form. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
