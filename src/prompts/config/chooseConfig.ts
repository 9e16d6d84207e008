import { t } from '@vscode/l10n';
import { window, workspace } from 'vscode';
import { plainItem } from '../../platform/plainLabel';
import type { ConfigInFront } from '../../language/configInFront';

/** Asks which of several configurations is meant. */
export async function chooseConfig(all: readonly ConfigInFront[]): Promise<ConfigInFront | undefined> {
  const items = all.map((config) => plainItem({ label: workspace.asRelativePath(config.document.uri), config }));
  const picked = await window.showQuickPick(items, { placeHolder: t('Which configuration?') });
  return picked?.config;
}
