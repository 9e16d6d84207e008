import { t } from '@vscode/l10n';
import '../platform/texts';
import { CodeAction, CodeActionKind, CodeLens, workspace } from 'vscode';
import type { Range, TextDocument } from 'vscode';
import type { ConfigDocument, Place } from '../config/document/document';
import { plainText } from '../config/document/plainText';
import type { ServerVersion } from './kratosDocument';
import { readOpen } from './openDocuments';
import { toRange } from './ranges';
import { fetchedSchema, readRemoteHost, readSchemaCommand } from './files/remoteSchemas';
import { plainLabel } from '../platform/plainLabel';
import { isTrusted } from '../platform/trust';
import { whoIsAskedLenses } from './whoIsAsked/lenses';
import { commandTo } from '../commands/contracts/call';

/**
 * What can be done at a line of a configuration: ask who is asked for a second factor, try a URL against the
 * allow-list, read a remote schema. `kratosFlows.config.codeLens` switches it off.
 */
export async function lensesIn(document: TextDocument, serverVersion: ServerVersion): Promise<CodeLens[]> {
  const isOn: unknown = workspace.getConfiguration('kratosFlows', document.uri).get('config.codeLens');
  const open = isOn === false ? undefined : await readOpen(document, serverVersion);
  if (open?.kind !== 'config') return [];
  const { config } = open;
  const list = config.get('selfservice', 'allowed_return_urls')?.key;
  return [
    ...whoIsAskedLenses(document, open),
    ...(list
      ? [
          new CodeLens(toRange(document, list), {
            ...commandTo('kratosFlows.tryReturnUrl', t('Try a URL')),
            tooltip: t('Says whether Kratos accepts a URL as return_to, and by which entry'),
          }),
        ]
      : []),
    ...remoteSchemas(config).map(
      ({ place, url, title }) =>
        new CodeLens(toRange(document, place), {
          title: plainLabel(title),
          tooltip: t('The checks then take it into account'),
          command: readSchemaCommand,
          arguments: [url],
        }),
    ),
  ];
}

/** The same as quick actions, for people who have lenses switched off. */
export async function readingActions(
  document: TextDocument,
  range: Range,
  serverVersion: ServerVersion,
): Promise<CodeAction[]> {
  const open = await readOpen(document, serverVersion);
  if (open?.kind !== 'config') return [];
  return remoteSchemas(open.config)
    .filter(({ place }) => range.intersection(toRange(document, place)) !== undefined)
    .map(({ url, title }) => {
      const action = new CodeAction(title, CodeActionKind.QuickFix);
      action.command = { title, command: readSchemaCommand, arguments: [url] };
      return action;
    });
}

interface RemoteSchema {
  readonly place: Place;
  readonly url: string;
  /** What a press does. */
  readonly title: string;
}

/** The remote schemas that a configuration names; none before the workspace is trusted. */
function remoteSchemas(config: ConfigDocument): readonly RemoteSchema[] {
  if (!isTrusted()) return [];
  return config.below('identity', 'schemas').flatMap(({ path }): RemoteSchema[] => {
    const entry = config.get(...path, 'url');
    const url = plainText(entry?.value);
    const host = readRemoteHost(url);
    if (!entry || host === undefined) return [];
    const isRead = fetchedSchema(url) !== undefined;
    const title = isRead ? t('Read this schema from {0} again', host) : t('Read this schema from {0}', host);
    return [{ place: entry.place, url, title }];
  });
}
