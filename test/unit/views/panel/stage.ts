import { createExplorer, type Explorer } from '../../../../src/kratos/drive/explorer';
import type { Documents, Vault } from '../../../../src/kratos/store/types';
import type { Persona, FlowRecord } from '../../../../src/kratos/record/types';
import type { Exchange, WireRequest } from '../../../../src/kratos/exchange/types';
import type { Transport } from '../../../../src/kratos/wire/types';
import type { ToHost, ToPanel } from '../../../../src/protocol/messages';
import type { PanelState } from '../../../../src/protocol/state';
import { FlowPanelController } from '../../../../src/views/panel/controller';
import type { EditorPort } from '../../../../src/views/panel/ports';

export const connection = {
  id: 'c1',
  name: 'practice',
  publicUrl: 'http://127.0.0.1:4433',
  adminUrl: 'http://127.0.0.1:4434',
};

/**
 * What the pretended server says to a request: a status with a JSON body (or text), or nothing until the request is
 * cancelled.
 */
export type Says =
  { readonly status?: number; readonly body: unknown; readonly cookies?: readonly string[] } | 'nothing';

/**
 * A panel without an editor and a core without a network: what the page would get, and what the editor would be asked.
 */
export class Stage {
  readonly sent: WireRequest[] = [];
  readonly posts: ToPanel[] = [];
  readonly asked: string[] = [];
  readonly logged: string[] = [];
  readonly explorer: Explorer;
  readonly alice: Persona;
  trusted = true;
  visible = true;
  other: string | undefined;
  private number = 0;

  constructor(answer: (request: WireRequest) => Says) {
    const transport: Transport = {
      send: (request, options) => this.exchange(request, answer(request), options?.signal),
    };
    this.explorer = createExplorer({
      transport,
      vault: memoryVault(),
      documents: memoryDocuments(),
      connections: () => [connection],
      apiKey: () => Promise.resolve(undefined),
    });
    this.alice = this.explorer.personas.add({ name: 'alice', client: 'browser', connectionId: 'c1' });
  }

  async login(): Promise<FlowRecord> {
    return this.explorer.driver.start({ personaId: this.alice.id, type: 'login' });
  }

  panel(flowId: string, editor: Partial<EditorPort> = {}): FlowPanelController {
    const ask = (what: string): Promise<void> => {
      this.asked.push(what);
      return Promise.resolve();
    };
    const controller = new FlowPanelController(
      {
        post: (message) => this.posts.push(structuredClone(message)),
        visible: this.visible,
        shows: (record) => this.asked.push(`shows ${record?.type ?? 'nothing'}`),
      },
      {
        explorer: this.explorer,
        connections: () => [connection],
        editor: {
          copy: (text) => ask(`copy ${text}`),
          openLink: (url, own) => ask(`open ${url} ${own ? 'own' : 'foreign'}`),
          openSetting: (name) => ask(`setting ${name}`),
          openSource: ({ path, line }) => ask(`source ${path ?? ''} ${line}`).then(() => path !== './absent.jsonnet'),
          export: (_, { exchangeId, clear }) => ask(['export', exchangeId, clear].join(' ').trim()),
          openRaw: (_, what, exchangeId) => ask(`raw ${what} ${exchangeId ?? ''}`.trim()),
          run: (command, argument) => ask(`run ${command} ${JSON.stringify(argument)}`),
          configuredOrigins: () => Promise.resolve([]),
          trusted: () => this.trusted,
          inboxPauseMs: () => 20,
          inboxListener: () => ({ kind: 'off' }),
          heardHooks: () => [],
          // Whoever asks for it is drawn once more when it came.
          configurationOf: () => new Promise(() => undefined),
          explainSlowness: () => Promise.resolve('A web hook may be slow.'),
          ...editor,
        },
        log: {
          warn: (line) => this.logged.push(line),
          error: (what) => this.logged.push(what),
        },
        now: Date.now,
        revealOther: (id) => id === this.other,
      },
      flowId,
    );
    controller.receive({ type: 'ready' } satisfies ToHost);
    return controller;
  }

  /** The newest picture that fits; waits for it up to two seconds. */
  async state(fits: (state: PanelState) => boolean = () => true): Promise<PanelState> {
    const end = Date.now() + 2000;
    for (;;) {
      const found = this.states().at(-1);
      if (found !== undefined && fits(found)) return found;
      if (Date.now() > end) throw new Error(`No such picture came: ${JSON.stringify(found)}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  states(): PanelState[] {
    return this.posts.flatMap((post) => (post.type === 'state' ? [post.state] : []));
  }

  private exchange(request: WireRequest, says: Says, signal?: AbortSignal): Promise<Exchange> {
    this.sent.push(request);
    const base = {
      id: `e${(this.number += 1)}`,
      source: 'sent' as const,
      startedAt: Date.now(),
      durationMs: 1,
      request,
    };
    if (says === 'nothing') {
      return new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          resolve({ ...base, failure: { kind: 'cancelled' } });
        });
      });
    }
    const body = typeof says.body === 'string' ? says.body : JSON.stringify(says.body);
    const cookies = (says.cookies ?? []).map((cookie) => ['Set-Cookie', cookie] as const);
    return Promise.resolve({
      ...base,
      response: {
        status: says.status ?? 200,
        statusText: '',
        httpVersion: '1.1',
        headers: [['Content-Type', 'application/json'], ...cookies],
        body,
        size: body.length,
      },
    });
  }
}

function memoryVault(): Vault {
  const kept = new Map<string, string>();
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    set: (key, value) => Promise.resolve(void kept.set(key, value)),
    delete: (key) => Promise.resolve(void kept.delete(key)),
  };
}

function memoryDocuments(): Documents {
  const kept = new Map<string, string>();
  return {
    read: (name) => Promise.resolve(kept.get(name)),
    write: (name, text) => Promise.resolve(void kept.set(name, text)),
    delete: (name) => Promise.resolve(void kept.delete(name)),
    list: () => Promise.resolve([...kept.keys()]),
  };
}
