import { t } from '@vscode/l10n';
import { isInterruption } from '../../../kratos/flow/outcomeKinds';
import { isCaptured, isImported, lastMistake } from '../../../kratos/record/captured';
import type { PageMistake } from '../../../kratos/record/pageMistake';
import { nothingKnown, sinceThen } from '../../../kratos/record/since';
import { statusAt } from '../../../kratos/record/status';
import type { Since } from '../../../kratos/record/since';
import type { Persona, PersonaSession, FlowStatus, FlowRecord } from '../../../kratos/record/types';
import { describeMistake } from '../../../kratos/knowledge/outcomes/pageMistakes';
import { expiredWords, spoilt } from '../../../kratos/knowledge/outcomes/causes/spent';
import {
  clientWord,
  endWords,
  flowTitle,
  sinceWords,
  statusWord,
  stateWords,
} from '../../../kratos/knowledge/outcomes/words';
import { colors, filledFacts } from '../shared/row';
import { dotted, spoken } from '../../../kratos/knowledge/joined';
import type { Icon, TreeRow } from '../shared/row';
import { momentText, timeLeft } from '../../../kratos/knowledge/timeLeft';

/**
 * A flow's line: how long it lives and what it waits for, or how it ended; the first words are the ones that a narrow
 * side bar shows. `session` is what is known of its persona's session now: another flow may have brought what this one
 * asks for. `now` is epoch milliseconds.
 */
export function drawFlow(
  record: FlowRecord,
  persona: Persona | undefined,
  now: number,
  session: PersonaSession = nothingKnown(record.personaId),
): TreeRow {
  const status = statusAt(record, now);
  const since = sinceOpen(record, session, status);
  const title = flowTitle(record.type);
  const left = status === 'open' ? timeLeft(record.expiresAt, now) : undefined;
  const words = progressWords(record, status, since);
  const client = clientWord(record.client);
  const mistake = lastMistake(record);
  const wrong = mistake && describeMistake(mistake).short;
  // A start that was refused, and can be made now, has not failed for good.
  const ending = status === 'open' ? left : since === 'given' && status === 'failed' ? words : statusWord(status);
  return {
    id: `flow/${record.id}`,
    label: title,
    description: dotted(
      ...(status === 'open' ? [left, wrong ?? words] : [wrong ?? words, ending === words ? undefined : ending]),
      isImported(record) ? t('imported') : isCaptured(record) ? t('captured') : undefined,
    ),
    icon: mistake ? { id: 'warning', color: colors.warn } : statusIcon(status, since, record),
    tooltip: {
      title: persona ? t('{0} of {1}', title, persona.name) : title,
      facts: filledFacts(
        [t('Status'), dotted(statusWord(status), words === statusWord(status) ? undefined : words)],
        [t('Client'), client],
        [t('State on the server'), record.flow?.state],
        [t('Asked for'), askedFor(record)],
        [t('Started'), momentText(record.startedAt, now)],
        [status === 'open' ? t('Expires') : t('Expiry'), momentText(record.expiresAt, now)],
        [t('Exchanges'), String(record.exchanges.length)],
        [t('Id'), record.id],
      ),
      sentences: mistake ? mistakeSentences(mistake) : advice(record, status, since),
    },
    accessibleName: spoken(
      t('{0} flow', title),
      persona && t('of {0}, {1} client', persona.name, client),
      mistake && describeMistake(mistake).title,
      words,
      status === 'open' ? left && t('{0} left', left) : ending === words ? undefined : ending,
    ),
    // What can only be looked at is offered neither a restart nor a fetch.
    contextValue: isImported(record)
      ? `imported ${record.type} ${record.client}`
      : `flow ${status} ${status === 'open' ? 'running' : 'over'} ${record.type} ${record.client}`,
    command: { id: 'kratosFlows.openFlow', title: t('Open flow'), argument: { id: record.id } },
  };
}

const icons: Readonly<Record<FlowStatus, Icon>> = {
  open: { id: 'circle-large-outline', color: colors.busy },
  done: { id: 'pass-filled', color: colors.good },
  failed: { id: 'error', color: colors.bad },
  expired: { id: 'history', color: colors.quiet },
};

function statusIcon(status: FlowStatus, since: Since | undefined, { outcome }: FlowRecord): Icon {
  if (since !== 'given' || status === 'done') return icons[status];
  // What was interrupted can go on; what only wanted the same is over.
  return outcome !== undefined && isInterruption(outcome) ? icons.open : { id: 'circle-slash', color: colors.quiet };
}

/** A flow that went well is told as what it was, whatever became of the session. */
function sinceOpen(record: FlowRecord, session: PersonaSession, status: FlowStatus): Since | undefined {
  const waits = status === 'open' || (record.outcome !== undefined && isInterruption(record.outcome));
  return waits && status !== 'expired' && record.spoilt !== true ? sinceThen(record, session) : undefined;
}

function progressWords(record: FlowRecord, status: FlowStatus, since: Since | undefined): string {
  if (status === 'expired') return statusWord('expired');
  if (since !== undefined) return sinceWords(record, since);
  if (status !== 'open') return record.outcome ? endWords(record, record.outcome) : statusWord(status);
  if (record.spoilt) return t('spoilt');
  // The flow stands where it stood, but what it waits for is another login.
  if (record.outcome && isInterruption(record.outcome)) return endWords(record, record.outcome);
  const wanted =
    record.flow?.requestedAal === 'aal2'
      ? t('second factor wanted')
      : record.flow?.refresh
        ? t('fresh sign-in')
        : undefined;
  const state = record.flow
    ? stateWords(record.flow.state)
    : record.outcome
      ? endWords(record, record.outcome)
      : t('not read yet');
  return dotted(wanted, state);
}

/** The options it was started with, as Kratos names them. */
function askedFor(record: FlowRecord): string {
  return Object.entries(record.parameters)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(', ');
}

function advice(record: FlowRecord, status: FlowStatus, since: Since | undefined): string[] {
  if (status === 'expired') return sentences(expiredWords());
  if (status === 'open' && record.spoilt) return sentences(spoilt());
  if (status === 'open' && since === 'given')
    return [t('In the meantime, another flow of this persona has brought what it asks for.')];
  if (status === 'open' && since === 'signed-out') return [t('It needs a session, but the persona is signed out.')];
  return [];
}

function mistakeSentences(mistake: PageMistake): string[] {
  const { title, why, todo } = describeMistake(mistake);
  return [`${title}.`, why, todo];
}

function sentences({ why, todo }: { readonly why?: string; readonly todo?: string }): string[] {
  return [why, todo].filter((text) => text !== undefined);
}
