import { t } from '@vscode/l10n';
import type { Persona } from '../../kratos/record/types';
import { pick } from '../pick';

/** Asks who does a flow again; undefined when the person leaves it. */
export async function chooseReplayer({ name }: Persona): Promise<'same' | 'fresh' | undefined> {
  const items = [
    {
      as: 'fresh' as const,
      label: t('A fresh persona'),
      description: t('without cookies; a registration gets a new address'),
    },
    {
      as: 'same' as const,
      label: name,
      description: t('is signed out first where the run begins without a session'),
    },
  ];
  return (await pick({ title: t('Replay a flow'), placeholder: t('As whom?'), items }))?.as;
}
