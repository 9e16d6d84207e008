import { t } from '@vscode/l10n';
import { noProviderOfOrganization } from '../../next/organization';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Situation } from '../types';

/** A flow that has nothing to press. */
export function deadEnd({ record, personaName }: Situation): Cause | undefined {
  const flow = record.flow;
  if (flow === undefined || record.status !== 'open') return undefined;
  const wayOn = flow.nodes.some(
    (node) =>
      node.type !== 'input' ||
      node.inputType === 'submit' ||
      node.inputType === 'button' ||
      node.onClickTrigger !== undefined,
  );
  if (wayOn) return undefined;
  if (flow.requestedAal === 'aal2') {
    return {
      tone: 'warn',
      title: t('There is no second factor to give'),
      why: t(
        '{0} has no second factor that the server has switched on. An authenticator that was enrolled and later switched off in the configuration still counts as one, and locks the person out.',
        personaName,
      ),
      todo: t('Enrol a second factor in settings, or look at selfservice.methods in the configuration.'),
      remedies: remedies(
        remedy({ kind: 'start', type: 'settings' }, t('Open settings'), 'settings-gear', true),
        restart(),
      ),
    };
  }
  if (flow.organization !== undefined) {
    return {
      tone: 'warn',
      title: t('The organization has no provider here'),
      why: noProviderOfOrganization(),
      todo: t('Start the flow without organization.'),
      remedies: remedies(
        remedy({ kind: 'start', type: flow.flowType }, t('Start without organization'), 'debug-restart', true),
      ),
    };
  }
  return {
    tone: 'warn',
    title: t('This flow offers nothing to press'),
    why: t('The server sent no button: no method of this flow type is switched on for this person.'),
    todo: t('Look at selfservice.methods in the configuration, then start again.'),
    remedies: remedies(restart(true)),
  };
}
