import { t } from '@vscode/l10n';
import { ThemeIcon, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import { pick } from '../pick';

const extensions = ['csv', 'tsv', 'json', 'jsonl', 'ndjson'];

/** Asks which file identities are imported from: one that is open, or another; undefined when the person leaves. */
export async function askIdentityFile(): Promise<Uri | undefined> {
  const open = [...new Map(window.visibleTextEditors.map(({ document: { uri } }) => [uri.toString(), uri])).values()];
  const files = open.filter(({ path }) => extensions.some((extension) => path.toLowerCase().endsWith(`.${extension}`)));
  if (files.length === 0) return askFile();
  const items: readonly (QuickPickItem & { readonly uri?: Uri })[] = [
    ...files.map((uri) => ({ label: workspace.asRelativePath(uri), iconPath: new ThemeIcon('file'), uri })),
    { label: t('Another file…'), iconPath: new ThemeIcon('folder-opened') },
  ];
  const picked = await pick({ title: t('Import identities'), placeholder: t('From which file?'), items });
  return picked && (picked.uri ?? (await askFile()));
}

async function askFile(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: t('Import identities'),
    openLabel: t('Look at It'),
    filters: { [t('Identities')]: extensions, [t('All files')]: ['*'] },
  });
  return chosen?.[0];
}
