import path from 'node:path';
import { removeProfile } from '../../browser/profiles';
import type { BrowserNews, PersonaBrowser } from '../../browser/personaBrowser';
import { present } from '../../flow/json';
import type { BrowserProblem, BrowserState } from '../../record/browsing';
import type { FlowRecord } from '../../record/types';
import { createEmitter } from '../../store/emitter';
import type { Dispose, Listen } from '../../store/emitter';
import type { StoreChange } from '../../store/types';
import { findClient } from '../context';
import type { Client, DriverContext } from '../context';
import type { Queue } from '../queue';
import type { BrowserRound } from '../round/means';
import { BrowserBeginner } from './begin';
import type { BrowserNeeds } from './begin';
import { BrowserBook } from './book';
import { pageOfFlow, pageOfPersona } from './page';
import type { Page } from './page';
import { followBrowser } from './progress';
import type { Seen, SessionBefore } from './progress';
import { BrowserWatch } from './watch';

/** What goes on in a browser: a flow, or (without one) the persona itself; `url` is a page in place of theirs. */
export interface BrowserErrand {
  readonly flowId?: string | undefined;
  readonly url?: string | undefined;
  /** A browser that is not there is borrowed; from then on wherever none can be started. */
  readonly borrows?: boolean | undefined;
}

/** A browser that is there. */
interface Running {
  readonly browser: PersonaBrowser;
  readonly watch: BrowserWatch;
  readonly borrowed: true | undefined;
  /** The session before the person went there. */
  before: SessionBefore;
}

/** The browsers of personas: one for each, opened when it is first wanted, and what is known of them. */
export class Browsers {
  readonly #running = new Map<string, Running>();
  /** Browsers that are being started: whoever wants one meanwhile waits for that. */
  readonly #opening = new Map<string, Promise<Running | BrowserProblem>>();
  /** Personas whose flow is made to follow their browser: what is answered then is no news of anybody else's. */
  readonly #following = new Set<string>();
  readonly #opened = createEmitter<{ readonly personaId: string; readonly browser: PersonaBrowser }>();
  readonly #book: BrowserBook;
  readonly #beginner: BrowserBeginner | undefined;
  readonly #stops: readonly Dispose[];

  readonly onDidChange: Listen<StoreChange>;
  /** Tells of each browser when it is there and has gone nowhere yet: whoever watches it misses nothing. */
  readonly onOpened = this.#opened.on;

  constructor(
    private readonly drive: DriverContext,
    private readonly queue: Queue,
    private readonly needs: BrowserNeeds | undefined,
  ) {
    this.#book = new BrowserBook(drive.flows);
    this.#beginner = needs && new BrowserBeginner(drive, needs);
    this.onDidChange = this.#book.onDidChange;
    this.#stops = [
      drive.flows.onDidChange((change) => {
        if (change.kind !== 'flow') return;
        const { personaId = '' } = drive.flows.get(change.id) ?? {};
        if (!this.#following.has(personaId)) this.#book.answered(change.id);
        this.#carry(personaId);
      }),
      drive.personas.onDidChange((change) => {
        if (change.kind === 'session') this.#carry(change.personaId);
        if (change.kind === 'persona') this.running(change.id)?.carryKeys();
      }),
    ];
  }

  /** What is known of a persona's browser; undefined before the first, and once there is nothing to tell any more. */
  get(personaId: string | undefined): BrowserState | undefined {
    return personaId === undefined ? undefined : this.#book.get(personaId);
  }

  /** A persona's browser, for whoever wants to watch it. */
  running(personaId: string): PersonaBrowser | undefined {
    return this.#running.get(personaId)?.browser;
  }

