import { t } from '@vscode/l10n';
import type { FlowRecord } from '../../../kratos/record/types';
import type { PanelState } from '../../../protocol/state';
import { flowTitle } from '../../../kratos/knowledge/outcomes/words';
import { remedy } from '../../../kratos/knowledge/outcomes/remedies';
import { toAction } from './actionViews';

/**
 * A panel whose flow is not kept any more: it says so and offers a new one. `last` is the flow's last picture when this
 * window still knows it.
 */
export function missingFlowState(
  flowId: string,
  last: FlowRecord | undefined,
  personaName: string | undefined,
): PanelState {
  const start =
    last !== undefined && personaName !== undefined
      ? remedy(
          { kind: 'start', type: last.type },
          t('Start a new {0} flow for {1}', flowTitle(last.type), personaName),
          'add',
          true,
        )
      : remedy({ kind: 'start-flow' }, t('Start a flow'), 'add', true);
  return {
    flow: {
      id: flowId,
      type: last?.type ?? 'login',
      title: last === undefined ? t('Flow') : flowTitle(last.type),
      persona: personaName ?? t('nobody'),
      client: last?.client ?? 'browser',
      connection: t('none'),
      stateLabel: t('not kept'),
      tone: 'neutral',
      over: true,
    },
    problem: {
      tone: 'neutral',
      title: t('This flow is no longer kept here'),
      why: t('It was removed from the list of flows, or with its persona or connection. The server may still know it.'),
      todo: t('Start a new one, or open this one again by its id {0}.', flowId),
      actions: [toAction(start)],
    },
    openGroups: [],
    draft: {},
    encoding: 'json',
    authenticator: {},
    timeline: [],
    cookies: [],
  };
}
