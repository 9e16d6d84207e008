import { t } from '@vscode/l10n';
import type { Flow } from '../../flow/types';
import { bodies, body, hasError, hasMessage, hasNode, hasSubmit, keyNote, sentences, traitNames } from './nodes';
import type { NextContext, NextStep } from './types';

function pairing(): string {
  return t(
    'Scan the code, then send the six digits back here: the app is paired only when this settings flow has seen a right code.',
  );
}

/** A settings flow: always open for one more change, so what just happened is said first. */
export function nextInSettings(flow: Flow, context: NextContext): NextStep {
  if (hasSubmit(flow, 'lookup_secret_confirm')) {
    return {
      text: t(
        'Save the new back-up codes, then confirm them: they are stored, and the old ones replaced, only when this flow has seen the confirmation.',
      ),
      body: body(flow, 'lookup_secret_confirm=true'),
    };
  }
  if (hasMessage(flow, 1060001) && flow.state !== 'success') {
    return {
      text: t(
        'The account is recovered and signed in: Kratos waits for a new password, within the minutes that its message names.',
      ),
      body: body(flow, 'method=password', 'password'),
    };
  }
  const focused = context.group === undefined ? undefined : inGroup(flow, context.group);
  if (focused) return focused;
  const changes = offeredChanges(flow);
  if (changes.length === 0 && keyNote(flow) === undefined) {
    return {
      text: t(
        'This settings flow offers nothing to change: no method is on under selfservice.methods, or the identity has no traits.',
      ),
    };
  }
  return { text: sentences(openingSentence(flow), keyNote(flow)), ...bodies(flow, changes) };
}

/** `state: success` sticks for the life of the flow, so an error beside it speaks of the newer submit. */
function openingSentence(flow: Flow): string {
  if (flow.state === 'success') {
    return hasError(flow)
      ? t('An earlier change was saved; the errors shown belong to a newer one, for which Kratos waits again.')
      : t('Saved. The flow stays open for another change.');
  }
  return sentences(
    t('Kratos waits for one change; each group has its own button.'),
    hasNode(flow, 'totp_qr') ? t('For an authenticator app: {0}', pairing()) : undefined,
  );
}

function inGroup(flow: Flow, group: string): NextStep | undefined {
  switch (group) {
    case 'totp':
      if (hasNode(flow, 'totp_qr')) return { text: pairing(), body: body(flow, 'method=totp', 'totp_code') };
      return hasSubmit(flow, 'totp_unlink')
        ? {
            text: t('An authenticator app is paired; it can only be removed here. Then a new one can be paired.'),
            body: body(flow, 'totp_unlink=true'),
          }
        : undefined;
    case 'password':
      return hasSubmit(flow, 'method', 'password')
        ? {
            text: t('Kratos waits for the new password; it wants a recent sign-in for that.'),
            body: body(flow, 'method=password', 'password'),
          }
        : undefined;
    case 'profile':
      return hasSubmit(flow, 'method', 'profile')
        ? {
            text: t('Kratos waits for the whole profile; only identifiers and addresses want a recent sign-in.'),
            body: body(flow, 'method=profile', ...traitNames(flow)),
          }
        : undefined;
    default:
      return undefined;
  }
}

/** Buttons that are a whole body by themselves. */
const alone = ['totp_unlink', 'lookup_secret_reveal', 'lookup_secret_regenerate', 'lookup_secret_disable'] as const;

function offeredChanges(flow: Flow): readonly (readonly string[])[] {
  return [
    ...(hasSubmit(flow, 'method', 'profile') ? [['method=profile', ...traitNames(flow)]] : []),
    ...(hasSubmit(flow, 'method', 'password') ? [['method=password', 'password']] : []),
    ...(hasSubmit(flow, 'method', 'totp') ? [['method=totp', 'totp_code']] : []),
    ...alone.filter((name) => hasSubmit(flow, name)).map((name) => [`${name}=true`]),
    ...['link', 'unlink', 'webauthn_remove', 'passkey_remove']
      .filter((name) => hasSubmit(flow, name))
      .map((name) => [name]),
  ];
}
