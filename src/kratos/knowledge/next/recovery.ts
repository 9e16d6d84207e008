import { t } from '@vscode/l10n';
import type { Flow } from '../../flow/types';
import { body, hasSubmit, sentences, inputValue } from './nodes';
import type { NextContext, NextStep } from './types';

/** What is the same in recovery and verification: the address first, then a code or a link by mail. */
export function nextByAddress(flow: Flow): NextStep {
  const byCode = hasSubmit(flow, 'method', 'code');
  return {
    text: sentences(
      byCode
        ? t('Kratos waits for the address of the account and then mails a code.')
        : t('Kratos waits for the address of the account and then mails a link.'),
      t('Unknown addresses are answered just the same.'),
    ),
    body: body(flow, `method=${byCode ? 'code' : 'link'}`, 'email'),
  };
}

export function nextAfterMail(flow: Flow): NextStep {
  if (flow.active === 'link') {
    return {
      text: t(
        'A link was mailed, if the address is known: open it from the inbox. There is nothing to submit here but the address again.',
      ),
      body: body(flow, `method=${hasSubmit(flow, 'method', 'code') ? 'code' : 'link'}`, 'email'),
    };
  }
  return {
    text: t(
      'A code was mailed, if the address is known; Kratos waits for it. A wrong one is answered with 200 with a message. A resend needs the method beside the address.',
    ),
    body: body(flow, 'method=code', 'code'),
  };
}

export function nextWhenSpoilt(flow: Flow): NextStep {
  return {
    text: t(
      'This {0} flow is spoilt: it was submitted without a method that this server offers, and since then it refuses everything, even the right code. Start a new one.',
      flow.flowType,
    ),
  };
}

/**
 * Recovery with a choice of addresses (`feature_flags.choose_recovery_address`, since v25.4.0), by state. All its steps
 * answer 200.
 */
const choiceSteps: Readonly<Record<string, (flow: Flow) => NextStep>> = {
  recovery_awaiting_address: (flow) => ({
    text: t('Kratos waits for any address of the account, e-mail or phone.'),
    body: body(flow, 'method=code', 'recovery_address'),
  }),
  recovery_awaiting_address_choice: (flow) => ({
    text: t('The account has several addresses: Kratos waits for the choice of a masked one.'),
    body: body(flow, 'recovery_select_address', 'recovery_address'),
  }),
  recovery_confirming_address: (flow) => ({
    text: t('Kratos waits for the chosen address in full, to see that the person knows it; then it sends the code.'),
    body: body(flow, 'method=code', 'recovery_confirm_address', 'recovery_address'),
  }),
  recovery_awaiting_code: (flow) => ({
    text: sentences(sentTo(flow), t('A wrong one is answered with 200 with a message.')),
    body: body(flow, 'method=code', 'code', 'recovery_address'),
  }),
};

export function nextInRecoveryChoice(flow: Flow): NextStep | undefined {
  return flow.flowType === 'recovery' ? choiceSteps[flow.state]?.(flow) : undefined;
}

function sentTo(flow: Flow): string {
  const address = inputValue(flow, 'recovery_confirm_address') ?? inputValue(flow, 'recovery_address');
  return address === undefined
    ? t('A code was sent, if the address is known; Kratos waits for it.')
    : t('A code was sent to {0}, if the address is known; Kratos waits for it.', address);
}

export function nextAfterRecovery(flow: Flow, context: NextContext): NextStep {
  return {
    text: sentences(
      context.client === 'native'
        ? t(
            'Recovered: the session token stands in continue_with (without feature_flags.use_continue_with_transitions a native client never sees it).',
          )
        : t('Recovered: the session cookie is set.'),
      t(
        'This flow has passed: submit nothing more here. Go on with the settings flow that Kratos names and set a new password there.',
      ),
    ),
  };
}
