import { t } from '@vscode/l10n';
import type { Outcome } from '../../../flow/outcome.types';
import type { FlowRecord } from '../../../record/types';
import { cause } from './cause';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Situation } from '../types';

/** The one wording for a flow whose time is over, wherever it is said. */
export function expiredWords(): {
  readonly short: string;
  readonly title: string;
  readonly why: string;
  readonly todo: string;
} {
  return {
    short: t('expired'),
    title: t('The flow has expired'),
    why: t(
      'Every flow has a lifespan, set in the configuration for each type, and the server accepts nothing for it after that.',
    ),
    todo: t('Start again with the same options; what you typed stays where it is no secret.'),
  };
}

/** A flow whose time is over by the clock. */
export function expiredByTime(): Cause {
  const { title, why, todo } = expiredWords();
  return { tone: 'warn', title, id: 'self_service_flow_expired', why, todo, remedies: remedies(restart(true)) };
}

/** A flow whose time is over, as the server says. */
export function expired({ record }: Situation, { useFlowId, error }: Extract<Outcome, { kind: 'expired' }>): Cause {
  // An expired native verification flow is replaced by one of type browser, which a native client cannot read.
  const usable = useFlowId !== undefined && !(record.client === 'native' && record.type === 'verification');
  const words = expiredWords();
  return cause('warn', words.title, error.id ?? 'self_service_flow_expired', error, {
    why:
      useFlowId !== undefined && !usable
        ? t(
            'The flow or its code has expired. The server made a new flow, but one for browsers, which a native client cannot read.',
          )
        : usable
          ? t('The flow or its code has expired. The server has already made a new flow.')
          : words.why,
    todo: usable ? t('Go on in the new flow.') : words.todo,
    remedies: usable
      ? remedies(remedy({ kind: 'use-flow' }, t('Open the new flow'), 'arrow-right', true), restart())
      : remedies(restart(true)),
  });
}

/** A flow in whose place the server made another. */
export function replaced(outcome: Extract<Outcome, { kind: 'replaced' }>): Cause {
  return cause(
    'warn',
    t('A new flow takes the place of this one'),
    outcome.error?.id ?? 'self_service_flow_replaced',
    outcome.error,
    {
      why: t('The code was already used or tried too often. Kratos closed this flow and made another that says why.'),
      todo: t('Go on in the new flow.'),
      remedies: remedies(remedy({ kind: 'use-flow' }, t('Open the new flow'), 'arrow-right', true), restart()),
    },
  );
}

/** A flow that takes no code any more. */
export function spoilt(): Cause {
  return {
    tone: 'bad',
    title: t('This flow no longer accepts codes'),
    why: t(
      'It was once submitted without “method”. Kratos then set the active method to “default”, and since then refuses every code, even the right one.',
    ),
    todo: t('Start again. To resend a code, send method=code beside the address; the panel always does.'),
    remedies: remedies(restart(true)),
  };
}

/** A flow that has passed and was read again, by its id. */
export function alreadyPassed({ flow, status }: FlowRecord): Cause | undefined {
  if (status !== 'open' || flow?.state !== 'passed_challenge') return undefined;
  return {
    tone: 'neutral',
    title: t('This flow has passed'),
    why: t('Its work is done; the server only keeps it until it expires.'),
    todo: t('Submit nothing more here: go on where its last answer led, or start a new flow.'),
    remedies: remedies(remedy({ kind: 'restart' }, t('Start a new flow'), 'add', true)),
  };
}
