import { t } from '@vscode/l10n';
import { countFactors, type FactorCounts } from '../../../config/capability/counts';
import { factorTitle } from '../../../config/capability/words';
import type { Setup } from '../../../config/simulator/setup';
import type { TakenCensus } from '../../../language/whoIsAsked/takeCensus';
import type { CountedState, FactorRow } from '../../../protocol/census';
import { viewAsked } from './askedView';
import { numberText, viewCount } from './bars';

/** What a picture of a count is made from. */
export interface Counted {
  /** The name of the connection. */
  readonly connection: string;
  readonly taken: TakenCensus;
  /** The configuration that belongs to it, with the name of its file. */
  readonly configuration?: { readonly file: string; readonly setup: Setup };
  /** The change that is typed in. */
  readonly supposed: string;
  /** Identities were changed from this window since they were counted. */
  readonly isStale: boolean;
}

/** The picture of a count: how many are on, who has what, and who would be asked. Pure but for the time of day. */
export function buildCensus(counted: Counted): CountedState {
  const { connection, taken, configuration } = counted;
  const counts = countFactors(taken.census);
  const active = counts.active;
  return {
    kind: 'counted',
    connection,
    total:
      counts.total === 0
        ? taken.problem || taken.isStopped
          ? t('No identity was read.')
          : t('There are no identities.')
        : t('{0} identities, {1} of them active', numberText(counts.total), numberText(active)),
    notes: notesOn(counted),
    factors: factorRows(counts),
    ...(configuration && { asked: viewAsked(taken.census, active, configuration, counted.supposed) }),
  };
}

function notesOn({ taken, isStale }: Counted): readonly string[] {
  const { takenAt, isStopped, unread, problem, census } = taken;
  const time = new Date(takenAt).toLocaleTimeString();
  return [
    ...(isStopped ? [t('Stopped before all were read, at {0}: what follows is of those that were.', time)] : []),
    ...(problem
      ? [
          census.total === 0 ? problem.what : t('The rest could not be read: {0}', problem.what),
          ...(problem.todo === undefined ? [] : [problem.todo]),
        ]
      : []),
    ...(!isStopped && !problem ? [t('Counted at {0}.', time)] : []),
    ...(unread > 0 ? [t('{0} could not be read and are not counted.', numberText(unread))] : []),
    ...(isStale ? [t('Identities were changed since. Count again to see it.')] : []),
  ];
}

function factorRows({ total, factors, withoutSecond, spent }: FactorCounts): readonly FactorRow[] {
  return [
    ...factors.map(({ factor, provider, ...count }) => ({
      name: provider ?? factorTitle(factor),
      isPart: provider !== undefined,
      ...viewCount(count, total),
    })),
    {
      name: t('No second factor of their own'),
      isPart: false,
      ...viewCount({ sure: withoutSecond, perhaps: 0 }, total),
    },
    ...(spent > 0
      ? [
          {
            name: t('Back-up codes that are all used'),
            isPart: false,
            ...viewCount({ sure: spent, perhaps: 0 }, total),
          },
        ]
      : []),
  ];
}
