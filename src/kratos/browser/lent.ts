import { setTimeout as sleep } from 'node:timers/promises';
import type Protocol from 'devtools-protocol';
import { createEmitter } from '../store/emitter';
import type { Listen } from '../store/emitter';
import type { BrowserProblem } from '../record/browsing';
import { createDevTools, DevToolsError } from './devtools';
import type { DevTools, DevToolsEvent } from './devtools';
import { aborted, readVersion } from './launch';
import type { Launched } from './launch';
import type { Pipe } from './pipe';

/** A page of a browser that another program runs, such as the editor's debugger: it has a connection of its own. */
export interface LentPage {
  /** Tells it from the others. */
  readonly id: string;
  readonly pipe: Pipe;
}

/** A browser that another program runs, and lets us have its pages one by one. */
export interface LentBrowser {
  /** Tells of each page; those that came before somebody listened are told first. */
  readonly onPage: Listen<LentPage>;
  /** Resolves when the browser has ended, or never came up. */
  readonly ended: Promise<void>;
  end(): void;
}

/** Speaks to such a browser as if it had one connection for all of its pages. */
class LentDevTools implements DevTools {
  readonly #pages = new Map<string, DevTools>();
  /** Pages that nobody follows yet. */
  #held: Protocol.Target.AttachedToTargetEvent[] | undefined = [];
  readonly #events = createEmitter<DevToolsEvent>();

  readonly #joined = createEmitter<{ readonly targetId: string; readonly devtools: DevTools }>();
  readonly #begun = Promise.withResolvers<undefined>();

  readonly onEvent = this.#events.on;
  readonly ended: Promise<void>;
  /** Resolves when the first page is there. */
  readonly begun: Promise<void> = this.#begun.promise;

  constructor(private readonly browser: LentBrowser) {
    this.ended = browser.ended;
    browser.onPage((page) => void this.#join(page).catch(() => undefined));
  }

  send: DevTools['send'] = (method, params, sessionId) => {
    // What lends the browser attaches to all that comes, and lets it run.
    if (method === 'Target.setAutoAttach') this.#follow();
    if (method === 'Target.setAutoAttach' || method === 'Runtime.runIfWaitingForDebugger')
      return Promise.resolve(undefined as never);
    if (method === 'Browser.close') {
      this.browser.end();
      return Promise.resolve(undefined as never);
    }
    // What is asked of the browser itself any page can say.
    const page = sessionId === undefined ? [...this.#pages.values()].at(-1) : this.#pages.get(sessionId);
    if (method === 'Target.createTarget' && page) return this.#open(page, params as never);
    return page?.send(method, params) ?? Promise.reject(new DevToolsError(method, 'the page has ended'));
  };

  close(): void {
    for (const page of this.#pages.values()) page.close();
  }

  /** A page is lent once it is there: one that goes to its address only then is seen from its first request. */
  async #open(
    by: DevTools,
    { url, ...rest }: Protocol.Target.CreateTargetRequest,
  ): Promise<Protocol.Target.CreateTargetResponse> {
    const { promise, resolve } = Promise.withResolvers<DevTools>();
    const made = by.send('Target.createTarget', { ...rest, url: 'about:blank' });
    const stop = this.#joined.on((page) => {
      void made.then(({ targetId }) => {
        if (page.targetId === targetId) resolve(page.devtools);
      });
    });
    try {
      const answer = await made;
      const late = sleep(10_000, undefined, { ref: false });
      const page = (await Promise.race([promise, this.ended, late])) ?? by;
      await page.send('Page.navigate', { url });
      return answer;
    } finally {
      stop();
    }
  }

  async #join({ id, pipe }: LentPage): Promise<void> {
    const page = createDevTools(pipe);
    void page.ended.then(() => {
      if (this.#pages.delete(id)) this.#tell('Target.detachedFromTarget', { sessionId: id });
    });
    page.onEvent((event) => {
      this.#events.emit({ ...event, sessionId: id });
    });
    // It tells nothing by itself.
    const told = page.send('JsDebug.subscribe' as 'Page.enable', { events } as never);
    const [{ targetInfo }] = await Promise.all([page.send('Target.getTargetInfo'), told]);
    this.#pages.set(id, page);
    this.#begun.resolve(undefined);
    const attached = { sessionId: id, targetInfo, waitingForDebugger: false };
    if (this.#held) this.#held.push(attached);
    else this.#tell('Target.attachedToTarget', attached);
    this.#joined.emit({ targetId: targetInfo.targetId, devtools: page });
  }

  #follow(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const one of held) this.#tell('Target.attachedToTarget', one);
  }

  #tell<Name extends DevToolsEvent['method']>(
    method: Name,
    params: Extract<DevToolsEvent, { method: Name }>['params'],
  ): void {
    this.#events.emit({ method, params } as DevToolsEvent);
  }
}

const events = ['Network.*', 'Page.*', 'WebAuthn.*', 'Fetch.*'];

/** Takes a browser over that is lent, once its first page is there. Never rejects. */
export async function takeOver(
  lent: LentBrowser,
  signal: AbortSignal | undefined,
  // The debugger itself may have to be loaded first.
  patienceMs = 120_000,
): Promise<Launched | BrowserProblem> {
  const devtools = new LentDevTools(lent);
  const patience = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]);
  const given = devtools.begun.then(() => devtools.send('Browser.getVersion')).catch(() => undefined);
  const version = await Promise.race([given, lent.ended.then(() => undefined), aborted(patience)]);
  if (version === undefined) {
    lent.end();
    return signal?.aborted ? { kind: 'cancelled' } : { kind: 'not-lent' };
  }
  const { product, major } = readVersion(version.product, '');
  return {
    kind: 'launched',
    name: `${product} ${major}`,
    devtools,
    exited: lent.ended.then(() => 0),
    kill: () => {
      lent.end();
    },
  };
}
