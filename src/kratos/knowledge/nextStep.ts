import { t } from '@vscode/l10n';
import { isSpoilt } from '../flow/judge';
import type { Flow } from '../flow/types';
import { nextAfterLoginCode, nextInLogin } from './next/login';
import { bodies, sentences, submitNodes } from './next/nodes';
import { nextAfterMail, nextAfterRecovery, nextByAddress, nextInRecoveryChoice, nextWhenSpoilt } from './next/recovery';
import { nextAfterRegistrationCode, nextInRegistration } from './next/registration';
import { nextInSettings } from './next/settings';
import type { NextContext, NextStep } from './next/types';

export type { NextContext, NextStep } from './next/types';

/**
 * One line for every state of every flow: what the server waits for, and which names answer it. It never fails: a state
 * that no compared version has is named, with the buttons that are there. Whether the flow has expired is for the
 * caller to know.
 */
export function nextStep(flow: Flow, context: NextContext): NextStep {
  if (isSpoilt(flow)) return nextWhenSpoilt(flow);
  if (
    context.client === 'native' &&
    flow.client === 'browser' &&
    flow.flowType !== 'settings' &&
    flow.state !== 'passed_challenge'
  ) {
    return {
      text: t(
        'This flow is of type browser and wants a CSRF cookie, which a native client must not send. Kratos replaces some expired native flows so: start a new native {0} flow.',
        flow.flowType,
      ),
    };
  }
  switch (flow.state) {
    case 'choose_method':
      return withOAuth2(flow, chooseMethod(flow, context));
    case 'sent_email':
      return afterSending(flow, context);
    case 'passed_challenge':
      return afterPassing(flow, context);
    case 'show_form':
    case 'success':
      return flow.flowType === 'settings' ? nextInSettings(flow, context) : unknownState(flow);
    case 'recovery_awaiting_address':
    case 'recovery_awaiting_address_choice':
    case 'recovery_confirming_address':
    case 'recovery_awaiting_code':
      return nextInRecoveryChoice(flow) ?? unknownState(flow);
    default:
      return unknownState(flow);
  }
}

/** For whom a login or registration is: an OAuth2 client waits for it. */
function withOAuth2({ oauth2 }: Flow, step: NextStep): NextStep {
  if (oauth2 === undefined) return step;
  const { client = t('an OAuth2 client'), scopes } = oauth2;
  const note =
    scopes.length === 0
      ? t('It is for {0}: afterwards Kratos sends the browser back to the OAuth2 provider.', client)
      : t(
          'It is for {0}, which asks for {1}: afterwards Kratos sends the browser back to the OAuth2 provider.',
          client,
          scopes.join(' '),
        );
  return { ...step, text: sentences(step.text, note) };
}

function chooseMethod(flow: Flow, context: NextContext): NextStep {
  switch (flow.flowType) {
    case 'login':
      return nextInLogin(flow, context);
    case 'registration':
      return nextInRegistration(flow);
    case 'recovery':
    case 'verification':
      return nextByAddress(flow);
    case 'settings':
      return nextInSettings(flow, context);
  }
}

function afterSending(flow: Flow, context: NextContext): NextStep {
  switch (flow.flowType) {
    case 'login':
      return nextAfterLoginCode(flow);
    case 'registration':
      return nextAfterRegistrationCode(flow);
    case 'recovery':
    case 'verification':
      return nextAfterMail(flow);
    case 'settings':
      return nextInSettings(flow, context);
  }
}

function afterPassing(flow: Flow, context: NextContext): NextStep {
  switch (flow.flowType) {
    case 'login':
      return { text: t('This login has passed and its code is spent. To sign in again, start a new login flow.') };
    case 'registration':
      return {
        text: t('This registration has passed: the account exists. Log in with it; a new account needs a new flow.'),
      };
    case 'recovery':
      return nextAfterRecovery(flow, context);
    case 'verification':
      return {
        text: t(
          'The address is verified; there is nothing left to do. The action of this flow is now the return address: open it, never post to it.',
        ),
      };
    case 'settings':
      return nextInSettings(flow, context);
  }
}

/** A state of a newer server: say so, and go by the buttons. */
function unknownState(flow: Flow): NextStep {
  const buttons = submitNodes(flow).map((node) => [`${node.name}=${String(node.value ?? '')}`]);
  return {
    text: sentences(
      t('The state “{0}” of this {1} flow is not known here; the server may be newer.', flow.state, flow.flowType),
      buttons.length > 0
        ? t('Fill in the form and press one of its buttons.')
        : t('It offers no button; look at the raw answer.'),
    ),
    ...bodies(flow, buttons.slice(0, 3)),
  };
}
