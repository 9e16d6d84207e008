import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import { dotted } from '../../kratos/knowledge/joined';
import { keyKind } from '../../kratos/knowledge/keys';
import type { SoftwareKey } from '../../kratos/webauthn/types';
import { pick } from '../pick';

/** The only key, or the one that the person chooses. */
export async function chooseKey(keys: readonly SoftwareKey[], title: string): Promise<SoftwareKey | undefined> {
  if (keys.length <= 1) return keys[0];
  const items = keys.map((key) => ({
    key,
    label: key.name,
    description: dotted(keyKind(key.method), key.rpId, key.account),
    iconPath: new ThemeIcon('key'),
  }));
  return (await pick({ title, placeholder: t('Which key?'), items }))?.key;
}
