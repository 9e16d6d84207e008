import type { Flow } from '../../flow/types';
import { bodies, body, either, hasMessage, hasSubmit, inputsOf, keyNote, keysOf, submitsOf, valueOf } from './nodes';
import type { NextContext, NextStep } from './types';

/** One way on: how it is called and what it sends; keys have no body that a person could write. */
interface Way {
  readonly words: string;
  readonly sends?: readonly string[];
}

/** A login that waits for a method: first factor, proof again (refresh), or second factor. */
export function nextInLogin(flow: Flow, context: NextContext): NextStep {
  const ways = flow.requestedAal === 'aal2' ? secondFactors(flow) : firstFactors(flow);
  if (ways.length === 0) return deadEnd(flow, context);
  return {
    text: openingOf(
      flow,
      ways.map((way) => way.words),
    ),
    ...bodies(
      flow,
      ways.flatMap((way) => (way.sends ? [way.sends] : [])),
    ),
  };
}

function openingOf(flow: Flow, words: readonly string[]): string {
  const any = `${either(words)}.${keyNote(flow)}`;
  if (flow.requestedAal === 'aal2') {
    return words.length === 1
      ? `Kratos waits for a second factor: ${words.join('')} completes aal2.${keyNote(flow)}`
      : `Kratos waits for a second factor; any one completes aal2: ${any}`;
  }
  if (hasMessage(flow, 1010016)) {
    return `Kratos waits for a sign-in to the existing account, to link the provider with it: ${any}`;
  }
  if (hasSubmit(flow, 'method', 'identifier_first')) {
    return 'Kratos waits for the identifier only; it answers 400 with the methods of that account, and all is well.';
  }
  if (flow.refresh) return `Kratos waits for a fresh proof that it is still the same person: ${any} The session stays.`;
  if (flow.active === 'identifier_first') return `Kratos knows the identifier and waits for a first factor: ${any}`;
  return `Kratos waits for a first factor: ${any}`;
}

/** Methods of a submit node `method=…`, in the order they are told. */
const firstFactorMethods: readonly (readonly [method: string, words: string, ...fields: string[]])[] = [
  ['identifier_first', 'the identifier', 'identifier'],
  ['password', 'identifier with password', 'identifier', 'password'],
  ['code', 'a code sent to the identifier', 'identifier'],
  ['webauthn', 'a passwordless security key', 'identifier'],
];
const secondFactorMethods: typeof firstFactorMethods = [
  ['totp', 'an authenticator code', 'totp_code'],
  ['code', 'a code by message'],
  ['lookup_secret', 'a back-up code', 'lookup_secret'],
];

function firstFactors(flow: Flow): readonly Way[] {
  const provider = hasSubmit(flow, 'provider') ? [{ words: 'a provider', sends: ['provider'] }] : [];
  return [
    ...known(flow, firstFactorMethods),
    ...provider,
    ...keys(flow),
    ...unnamed(flow, firstFactorMethods, 'provider'),
  ];
}

function secondFactors(flow: Flow): readonly Way[] {
  const address = hasSubmit(flow, 'address') ? [{ words: 'a code sent to an address', sends: ['address'] }] : [];
  return [
    ...known(flow, secondFactorMethods),
    ...address,
    ...keys(flow),
    ...unnamed(flow, secondFactorMethods, 'address'),
  ];
}

function known(flow: Flow, methods: typeof firstFactorMethods): readonly Way[] {
  return methods
    .filter(([method]) => hasSubmit(flow, 'method', method))
    .map(([method, words, ...fields]) => ({ words, sends: [`method=${method}`, ...fields] }));
}

function keys(flow: Flow): readonly Way[] {
  return keysOf(flow).map((words) => ({ words }));
}

/** Buttons of a method that is not known here are still ways on. */
function unnamed(flow: Flow, methods: typeof firstFactorMethods, name: string): readonly Way[] {
  return submitsOf(flow)
    .filter((node) => !['resend', 'screen', name].includes(node.name))
    .filter((node) => node.name !== 'method' || methods.every(([method]) => method !== node.value))
    .map((node) => ({
      words: `“${node.label?.text ?? node.name}”`,
      sends: [`${node.name}=${String(node.value ?? '')}`],
    }));
}

function deadEnd(flow: Flow, context: NextContext): NextStep {
  if (flow.requestedAal === 'aal2') {
    const keysHint = context.client === 'native' ? ' (security keys work in browser flows only)' : '';
    return {
      text: `There is no way on: this login asks for aal2, and the identity has no second factor that this server offers${keysHint}. Enrol one in a settings flow; where a method was switched off after it was enrolled, switch it on again or remove that credential.`,
    };
  }
  return {
    text: flow.refresh
      ? 'There is no way on: the identity has no first factor that this server offers, so the proof cannot be given again.'
      : 'There is no way on: this server offers no method to log in with. At least one must be on under selfservice.methods.',
  };
}

/** A login that has mailed or texted a code. */
export function nextAfterLoginCode(flow: Flow): NextStep {
  const level = flow.requestedAal === 'aal2' ? ' It completes aal2.' : '';
  const address = valueOf(flow, 'identifier');
  const identifier = inputsOf(flow).some((node) => node.name === 'identifier') ? ['identifier'] : [];
  return {
    text: `A code was sent${address === undefined ? '' : ` to ${address}`}; Kratos waits for it.${level}`,
    body: body(flow, 'method=code', 'code', ...identifier),
  };
}
