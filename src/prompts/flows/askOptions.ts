import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { ClientKind, FlowParameters, FlowType } from '../../kratos/flow/types';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import { ask } from '../ask';
import { optionsFor } from '../../kratos/flow/startOptions';
import type { FlowOption } from '../../kratos/flow/startOptions';
import { pick } from '../pick';

type Item = QuickPickItem & { readonly option?: FlowOption };

/**
 * Lets the person set the options of a start. The list comes back after each one until "Start" is pressed; undefined
 * when it is left.
 */
export async function askOptions(
  type: FlowType,
  client: ClientKind,
  who: string,
  first: FlowParameters = {},
): Promise<FlowParameters | undefined> {
  const title = t('{0} as {1}: options', flowTitle(type), who);
  let parameters = first;
  for (;;) {
    const start: Item = { label: t('Start'), description: describe(parameters), iconPath: new ThemeIcon('play') };
    const items = optionsFor(type, client).map((option) => optionItem(option, parameters));
    const picked = await pick<Item>({
      title,
      placeholder: t('Set what is needed, then start'),
      items: [start, { label: t('Options'), kind: QuickPickItemKind.Separator }, ...items],
    });
    if (!picked) return undefined;
    if (!picked.option) return parameters;
    parameters = await change(picked.option, parameters, title);
  }
}

function optionItem(option: FlowOption, parameters: FlowParameters): Item {
  const value = parameters[option.name];
  return {
    option,
    label: option.name,
    description: value === undefined || value === '' || value === false ? '' : String(value),
    detail: option.meaning,
    iconPath: new ThemeIcon(value === undefined || value === '' || value === false ? 'circle-large-outline' : 'pass'),
  };
}

function describe(parameters: FlowParameters): string {
  return new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '' && value !== false) as [
      string,
      string,
    ][],
  ).toString();
}

async function change(option: FlowOption, parameters: FlowParameters, title: string): Promise<FlowParameters> {
  const { name, values, meaning } = option;
  const current = parameters[name];
  if (values === 'switch') return { ...parameters, [name]: current !== true };
  if (values === 'text') {
    const text = await ask({ title, prompt: `${name}: ${meaning}`, value: typeof current === 'string' ? current : '' });
    return text === undefined ? parameters : { ...parameters, [name]: text };
  }
  const none = t('not set');
  const items = [none, ...values].map((label) => ({ label }));
  const picked = await pick({ title, placeholder: `${name}: ${meaning}`, items });
  return picked ? { ...parameters, [name]: picked.label === none ? '' : picked.label } : parameters;
}
