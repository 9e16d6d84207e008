import { t } from '@vscode/l10n';
import type { Flow } from '../../flow/types';
import {
  bodies,
  body,
  either,
  hasMessage,
  hasSubmit,
  inputNodes,
  keyNote,
  offeredKeys,
  sentences,
  submitNodes,
  inputValue,
} from './nodes';
import { noProviderOfOrganization } from './organization';
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
    text: openingSentence(
      flow,
      ways.map((way) => way.words),
    ),
    ...bodies(
      flow,
      ways.flatMap((way) => (way.sends ? [way.sends] : [])),
    ),
  };
}

function openingSentence(flow: Flow, words: readonly string[]): string {
  const any = either(words);
  const note = keyNote(flow);
  if (flow.requestedAal === 'aal2') {
    return sentences(
      words.length === 1
        ? t('Kratos waits for a second factor: {0} completes aal2.', any)
        : t('Kratos waits for a second factor; any one completes aal2: {0}.', any),
      flow.refresh
        ? t(
            'It was started with refresh=true and aal=aal2, so it asks twice: the second factor is the fresh proof as well. Leave one of the two out to be asked for one thing only.',
          )
        : undefined,
      note,
    );
  }
  if (hasMessage(flow, 1010016)) {
    return sentences(
      t('Kratos waits for a sign-in to the existing account, to link the provider with it: {0}.', any),
      note,
    );
  }
  if (hasSubmit(flow, 'method', 'identifier_first')) {
    return t('Kratos waits for the identifier only; it answers 400 with the methods of that account, and all is well.');
  }
  if (flow.refresh) {
    const opening = t('Kratos waits for a fresh proof that it is still the same person: {0}.', any);
    return sentences(opening, note, t('The session stays.'));
  }
  return sentences(
    flow.active === 'identifier_first'
      ? t('Kratos knows the identifier and waits for a first factor: {0}.', any)
      : t('Kratos waits for a first factor: {0}.', any),
    note,
  );
}

/** Methods of a submit node `method=…`, in the order they are told. */
type Methods = readonly (readonly [method: string, words: string, ...fields: string[]])[];

function firstFactors(flow: Flow): readonly Way[] {
  const methods: Methods = [
    ['identifier_first', t('the identifier'), 'identifier'],
    ['password', t('identifier and password'), 'identifier', 'password'],
    ['code', t('a code sent to the identifier'), 'identifier'],
    ['webauthn', t('a passwordless security key'), 'identifier'],
  ];
  const provider = hasSubmit(flow, 'provider') ? [{ words: t('a provider'), sends: ['provider'] }] : [];
  return [...known(flow, methods), ...provider, ...keys(flow), ...unnamed(flow, methods, 'provider')];
}

function secondFactors(flow: Flow): readonly Way[] {
  const methods: Methods = [
    ['totp', t('an authenticator code'), 'totp_code'],
    ['code', t('a code by message')],
    ['lookup_secret', t('a back-up code'), 'lookup_secret'],
  ];
  const address = hasSubmit(flow, 'address') ? [{ words: t('a code sent to an address'), sends: ['address'] }] : [];
  return [...known(flow, methods), ...address, ...keys(flow), ...unnamed(flow, methods, 'address')];
}

function known(flow: Flow, methods: Methods): readonly Way[] {
  return methods
    .filter(([method]) => hasSubmit(flow, 'method', method))
    .map(([method, words, ...fields]) => ({ words, sends: [`method=${method}`, ...fields] }));
}

function keys(flow: Flow): readonly Way[] {
  return offeredKeys(flow).map((words) => ({ words }));
}

/** Buttons of a method that is not known here are still ways on. */
function unnamed(flow: Flow, methods: Methods, name: string): readonly Way[] {
  return submitNodes(flow)
    .filter((node) => !['resend', 'screen', name].includes(node.name))
    .filter((node) => node.name !== 'method' || methods.every(([method]) => method !== node.value))
    .map((node) => ({
      words: `“${node.label?.text ?? node.name}”`,
      sends: [`${node.name}=${String(node.value ?? '')}`],
    }));
}

function deadEnd(flow: Flow, context: NextContext): NextStep {
  if (flow.requestedAal === 'aal2') {
    return {
      text: sentences(
        context.client === 'native'
          ? t(
              'There is no way forward: this login asks for aal2, and the identity has no second factor that this server offers (security keys work in browser flows only).',
            )
          : t(
              'There is no way forward: this login asks for aal2, and the identity has no second factor that this server offers.',
            ),
        t(
          'Enrol one in a settings flow; where a method was switched off after it was enrolled, switch it on again or remove that credential.',
        ),
      ),
    };
  }
  if (flow.organization !== undefined) return { text: noProviderOfOrganization() };
  return {
    text: flow.refresh
      ? t(
          'There is no way forward: the identity has no first factor that this server offers, so the proof cannot be given again.',
        )
      : t(
          'There is no way forward: this server offers no method to log in with. At least one must be on under selfservice.methods.',
        ),
  };
}

/** A login that has mailed or texted a code. */
export function nextAfterLoginCode(flow: Flow): NextStep {
  const address = inputValue(flow, 'identifier');
  const identifier = inputNodes(flow).some((node) => node.name === 'identifier') ? ['identifier'] : [];
  return {
    text: sentences(
      address === undefined
        ? t('A code was sent; Kratos waits for it.')
        : t('A code was sent to {0}; Kratos waits for it.', address),
      flow.requestedAal === 'aal2' ? t('It completes aal2.') : undefined,
    ),
    body: body(flow, 'method=code', 'code', ...identifier),
  };
}
