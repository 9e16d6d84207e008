import { t } from '@vscode/l10n';
import { isInterruption } from '../../kratos/drive/record';
import type { FlowStatus, FlowRecord, Persona } from '../../kratos/store/types';
import { clientWord, flowTitle, outcomeWords, statusWord, stateWords } from './flowWords';
import { colors, dotted, factsOf, spoken } from './picture';
import type { Icon, Picture } from './picture';
import { momentText, timeLeft } from './timeLeft';

/** A flow's line: what it waits for and how long, or how it ended. `now` is epoch milliseconds. */
export function drawFlow(record: FlowRecord, persona: Persona | undefined, now: number): Picture {
  const status = statusAt(record, now);
  const title = flowTitle(record.type);
  const left = status === 'open' ? timeLeft(record.expiresAt, now) : undefined;
  const words = progressWords(record, status);
  const client = clientWord(record.client);
  const ending = status === 'open' ? left : statusWord(status);
  return {
    id: `flow/${record.id}`,
    label: title,
    description: dotted(words, ending === words ? undefined : ending),
    icon: icons[status],
    tooltip: {
      title: persona ? t('{0} of {1}', title, persona.name) : title,
      facts: factsOf(
        [t('Status'), dotted(statusWord(status), words === statusWord(status) ? undefined : words)],
        [t('Client'), client],
        [t('State on the server'), record.flow?.state],
        [t('Asked for'), askedFor(record)],
        [t('Started'), momentText(record.startedAt, now)],
        [status === 'open' ? t('Expires') : t('Expiry'), momentText(record.expiresAt, now)],
        [t('Exchanges'), String(record.exchanges.length)],
        [t('Id'), record.id],
      ),
      sentences: advice(record, status),
    },
    accessibleName: spoken(
      t('{0} flow', title),
      persona && t('of {0}, {1} client', persona.name, client),
      words,
      status === 'open' ? left && t('{0} left', left) : ending === words ? undefined : ending,
    ),
    contextValue: `flow ${status} ${status === 'open' ? 'running' : 'over'} ${record.type} ${record.client}`,
    command: { id: 'kratosFlows.openFlow', title: t('Open flow'), argument: { id: record.id } },
  };
}

/** A flow whose time ran out since the store looked last is expired already. */
export function statusAt(record: FlowRecord, now: number): FlowStatus {
  return record.status === 'open' && record.expiresAt !== undefined && record.expiresAt <= now
    ? 'expired'
    : record.status;
}

const icons: Readonly<Record<FlowStatus, Icon>> = {
  open: { id: 'circle-large-outline', color: colors.busy },
  done: { id: 'pass-filled', color: colors.good },
  failed: { id: 'error', color: colors.bad },
  expired: { id: 'history', color: colors.quiet },
};

function progressWords(record: FlowRecord, status: FlowStatus): string {
  if (status === 'expired') return statusWord('expired');
  if (status !== 'open') return record.outcome ? outcomeWords(record.outcome, record.type) : statusWord(status);
  if (record.spoilt) return t('spoilt');
  // The flow stands where it stood, but what it waits for is another login.
  if (record.outcome && isInterruption(record.outcome)) return outcomeWords(record.outcome, record.type);
  const wanted =
    record.flow?.requestedAal === 'aal2' ? t('aal2 wanted') : record.flow?.refresh ? t('fresh sign-in') : undefined;
  const state = record.flow
    ? stateWords(record.flow.state)
    : record.outcome
      ? outcomeWords(record.outcome, record.type)
      : t('not read yet');
  return dotted(state, wanted);
}

/** The options it was started with, as Kratos names them. */
function askedFor(record: FlowRecord): string {
  return Object.entries(record.parameters)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(', ');
}

function advice(record: FlowRecord, status: FlowStatus): string[] {
  if (status === 'expired') return [t('Its time is over: the server takes nothing for it any more. Restart it.')];
  if (status === 'open' && record.spoilt) {
    return [t('A submit without method spoilt it: the server refuses every code from now on. Restart it.')];
  }
  return [];
}
