import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import { flowTypes } from '../../kratos/flow/types';
import type { FlowType } from '../../kratos/flow/types';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import { pick } from '../pick';
import type { PromptContext } from '../promptContext';
import { byRecentUse, recentTypes } from '../recent';

/** Asks for the type of a flow that is started, those started last first. */
export async function askType(
  { memory }: Pick<PromptContext, 'memory'>,
  title: string,
  step: readonly [number, number],
): Promise<FlowType | undefined> {
  const types = byRecentUse(
    flowTypes.map((id) => ({ id })),
    recentTypes(memory),
  );
  const items = types.map(({ id }) => ({
    type: id,
    label: flowTitle(id),
    description: purpose(id),
    iconPath: new ThemeIcon(icons[id]),
  }));
  return (await pick({ title, placeholder: t('Which flow?'), items, step }))?.type;
}

/** Asks of which type a flow is whose id alone is known. */
export async function askTypeOfId(): Promise<FlowType | undefined> {
  const items = flowTypes.map((type) => ({ type, label: flowTitle(type) }));
  return (
    await pick({ title: t('Open a flow'), placeholder: t('An id does not tell the type: which one is it?'), items })
  )?.type;
}

const icons: Readonly<Record<FlowType, string>> = {
  login: 'sign-in',
  registration: 'person-add',
  settings: 'settings-gear',
  recovery: 'history',
  verification: 'mail',
};

function purpose(type: FlowType): string {
  switch (type) {
    case 'login':
      return t('prove who you are, with one factor or two');
    case 'registration':
      return t('make a new identity');
    case 'settings':
      return t('change profile, password, second factors');
    case 'recovery':
      return t('get back in by a mailed code');
    case 'verification':
      return t('prove that an address is yours');
  }
}
