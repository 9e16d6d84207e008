import { t } from '@vscode/l10n';
import { commands, env, Uri, window } from 'vscode';
import { inboxPollMs } from '../../platform/settings';
import { isTrusted } from '../../platform/trust';
import type { DocumentViewer } from '../documents/viewer';
import { displayHost } from '../../kratos/knowledge/outcomes/causes/addresses';
import type { EditorPort } from './ports';

/** VS Code as a panel's controller uses it. */
export function editorPort(documents: Pick<DocumentViewer, 'openRaw'>): EditorPort {
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
    openRaw: (flowId, what, exchangeId) => documents.openRaw(flowId, what, exchangeId),
    run: async (command, argument) => {
      await commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
    },
    trusted: isTrusted,
    inboxPauseMs: inboxPollMs,
  };
}
