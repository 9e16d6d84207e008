import type { Flow } from '../../flow/types';
import { bodies, body, either, hasMessage, hasSubmit, keyNote, keysOf, traitNames, valueOf } from './nodes';
import type { NextStep } from './types';

/**
 * A registration that waits for a profile or a credential. Two-step (default; v1.3.1 and v26.2.0 alike) shows `method=profile` first and
 * `screen=previous` in the second step; one-step shows the credentials beside the traits at once.
 */
export function nextInRegistration(flow: Flow): NextStep {
  const traits = traitNames(flow);
  const provider = hasSubmit(flow, 'provider');
  if (hasSubmit(flow, 'method', 'profile')) {
    return {
      text: `Step one of two: Kratos waits for the profile${provider ? ', or for a provider that brings it' : ''}. It answers 400 with the second step, and all is well.`,
      ...bodies(flow, [['method=profile', ...traits], ...(provider ? [['provider']] : [])]),
    };
  }
  const password = hasSubmit(flow, 'method', 'password');
  const code = hasSubmit(flow, 'method', 'code');
  const words = [
    ...(password ? ['a password'] : []),
    ...(code ? ['a code sent to the address'] : []),
    ...(provider ? ['a provider'] : []),
    ...keysOf(flow),
  ];
  if (words.length === 0) {
    return {
      text: 'There is no way on: this server offers no credential to register with. At least one method must be on under selfservice.methods.',
    };
  }
  const isSecond = hasSubmit(flow, 'screen', 'previous') || hasMessage(flow, 1040009);
  return {
    text: `${isSecond ? 'Step two of two: the profile is taken and travels along hidden; Kratos waits for a credential' : 'Kratos waits for the profile and a credential in one step'}: ${either(words)}.${keyNote(flow)}`,
    ...bodies(flow, [
      ...(password ? [['method=password', 'password', ...traits]] : []),
      ...(code ? [['method=code', ...traits]] : []),
      ...(provider ? [['provider']] : []),
    ]),
  };
}

/** A registration that has sent its code: the account is made when the code comes back with the same traits. */
export function nextAfterRegistrationCode(flow: Flow): NextStep {
  const address = valueOf(flow, 'traits.email');
  return {
    text: `A code was sent${address === undefined ? ' to the address of the profile' : ` to ${address}`}; Kratos waits for it, together with exactly the same profile.`,
    body: body(flow, 'method=code', 'code', ...traitNames(flow)),
  };
}
