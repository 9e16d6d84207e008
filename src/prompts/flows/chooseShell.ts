import { t } from '@vscode/l10n';
import { shells, type Shell } from '../../kratos/export/shells';
import { pick } from '../pick';

/** Asks where a copied request is pasted; the first is what terminals of this system have. */
export async function chooseShell(isWindows = process.platform === 'win32'): Promise<Shell | undefined> {
  const labels: Readonly<Record<Shell, readonly [label: string, description: string]>> = {
    sh: [t('POSIX shell (bash, zsh, sh)'), 'curl'],
    cmd: [t('Windows prompt (cmd)'), 'curl'],
    powershell: ['PowerShell', 'Invoke-WebRequest'],
  };
  const items = (isWindows ? shells.toReversed() : shells).map((shell) => {
    const [label, description] = labels[shell];
    return { shell, label, description };
  });
  const placeholder = t('Where will you paste it?');
  return (await pick({ title: t('Copy a request as cURL'), placeholder, items }))?.shell;
}
