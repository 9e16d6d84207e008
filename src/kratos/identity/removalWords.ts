import { t } from '@vscode/l10n';
import type { Refusal, Removal } from './removal';

/** Why the server would not take a credential away, in sentences. */
export function explainRefusal(why: Refusal, type: string): string {
  switch (why) {
    case 'not-there':
      return t('There is nothing to remove.');
    case 'never':
      return t('Kratos has no call that removes credentials of the type {0}.', type);
    case 'not-in-v1':
      return t('Kratos v1 removes no passwords; later versions do.');
    case 'passwordless-keys':
      return t('Kratos removes security keys that are a second factor. These sign in by themselves, and stay.');
    case 'last-first-factor':
      return t('It is the last way to sign in that the server counts, and it keeps that one.');
  }
}

/** What is to be known of a removal that the server may refuse, since it counts what is not told here. */
export function openRemovalHint(): string {
  return t(
    'The server refuses if this is the last way to sign in. Codes count as one where selfservice.methods.code.passwordless_enabled is true.',
  );
}

/** What a removal does and does not do, before it is confirmed. */
export function removalDetail(type: string, removal: Exclude<Removal, { kind: 'refused' }>): string {
  const said = [whatFollows(type)];
  if (removal.kind === 'open') said.push(openRemovalHint());
  else if (removal.isLast) said.push(t('Nothing else is known that this identity could sign in with afterwards.'));
  said.push(t('This cannot be undone.'));
  return said.join(' ');
}

function whatFollows(type: string): string {
  switch (type) {
    case 'password':
      return t(
        'The hash is deleted. The type stays listed with its identifiers, without a password, since the identity schema lists it. Sessions go on.',
      );
    case 'oidc':
    case 'saml':
      return t('The provider no longer signs in to this identity. Sessions go on.');
    case 'webauthn':
      return t(
        'All security keys that are a second factor are deleted at once; keys that sign in by themselves stay. Sessions go on, and one at aal2 stays at aal2 until it ends.',
      );
    default:
      return t('Sessions go on, and one at aal2 stays at aal2 until it ends: revoke the sessions to end that.');
  }
}
