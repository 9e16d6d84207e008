import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon, Uri, window, workspace } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Connection } from '../../kratos/record/types';
import { chosenConfiguration } from '../../language/chosenConfigurations';
import { connectionsOfConfig } from '../../language/connectionsOfConfig';
import { configsAround, type FoundConfig } from '../../language/files/configsAround';
import { latestRelease } from '../../config/reference/versions';
import { pick } from '../pick';

/** What somebody said of the configuration of a connection: a file, or that it is found by its URLs. */
export type ConfigurationChoice = { readonly kind: 'file'; readonly uri: Uri } | { readonly kind: 'by-urls' };

type Choice = QuickPickItem & { readonly choose?: () => Promise<ConfigurationChoice | undefined> };

/** Asks which configuration belongs to a connection: one that is at hand, another file, or the one with its URLs. */
export async function askConfiguration(connection: Connection): Promise<ConfigurationChoice | undefined> {
  const all: FoundConfig[] = [];
  for await (const config of configsAround()) all.push(config);
  const chosen = chosenConfiguration(connection.id)?.toString();
  const items: readonly Choice[] = [
    ...all.map(({ uri, config }) => ({
      label: workspace.asRelativePath(uri),
      iconPath: new ThemeIcon('file-code'),
      description: [
        ...(connectionsOfConfig({ config, version: latestRelease }, [connection]).length > 0
          ? [t('has the URLs of {0}', connection.name)]
          : []),
        ...(uri.toString() === chosen ? [t('chosen now')] : []),
      ].join(' · '),
      choose: () => Promise.resolve({ kind: 'file' as const, uri }),
    })),
    ...(all.length > 0 ? [{ label: '', kind: QuickPickItemKind.Separator }] : []),
    { label: t('Another file…'), iconPath: new ThemeIcon('folder-opened'), choose: askFile },
    ...(chosen === undefined
      ? []
      : [
          {
            label: t('None: find it by the URLs of the connection'),
            iconPath: new ThemeIcon('discard'),
            choose: () => Promise.resolve({ kind: 'by-urls' as const }),
          },
        ]),
  ];
  const picked = await pick<Choice>({
    title: t('The configuration of {0}', connection.name),
    placeholder: t('Which file does the server of this connection run with?'),
    items,
  });
  return picked?.choose?.();
}

async function askFile(): Promise<ConfigurationChoice | undefined> {
  const [uri] =
    (await window.showOpenDialog({
      title: t('Choose the Configuration'),
      filters: { [t('Configurations')]: ['yml', 'yaml', 'json', 'jsonc'] },
    })) ?? [];
  return uri && { kind: 'file', uri };
}
