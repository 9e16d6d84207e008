import { t } from '@vscode/l10n';
import type { QuickPickItem } from 'vscode';
import type { ClientKind } from '../../kratos/flow/types';
import { pick } from '../pick';

/** Asks which client a new persona is. */
export async function askClient(): Promise<ClientKind | undefined> {
  const items: (QuickPickItem & { readonly client: ClientKind })[] = [
    { client: 'browser', label: t('Browser'), description: t('cookies, as a web application has them') },
    { client: 'native', label: t('Native'), description: t('a session token, as a mobile app or a script has it') },
  ];
  return (await pick({ title: t('Add a persona'), placeholder: t('Which client?'), items }))?.client;
}
