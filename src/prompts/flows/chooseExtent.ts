import { t } from '@vscode/l10n';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import type { FlowRecord } from '../../kratos/record/types';
import { pick } from '../pick';

/** Asks whether a flow goes alone or with those that belong to it; undefined when the person leaves it. */
export async function chooseExtent(whole: readonly FlowRecord[], alone: FlowRecord): Promise<boolean | undefined> {
  const nameThem = (records: readonly FlowRecord[]): string => records.map(({ type }) => flowTitle(type)).join(' · ');
  const items = [
    { joined: true, label: t('The whole run'), description: nameThem(whole) },
    { joined: false, label: t('This flow alone'), description: nameThem([alone]) },
  ];
  return (await pick({ title: t('Export a flow as code'), placeholder: t('How much of it?'), items }))?.joined;
}
