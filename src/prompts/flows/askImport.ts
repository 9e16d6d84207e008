import { t } from '@vscode/l10n';
import { window } from 'vscode';
import type { Uri } from 'vscode';

/** Asks for the file whose requests are to be imported; undefined when the person leaves. */
export async function askImport(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: t('Import requests as flows'),
    openLabel: t('Import'),
    filters: {
      [t('Recorded requests')]: ['har', 'http', 'rest', 'txt', 'sh', 'ps1', 'cmd', 'curl', 'json', 'js'],
      [t('All files')]: ['*'],
    },
  });
  return chosen?.[0];
}
