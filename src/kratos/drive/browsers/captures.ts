import { Capture } from '../../capture/capture';
import { followTargets } from '../../capture/followTargets';
import type { PersonaBrowser } from '../../browser/personaBrowser';
import { withMistake } from '../../record/captured';
import type { BrowserState } from '../../record/browsing';
import type { PageMistake } from '../../record/pageMistake';
import { createEmitter } from '../../store/emitter';
import type { Dispose, Listen } from '../../store/emitter';
import type { StoreChange } from '../../store/types';
import { findClient } from '../context';
import type { DriverContext } from '../context';
import type { BrowserErrand, Browsers } from './browsers';

/** So many flows are searched for the one that an exchange belongs to by another name than its id. */
const searched = 20;

/** What a page in a persona's browser did wrong. */
interface WatchedMistake {
  readonly personaId: string;
  readonly mistake: PageMistake;
}

/**
 * Who is watched: whatever the pages in a persona's browser exchange with its connection becomes flows of that persona.
 * It goes on when the browser is closed and opened again, until it is stopped.
 */
export class Captures {
  readonly #watched = new Set<string>();
  /** By persona: ends the watching of the browser that is open now. */
  readonly #stops = new Map<string, Dispose>();
  readonly #changes = createEmitter<StoreChange>();
  readonly #mistakes = createEmitter<WatchedMistake>();
  readonly #stop: Dispose;

  /** Tells of everything that a page does wrong, at once. */
  readonly onMistake: Listen<WatchedMistake> = this.#mistakes.on;
  readonly onDidChange: Listen<StoreChange> = this.#changes.on;

  constructor(
    private readonly drive: DriverContext,
    private readonly browsers: Browsers,
  ) {
    this.#stop = browsers.onOpened(({ personaId, browser }) => {
      if (this.#watched.has(personaId)) this.#follow(personaId, browser);
    });
  }

  isWatching(personaId: string): boolean {
    return this.#watched.has(personaId);
  }

  /**
   * Watches everything that happens in the persona's browser from now on, after a page was opened there. Without a page
   * it goes on with those that are there.
   */
  async watch(
    personaId: string,
    { url, borrows }: Pick<BrowserErrand, 'url' | 'borrows'>,
    signal?: AbortSignal,
  ): Promise<BrowserState> {
    this.#watched.add(personaId);
    const running = this.browsers.running(personaId);
    if (running && !this.#stops.has(personaId)) this.#follow(personaId, running);
    this.#changes.emit({ kind: 'browser', personaId });
    const state = this.browsers.get(personaId);
    if (url === undefined && running && state) {
      await this.browsers.show(personaId);
      return state;
    }
    return this.browsers.goOn(personaId, { url, borrows }, signal);
  }

  /** Watches no more; the browser stays open. */
  stop(personaId: string): void {
    this.#watched.delete(personaId);
    this.#stops.get(personaId)?.();
    this.#changes.emit({ kind: 'browser', personaId });
  }

  dispose(): void {
    this.#stop();
    for (const stop of [...this.#stops.values()]) stop();
  }

  #follow(personaId: string, browser: PersonaBrowser): void {
    const { flows } = this.drive;
    const { connection } = findClient(this.drive, personaId);
    const capture = new Capture({
      watched: { publicUrl: connection.publicUrl, connectionId: connection.id, personaId },
      known: {
        get: (id) => flows.get(id),
        recent: () => flows.ofPersona(personaId).slice(-searched).toReversed(),
      },
      readBody: (target, requestId) => browser.readBody(target, requestId),
      keep: (record) => {
        flows.put(record);
      },
      warn: ({ mistake, step: { exchange, flowId } }) => {
        const record = flowId === undefined ? undefined : flows.get(flowId);
        if (record) flows.put(withMistake(record, { at: exchange.id, what: mistake }));
        this.#mistakes.emit({ personaId, mistake });
      },
    });
    const unfollow = followTargets(browser.targets, capture);
    const unhear = browser.onNews(({ kind }) => {
      if (kind === 'ended') this.#stops.get(personaId)?.();
    });
    this.#stops.set(personaId, () => {
      unfollow();
      unhear();
      this.#stops.delete(personaId);
    });
  }
}
