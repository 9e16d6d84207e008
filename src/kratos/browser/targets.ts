import type Protocol from 'devtools-protocol';
import { createEmitter } from '../store/emitter';
import type { Listen } from '../store/emitter';
import type { DevTools, DevToolsEvent } from './devtools';

/** Something of the browser that loads: a tab or popup (`page`), a frame of another site, a worker. */
export interface Target {
  readonly sessionId: string;
  readonly targetId: string;
  readonly type: 'page' | 'iframe' | 'worker' | 'shared_worker' | 'service_worker' | (string & {});
  /** Where it was when it was attached; `frameNavigated` of a page tells the rest. */
  readonly url: string;
  /** The target that opened this popup. */
  readonly openerId?: string;
}

/** What of a browser's targets there is to hear, in order. */
export type TargetNews =
  | { readonly kind: 'attached'; readonly target: Target }
  | { readonly kind: 'detached'; readonly target: Target }
  /** An event of a target: `Network.*` of all, `Page.*` of pages. */
  | { readonly kind: 'event'; readonly target: Target; readonly event: DevToolsEvent };

/** How the traffic of targets is watched, for whoever wants to read bodies later. */
export type NetworkOptions = Protocol.Network.EnableRequest;

/**
 * Follows every target of a browser from its first request on: each waits for us when it begins, and is let run with
 * the very message that has its traffic told. Commands to a target are sent together and none is awaited, since a
 * service worker answers none of them before it runs.
 */
export class Targets {
  /** By session. */
  readonly #attached = new Map<string, Target>();
  /** The session that a target is heard by, its first: service workers attach twice. */
  readonly #heardBy = new Map<string, string>();
  readonly #news = createEmitter<TargetNews>();
  /** What pages post is no matter of ours, and may be large; 0 would say that there is no limit. */
  #network: NetworkOptions = { maxPostDataSize: 1 };

  readonly onNews: Listen<TargetNews> = this.#news.on;

  constructor(private readonly devtools: DevTools) {
    devtools.onEvent((event) => {
      this.#hear(event);
    });
  }

  /** Attaches to all there is, and to all that comes. Rejects with the browser's refusal: it is too old. */
  async follow(): Promise<void> {
    const filter = [...['browser', 'tab', 'browser_ui'].map((type) => ({ type, exclude: true })), {}];
    await this.devtools.send('Target.setAutoAttach', { ...attach, filter });
  }

  /** The targets that are there. One that attached twice, as service workers do, is told once. */
  all(): readonly Target[] {
    return [...this.#attached.values()].filter((target) => this.#isHeard(target));
  }

  pages(): readonly Target[] {
    return this.all().filter(({ type }) => type === 'page');
  }

  /** Has the traffic told with these options from now on, of targets that are there too. */
  watchNetwork(options: NetworkOptions): void {
    this.#network = options;
    for (const { sessionId } of this.all()) this.#order(sessionId, 'Network.enable', options);
  }

  #hear(event: DevToolsEvent): void {
    if (event.method === 'Target.attachedToTarget') this.#attach(event.params);
    else if (event.method === 'Target.detachedFromTarget') this.#detach(event.params.sessionId);
    else if (event.sessionId !== undefined) {
      const target = this.#attached.get(event.sessionId);
      if (target && this.#isHeard(target)) this.#news.emit({ kind: 'event', target, event });
    }
  }

  #attach({ sessionId, targetInfo }: Protocol.Target.AttachedToTargetEvent): void {
    const { targetId, type, url, openerId } = targetInfo;
    const target: Target = { sessionId, targetId, type, url, ...(openerId !== undefined && { openerId }) };
    this.#attached.set(sessionId, target);
    if (!this.#heardBy.has(targetId)) {
      this.#heardBy.set(targetId, sessionId);
      this.#watch(target);
      // What hears of it sends what it wants before the target runs.
      this.#news.emit({ kind: 'attached', target });
    }
    this.#order(sessionId, 'Runtime.runIfWaitingForDebugger', {});
  }

  #detach(sessionId: string): void {
    const target = this.#attached.get(sessionId);
    if (!target) return;
    const wasHeard = this.#isHeard(target);
    this.#attached.delete(sessionId);
    if (!wasHeard) return;
    this.#heardBy.delete(target.targetId);
    const other = [...this.#attached.values()].find(({ targetId }) => targetId === target.targetId);
    if (other) {
      this.#heardBy.set(other.targetId, other.sessionId);
      this.#watch(other);
    } else this.#news.emit({ kind: 'detached', target });
  }

  #watch({ sessionId, type }: Target): void {
    this.#order(sessionId, 'Network.enable', this.#network);
    this.#order(sessionId, 'Target.setAutoAttach', attach);
    if (type === 'page') this.#order(sessionId, 'Page.enable', {});
  }

  #isHeard({ sessionId, targetId }: Target): boolean {
    return this.#heardBy.get(targetId) === sessionId;
  }

  /** A target that is gone by then, or knows no such command, is no concern of anybody. */
  #order(sessionId: string, method: Parameters<DevTools['send']>[0], params: object): void {
    this.devtools.send(method, params as never, sessionId).catch(() => undefined);
  }
}

const attach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
