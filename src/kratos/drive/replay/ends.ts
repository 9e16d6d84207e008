import { t } from '@vscode/l10n';
import type { InboxAnswer } from '../../admin/courier';
import type { Outcome } from '../../flow/outcome.types';
import { dotted } from '../../knowledge/joined';
import { flowTitle, answerWords } from '../../knowledge/outcomes/words';
import type { FlowRecord } from '../../record/types';
import type { Step } from '../../recipe/types';

/** How a replay ended. `flow` is the new flow that it stopped at: it stays as it is, and can be gone on with. */
export type ReplayEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled'; readonly flow?: string }
  | { readonly kind: 'stopped'; readonly flow?: string; readonly sentence: string };

/** Where a replay is, in a few words. */
export function whereWords(step: Step, number: number, of: number): string {
  return dotted(t('Step {0} of {1}', number, of), step.kind === 'request' && flowTitle(step.flowType));
}

/** That the server answered otherwise than before: what it said instead, and what it says about it. */
export function otherAnswer(where: string, before: Outcome, { outcome, type, status }: FlowRecord): string {
  const now = outcome === undefined ? t('nothing') : answerWords(outcome, type);
  const said = outcome === undefined ? undefined : wordsOf(outcome);
  return [
    t('{0}: the answer was “{1}”, not “{2}” as before.', where, now, answerWords(before, type)),
    ...(said === undefined ? [] : [said]),
    ...(status === 'open' ? [t('The flow is still open: go on with it in its panel.')] : []),
  ].join(' ');
}

function wordsOf(outcome: Outcome): string | undefined {
  const [first] = 'news' in outcome ? outcome.news : 'messages' in outcome ? (outcome.messages ?? []) : [];
  if (first) return first.text;
  return 'error' in outcome ? (outcome.error.reason ?? outcome.error.message) : undefined;
}

/** That a code which was sent cannot be read here. */
export function noCode(where: string, inbox: InboxAnswer | undefined): string {
  const todo = t('Type it in the panel of the flow, which waits for it.');
  switch (inbox?.kind) {
    case 'no-admin':
      return `${where}: ${t('the code that was sent cannot be read, since the connection has no admin URL.')} ${todo}`;
    case 'hidden':
      return `${where}: ${t('the code that was sent cannot be read, since the server runs without --dev.')} ${todo}`;
    case 'unreadable':
      return `${where}: ${t('the code that was sent cannot be read.')} ${inbox.what} ${todo}`;
    case 'inbox':
    case undefined:
      return `${where}: ${t('no code has come.')} ${todo}`;
  }
}
