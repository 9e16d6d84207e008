import { t } from '@vscode/l10n';
import type { QuickPickItem } from 'vscode';
import { versionWords } from '../../config/reference/describeSetting';
import { versions, type Version } from '../../config/reference/versions';
import { pick } from '../pick';

/** A version, or the one that the server or the files say. */
export type VersionChoice = Version | 'auto';

/** Asks for which version of Kratos configurations are explained. */
export async function askVersion(current: unknown): Promise<VersionChoice | undefined> {
  const choices: readonly VersionChoice[] = ['auto', ...versions];
  const items = choices.map((choice): QuickPickItem & { readonly choice: VersionChoice } => ({
    choice,
    label: choice === 'auto' ? t('As the server or its image says') : versionWords(choice),
    ...(choice === 'auto' && {
      detail: t('The active connection, else the image beside the file, else its version key, else the latest release'),
    }),
  }));
  const active = items.find(({ choice }) => choice === current);
  const picked = await pick({
    title: t('Explain configurations for which version of Kratos?'),
    placeholder: t('Keys and values that came later or went are marked'),
    items,
    ...(active && { active }),
  });
  return picked?.choice;
}
