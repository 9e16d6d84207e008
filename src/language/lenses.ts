import { t } from '@vscode/l10n';
import '../platform/texts';
import { CodeLens } from 'vscode';
import type { TextDocument } from 'vscode';
import { plainText } from '../config/plainText';
import type { ServerVersion } from './kratosDocument';
import { readOpen } from './openDocuments';
import { rangeOf } from './ranges';
import { fetchedSchema, hostOf, readSchemaCommand } from './remoteSchemas';
import { isTrusted } from '../platform/trust';

/** What can be done at a line of a configuration: try a URL against the allow-list, read a remote schema. */
export async function lensesIn(document: TextDocument, serverVersion: ServerVersion): Promise<CodeLens[]> {
  const open = await readOpen(document, serverVersion);
  if (open?.kind !== 'config') return [];
  const { config } = open;
  const list = config.get('selfservice', 'allowed_return_urls')?.key;
  const schemas = config.below('identity', 'schemas').flatMap(({ path }) => config.get(...path, 'url') ?? []);
  return [
    ...(list
      ? [
          new CodeLens(rangeOf(document, list), {
            title: t('Try a URL'),
            tooltip: t('Says whether Kratos takes a URL as return_to, and by which entry'),
            command: 'kratosFlows.tryReturnUrl',
          }),
        ]
      : []),
    ...schemas.flatMap(({ place, value }) => {
      const url = plainText(value);
      const host = hostOf(url);
      if (host === undefined || !isTrusted()) return [];
      const isRead = fetchedSchema(url) !== undefined;
      return [
        new CodeLens(rangeOf(document, place), {
          title: isRead ? t('Read this schema from {0} again', host) : t('Read this schema from {0}', host),
          tooltip: t('What it says is then taken into account by the checks'),
          command: readSchemaCommand,
          arguments: [url],
        }),
      ];
    }),
  ];
}
