import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { commands, debug, env, extensions, UIKind, Uri } from 'vscode';
import type { DebugConfiguration, DebugSession, DebugSessionOptions } from 'vscode';
import type { LentBrowser, LentPage } from '../kratos/browser/lent';
import type { Pipe } from '../kratos/browser/pipe';
import type { BrowserLender } from '../kratos/drive/browsers/begin';
import { createEmitter } from '../kratos/store/emitter';

/** Where the debugger answers for a page. */
interface ProxyAddress {
  readonly host: string;
  readonly port: number;
  readonly path?: string;
}

/**
 * The JavaScript debugger of the editor as a lender of browsers: in a remote window it starts one on the machine at
 * which the person sits. It shares each page's DevTools as the documentation of vscode-js-debug says (CDP_SHARE.md).
 */
export function debuggerLender(): BrowserLender {
  return {
    isOffered: () =>
      env.remoteName !== undefined &&
      env.uiKind === UIKind.Desktop &&
      extensions.getExtension('ms-vscode.js-debug') !== undefined,
    lend,
  };
}

function lend(persona: string, url: string): LentBrowser {
  const pages = createEmitter<LentPage>();
  const { promise: ended, resolve: tellEnd } = Promise.withResolvers<undefined>();
  const mark = randomUUID();
  let root: DebugSession | undefined;
  let isOver = false;
  const end = (): void => {
    // One that is still on its way is stopped when it comes.
    isOver = true;
    if (root) void debug.stopDebugging(root);
  };
  const listening = [
    debug.onDidStartDebugSession((session) => {
      if (session.configuration.kratosFlows === mark && session.parentSession === undefined) {
        root = session;
        if (isOver) end();
      } else if (session.parentSession?.configuration.kratosFlows === mark) {
        // A page may be told of before its browser. One whose proxy does not answer is a page that nobody sees.
        connect(session).then(
          (page) => {
            pages.emit(page);
          },
          () => undefined,
        );
      }
    }),
    debug.onDidTerminateDebugSession((session) => {
      if (session.id === root?.id) over();
    }),
  ];
  const over = (): void => {
    for (const one of listening) one.dispose();
    tellEnd(undefined);
  };
  void start(persona, url, mark).then(
    (hasBegun) => {
      if (!hasBegun) over();
    },
    () => {
      over();
    },
  );
  return { onPage: pages.on, ended, end };
}

/**
 * The profile on the person's machine is the debugger's own, one for everybody: a private window of it has nothing of
 * others and leaves nothing to them.
 */
async function start(persona: string, url: string, mark: string): Promise<boolean> {
  // Has the editor forward the port of a server that only the remote machine reaches.
  await env.asExternalUri(Uri.parse(url)).then(undefined, () => undefined);
  const configuration: DebugConfiguration = {
    type: 'pwa-chrome',
    request: 'launch',
    name: t('Browser of {0}', persona),
    url: 'about:blank',
    browserLaunchLocation: 'ui',
    runtimeArgs: ['--incognito'],
    internalConsoleOptions: 'neverOpen',
    enableNetworkView: false,
    kratosFlows: mark,
  };
  const options: DebugSessionOptions = {
    noDebug: true,
    suppressDebugToolbar: true,
    suppressDebugStatusbar: true,
    suppressDebugView: true,
    suppressSaveBeforeStart: true,
  };
  return debug.startDebugging(undefined, configuration, options);
}

/** Rejects where the debugger says nothing of a page. */
async function connect({ id }: DebugSession): Promise<LentPage> {
  const { host, port, path = '' } = await findProxy(id);
  return { id, pipe: pipeTo(new WebSocket(`ws://${host.includes(':') ? `[${host}]` : host}:${port}${path}`)) };
}

/** The debugger hears of its sessions when we do, and may know this one later: much later on a busy machine. */
async function findProxy(id: string, tries = 600): Promise<ProxyAddress> {
  const found = await commands.executeCommand<ProxyAddress | undefined>('extension.js-debug.requestCDPProxy', id);
  if (found) return found;
  if (tries === 0) throw new Error('The debugger does not share this page.');
  await sleep(100);
  return findProxy(id, tries - 1);
}

function pipeTo(socket: WebSocket): Pipe {
  const isOpen = new Promise<void>((resolve) => {
    socket.addEventListener('open', () => {
      resolve();
    });
  });
  return {
    write: (message) =>
      void isOpen.then(() => {
        if (socket.readyState === WebSocket.OPEN) socket.send(message);
      }),
    listen: (hear, ended) => {
      socket.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') hear(data);
      });
      socket.addEventListener('close', ended);
    },
    close: () => {
      socket.close();
    },
  };
}
