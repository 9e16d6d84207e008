import { t } from '@vscode/l10n';
import { leadsToProvider, payloadName } from '../../../kratos/flow/form/along';
import type { FlowParameters, FlowType } from '../../../kratos/flow/types';
import { upstreamOptions } from '../../../kratos/flow/startOptions';
import { upstreamField } from '../../../kratos/flow/upstream';
import type { AlongView, Form } from '../../../protocol/state';

/** What can go along with the presses of a form; what the flow was started with stands in it at first. */
export function alongViews({ flowType, groups }: Form, parameters: FlowParameters): readonly AlongView[] {
  const hasProvider = groups.some(({ submitters }) => submitters.some(({ name }) => leadsToProvider(name)));
  const forProvider = hasProvider ? upstreamOptions() : [];
  return [
    { name: payloadName, meaning: payloadMeaning(flowType), value: '', json: true },
    ...forProvider.map(({ name, meaning }) => ({ name: upstreamField(name), meaning, value: parameters[name] ?? '' })),
  ];
}

function payloadMeaning(type: FlowType): string {
  const general = t(
    'A JSON object of your own. Web hooks, e-mails and text messages of this flow can read it; Kratos stores it with no identity.',
  );
  if (type !== 'settings') return general;
  return [general, t('In settings, v26.2.0 takes it and hands it to nobody.')].join(' ');
}
