import type { Outcome } from '../../flow/outcome.types';
import { readFlowUrl } from '../../flow/urls';

const forms: readonly (Outcome['kind'] | undefined)[] = ['started', 'redisplayed', 'advanced'];
const endings: readonly (Outcome['kind'] | undefined)[] = ['signed-in', 'registered', 'saved', 'passed'];

/** Whether an answer shows a form to go on with. */
export function isForm(outcome: Outcome | undefined): boolean {
  return forms.includes(outcome?.kind);
}

/**
 * Whether an answer means what another one meant. Pages are answered by redirects, which the driver does not ask for:
 * one to a form is that form, and one to anywhere else is what the flow was for.
 */
export function isAlike(before: Outcome, now: Outcome | undefined): boolean {
  if (now?.kind === before.kind) return true;
  if (before.kind !== 'redirect-wanted' || before.status !== 303) return false;
  return readFlowUrl(before.url)?.id === undefined ? endings.includes(now?.kind) : isForm(now);
}
