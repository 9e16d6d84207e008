import { t } from '@vscode/l10n';
import { commands, env, Position, Range, Uri, window, workspace } from 'vscode';
import { run } from '../../commands/contracts/call';
import { inboxPollMs } from '../../platform/settings';
import { configurationOf } from '../../language/configurationOf';
import { configuredOrigins } from '../../language/configuredOrigins';
import { isTrusted } from '../../platform/trust';
import type { DocumentViewer } from '../documents/viewer';
import type { ListenerWatch } from '../listeners/listenerWatch';
import { displayHost } from '../../kratos/knowledge/outcomes/causes/addresses';
import type { JsonnetPlace } from '../../kratos/providers/jsonnetPlace';
import { goToTarget } from '../simulator/lines';
import { textsOf } from '../simulator/state/lineView';
import type { Connection } from '../../kratos/record/types';
import type { Configuration, EditorPort } from './ports';

/** VS Code as a panel's controller uses it. */
export function editorPort(
  documents: Pick<DocumentViewer, 'openRaw'>,
  listeners: Pick<ListenerWatch, 'inbox' | 'heardHooks'>,
): EditorPort {
  return {
    copy: async (text) => {
      await env.clipboard.writeText(text);
    },
    openLink: async (url, own) => {
      const open = t('Open');
      const detail = own
        ? t('It opens in your browser, which has none of the persona’s cookies.')
        : t(
            'This is not the address of the connection. It opens in your browser, which has none of the persona’s cookies.',
          );
      const question = t('Open {0} in the browser?', displayHost(url));
      const answer = await window.showInformationMessage(
        question,
        { modal: true, detail: `${url}\n\n${detail}` },
        open,
      );
      if (answer === open) await env.openExternal(Uri.parse(url, true));
    },
    openSource,
    openSetting: async (name) => {
      // A remote machine has settings of its own, which those of the person do not show.
      const place = env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
      await commands.executeCommand(`workbench.action.${place}`, { query: `@id:kratosFlows.${name}` });
    },
    openRaw: (flowId, what, exchangeId) => documents.openRaw(flowId, what, exchangeId),
    export: async (id, { exchangeId: exchange, clear: secrets }) => {
      await (exchange === undefined
        ? run('kratosFlows.exportFlow', { id })
        : run('kratosFlows.copyAsCurl', { id, exchange, secrets: secrets ?? false }));
    },
    run: async (command, argument) => {
      await commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
    },
    configuredOrigins,
    trusted: isTrusted,
    inboxPauseMs: inboxPollMs,
    explainSlowness: async () => (await import('../../language/slowHooks')).explainSlowness(),
    inboxListener: () => listeners.inbox,
    heardHooks: () => listeners.heardHooks,
    configurationOf: findConfiguration,
  };
}

async function findConfiguration(
  connection: Connection,
  version: string | undefined,
): Promise<Configuration | undefined> {
  const found = await configurationOf(connection, version);
  return (
    found && {
      ...found,
      textOf: textsOf(found.setup, found.text),
      goTo: (target) => goToTarget(found.setup, target),
    }
  );
}

/**
 * The server's folder is not known, so that a file is found by its name: among several, one whose path ends as the
 * server's does. A name that could be a pattern is none of ours.
 */
async function openSource({ path = '', line, column }: JsonnetPlace): Promise<boolean> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!/^[\w .-]+$/.test(name)) return false;
  const found = await workspace.findFiles(`**/${name}`, undefined, 50);
  const end = path.replace(/^\.?\//, '/');
  const file = found.find((uri) => uri.path.endsWith(end.startsWith('/') ? end : `/${end}`)) ?? found[0];
  if (file === undefined) return false;
  const at = new Position(line - 1, column - 1);
  await window.showTextDocument(file, { selection: new Range(at, at) });
  return true;
}
