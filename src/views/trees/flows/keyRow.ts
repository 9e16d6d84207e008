import { t } from '@vscode/l10n';
import { dotted, spoken } from '../../../kratos/knowledge/joined';
import { keyKind } from '../../../kratos/knowledge/keys';
import { momentText } from '../../../kratos/knowledge/timeLeft';
import type { SoftwareKey } from '../../../kratos/webauthn/types';
import { filledFacts } from '../shared/row';
import type { TreeRow } from '../shared/row';

/** The row of a passkey or security key, without anything secret. */
export function drawKey(personaId: string, key: SoftwareKey, now: number): TreeRow {
  const kind = keyKind(key.method);
  return {
    id: `key/${personaId}/${key.id}`,
    label: key.name,
    description: dotted(kind, key.rpId, key.account),
    icon: { id: 'key' },
    tooltip: {
      title: key.name,
      facts: filledFacts(
        [t('Kind'), kind],
        [t('Site'), key.rpId],
        [t('Account'), key.account],
        [t('Identity'), key.identity],
        [t('Made'), momentText(key.madeAt, now)],
        [t('In the flow'), key.madeIn],
        [t('Used'), momentText(key.usedAt, now) ?? t('not yet')],
        [t('Credential'), key.id],
      ),
      sentences: [t('Its private key is in the editor’s secret store.')],
    },
    accessibleName: spoken(t('Key {0}', key.name), kind, key.rpId, key.account),
    contextValue: 'key',
  };
}
