import { t } from '@vscode/l10n';
import type { ErrorBody } from '../../../flow/outcome.types';
import { literalText } from './refusals';
import { remedy } from '../remedies';
import type { Cause, Compared, Remedy, Situation } from '../types';

/** What is said beside the general title. */
export interface Rest {
  /** Tells more than the general title. */
  readonly title?: string;
  readonly why?: string;
  readonly todo?: string;
  readonly literal?: string;
  readonly comparison?: readonly Compared[];
  readonly remedies: readonly Remedy[];
}

/** A cause with the error's own words, where there is an error. */
export function cause(
  tone: Cause['tone'],
  title: string,
  id: string | undefined,
  error: ErrorBody | undefined,
  rest: Rest,
): Cause {
  const literal = rest.literal ?? (error === undefined ? undefined : literalText(error));
  return {
    tone,
    title,
    ...(id === undefined || id === '' ? {} : { id }),
    ...rest,
    ...(literal === undefined || literal === '' ? {} : { literal }),
  };
}

/** The same press once more, where it is still in memory. */
export function sendAgain({ canSendAgain }: Situation, primary = false): Remedy | undefined {
  return canSendAgain ? remedy({ kind: 'send-again' }, t('Send again'), 'debug-rerun', primary) : undefined;
}

/** The cure for an answer that did not come: the same request once more, whatever it was. */
export function again(input: Situation): Remedy {
  return (
    sendAgain(input, true) ??
    (input.record.flow === undefined
      ? remedy({ kind: 'restart' }, t('Try again'), 'debug-restart', true)
      : remedy({ kind: 'refetch' }, t('Read the flow again'), 'refresh', true))
  );
}
