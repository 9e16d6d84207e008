import { t } from '@vscode/l10n';
import type { Flow } from '../../flow/types';
import { lacksTraits } from '../../providers/finishing';
import {
  bodies,
  body,
  either,
  hasMessage,
  hasSubmit,
  keyNote,
  offeredKeys,
  sentences,
  traitNames,
  inputValue,
} from './nodes';
import { noProviderOfOrganization } from './organization';
import type { NextStep } from './types';

/**
 * A registration that waits for a profile or a credential. Two-step (default; v1.3.1 and v26.2.0 alike) shows
 * `method=profile` first and `screen=previous` in the second step; one-step shows the credentials beside the traits at
 * once.
 */
export function nextInRegistration(flow: Flow): NextStep {
  const traits = traitNames(flow);
  const provider = hasSubmit(flow, 'provider');
  if (hasSubmit(flow, 'method', 'profile')) {
    return {
      text: sentences(
        provider
          ? t('Step one of two: Kratos waits for the profile, or for a provider that brings it.')
          : t('Step one of two: Kratos waits for the profile.'),
        t('It answers 400 with the second step, and all is well.'),
      ),
      ...bodies(flow, [['method=profile', ...traits], ...(provider ? [['provider']] : [])]),
    };
  }
  const password = hasSubmit(flow, 'method', 'password');
  const code = hasSubmit(flow, 'method', 'code');
  const words = [
    ...(password ? [t('a password')] : []),
    ...(code ? [t('a code sent to the address')] : []),
    ...(provider ? [t('a provider')] : []),
    ...offeredKeys(flow),
  ];
  if (words.length === 0 && flow.organization !== undefined) return { text: noProviderOfOrganization() };
  if (words.length === 0) {
    return {
      text: t(
        'There is no way forward: this server offers no credential to register with. At least one method must be on under selfservice.methods.',
      ),
    };
  }
  if (lacksTraits(flow)) {
    return {
      text: t(
        'The provider did not bring every trait: Kratos waits for the missing ones. The answer is 422 with the provider’s address once more, and the account is made on the way back from there.',
      ),
      ...bodies(flow, [['provider', ...traits]]),
    };
  }
  const isSecond = hasSubmit(flow, 'screen', 'previous') || hasMessage(flow, 1040009);
  return {
    text: sentences(
      isSecond
        ? t(
            'Step two of two: the profile is taken and travels along hidden; Kratos waits for a credential: {0}.',
            either(words),
          )
        : t('Kratos waits for the profile and a credential in one step: {0}.', either(words)),
      keyNote(flow),
    ),
    ...bodies(flow, [
      ...(password ? [['method=password', 'password', ...traits]] : []),
      ...(code ? [['method=code', ...traits]] : []),
      ...(provider ? [['provider']] : []),
    ]),
  };
}

/** A registration that has sent its code: the account is made when the code comes back with the same traits. */
export function nextAfterRegistrationCode(flow: Flow): NextStep {
  const address = inputValue(flow, 'traits.email');
  return {
    text:
      address === undefined
        ? t(
            'A code was sent to the address of the profile; Kratos waits for it, together with exactly the same profile.',
          )
        : t('A code was sent to {0}; Kratos waits for it, together with exactly the same profile.', address),
    body: body(flow, 'method=code', 'code', ...traitNames(flow)),
  };
}