  /**
   * Goes on in the persona's browser, which is opened when it is not there. Never rejects for what hinders it: the
   * state that comes back says so. An unknown persona is a bug.
   */
  async goOn(personaId: string, errand: BrowserErrand = {}, signal?: AbortSignal): Promise<BrowserState> {
    const { flowId, url } = errand;
    const client = findClient(this.drive, personaId);
    const record = flowId === undefined ? undefined : this.drive.flows.get(flowId);
    if (client.persona.client === 'native' && url === undefined && !isExchanged(record))
      return this.#book.fail(personaId, flowId, { kind: 'native' });
    const opened = await this.#runningFor(client, errand, signal);
    if ('kind' in opened) return this.#book.fail(personaId, flowId, opened);
    const page: Page = url === undefined ? await this.#findPage(client, record, signal) : { url };
    opened.before = this.drive.personas.session(personaId);
    opened.watch.begin();
    const { borrowed, browser } = opened;
    const { anew, strange } = page;
    const told = this.#book.tell(
      present({ personaId, status: 'open', name: browser.name, borrowed, flowId, anew, strange }),
    );
    const refused = await browser.goTo(page.url);
    const state = this.#book.get(personaId) ?? { ...told, status: 'ended' };
    return state.status === 'open' && refused.length > 0 ? this.#book.tell({ ...state, refused }) : state;
  }

  /**
   * Makes a round to a provider in the persona's browser: yields the address of the callback, which is not asked for
   * there. Undefined when the browser ended before, or cannot be opened, which the state says.
   */
  async makeRound({ personaId, flowId, ...round }: BrowserRound): Promise<string | undefined> {
    const opened = await this.#runningFor(findClient(this.drive, personaId), { flowId }, round.signal);
    if ('kind' in opened) {
      this.#book.fail(personaId, flowId, opened);
      return undefined;
    }
    opened.watch.begin();
    this.#book.tell({ personaId, status: 'open', name: opened.browser.name });
    const { handOver } = await import('../../browser/open');
    return handOver(opened.browser, round);
  }

  /** Brings a persona's browser to the front; false when there is none. */
  async show(personaId: string): Promise<boolean> {
    const browser = this.running(personaId);
    await browser?.bringToFront();
    return browser !== undefined;
  }

  /** Ends a persona's browser; its cookies are in the jar. */
  async close(personaId: string): Promise<void> {
    await this.running(personaId)?.close();
  }

  /** Ends the browser of a persona that is removed, and forgets its profile. */
  async forget(personaId: string): Promise<void> {
    await this.close(personaId);
    this.#book.forget(personaId);
    const { profiles, onError } = this.needs ?? {};
    if (profiles !== undefined) await removeProfile(path.join(profiles, personaId)).catch(onError);
  }

  /** Ends every browser at once. */
  dispose(): void {
    for (const stop of this.#stops) stop();
    for (const { browser, watch } of this.#running.values()) {
      browser.kill();
      watch.begin();
    }
  }

  #runningFor(client: Client, errand: BrowserErrand, signal?: AbortSignal): Promise<Running | BrowserProblem> {
    const { id } = client.persona;
    const running = this.#running.get(id);
    if (running) return Promise.resolve(running);
    const opening =
      this.#opening.get(id) ??
      this.#open(client, errand, signal).finally(() => {
        this.#opening.delete(id);
      });
    this.#opening.set(id, opening);
    return opening;
  }

  async #open(client: Client, errand: BrowserErrand, signal?: AbortSignal): Promise<Running | BrowserProblem> {
    const { flowId, borrows = false } = errand;
    if (!this.#beginner) return { kind: 'none-found' };
    const { persona } = client;
    const { personas } = this.drive;
    this.#book.tell(present<BrowserState>({ personaId: persona.id, status: 'starting', flowId }));
    const currentFlow = (): string | undefined => this.#book.get(persona.id)?.flowId;
    const opened = await this.#beginner.begin({ client, currentFlow, borrows, signal });
    if (opened.kind !== 'open') return opened;
    const { browser, borrowed } = opened;
    const watch = new BrowserWatch((seen) => {
      this.#follow(persona.id, running, seen);
    });
    const running: Running = { browser, borrowed, watch, before: personas.session(persona.id) };
    this.#running.set(persona.id, running);
    browser.onNews((news) => {
      this.#hear(persona.id, news);
      watch.hear(news);
    });
    this.#opened.emit({ personaId: persona.id, browser });
    return running;
  }

  #findPage(client: Client, record: FlowRecord | undefined, signal?: AbortSignal): Promise<Page> {
    return record ? pageOfFlow(this.drive, client, record, signal) : pageOfPersona(this.drive, client);
  }

  #hear(personaId: string, news: BrowserNews): void {
    if (news.kind === 'cookies') this.drive.personas.jarChanged(personaId);
    if (news.kind === 'ended') {
      this.#running.delete(personaId);
      this.#book.end(personaId, news.how);
    }
    const state = this.#book.get(personaId);
    if (news.kind === 'not-loaded' && state)
      this.#book.tell({ ...state, notLoaded: { url: news.url, error: news.error } });
  }

  #follow(personaId: string, running: Running, seen: Seen): void {
    // Removed meanwhile, with its flows.
    if (!this.drive.personas.get(personaId)) return;
    const flowId = this.#book.get(personaId)?.flowId;
    this.queue
      .run(personaId, async () => {
        this.#following.add(personaId);
        try {
          return await followBrowser(this.drive, personaId, flowId, seen, running.before);
        } finally {
          this.#following.delete(personaId);
        }
      })
      .then((record) => {
        running.before = this.drive.personas.session(personaId);
        const state = this.#book.get(personaId);
        if (!record || !state || state.flowId !== flowId) return;
        if (record.status === 'done') this.#book.done(personaId);
        else this.#book.tell({ ...state, flowId: record.id });
      })
      .catch(this.needs?.onError ?? (() => undefined));
  }

  /** What the persona's jar holds goes to its browser too, when one is there. */
  #carry(personaId: string): void {
    void this.running(personaId)
      ?.carryCookies()
      .then((names) => {
        const state = this.#book.get(personaId);
        const fresh = names.filter((name) => state?.refused?.includes(name) !== true);
        if (state?.status === 'open' && fresh.length > 0)
          this.#book.tell({ ...state, refused: [...(state.refused ?? []), ...fresh] });
      })
      .catch(this.needs?.onError);
  }
}

/** A native flow whose session comes by a token exchange needs no cookies at the provider. */
function isExchanged(record: FlowRecord | undefined): boolean {
  return record?.parameters.return_session_token_exchange_code === true && record.outcome?.kind === 'redirect-wanted';
}
