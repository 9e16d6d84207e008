import { t } from '@vscode/l10n';
import { readErrorUrl, readFlowUrl, saysError } from '../../kratos/flow/urls';
import type { FlowAddress } from '../../kratos/flow/urls';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import { ask } from '../ask';

/** Asks for the id of a flow, or an address that names one. */
export function askFlowAddress(): Promise<string | undefined> {
  return ask({
    title: t('Open a flow'),
    prompt: t('Id of a flow, or an address that names one or an error: of Kratos or of your login UI'),
    placeholder: 'http://127.0.0.1:4455/login?flow=…',
    judge: (text) => {
      const address = readFlowUrl(text);
      const error = address ? undefined : readErrorUrl(text);
      if (error !== undefined)
        return {
          kind: 'fine',
          note: saysError(text) ? t('The error {0}, explained', error) : t('Perhaps the error {0}', error),
        };
      if (!address) return { kind: 'problem', sentence: t('This names no flow.') };
      return { kind: 'fine', note: describeAddress(address) };
    },
  });
}

function describeAddress({ flowType, id }: FlowAddress): string {
  const type = flowType && flowTitle(flowType);
  if (id === undefined) return t('Starts a new flow: {0}', type ?? '');
  return type === undefined ? t('Flow {0}', id) : t('{0} flow {1}', type, id);
}
