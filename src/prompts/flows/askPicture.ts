import { t } from '@vscode/l10n';
import { Uri, window, workspace } from 'vscode';

/** Asks where a picture of this name is written to; undefined when the person leaves. */
export function askPicture(name: string): Thenable<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title: t('Save a sequence as a picture'),
    filters: { SVG: ['svg'] },
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
  });
}
