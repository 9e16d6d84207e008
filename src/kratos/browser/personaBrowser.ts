import { setTimeout as sleep } from 'node:timers/promises';
import { createEmitter } from '../store/emitter';
import type { Listen } from '../store/emitter';
import type { CookieJar } from '../wire/types';
import { Authenticators } from './authenticators';
import { CookieSync } from './cookieSync';
import type { DevTools } from './devtools';
import type { KeyRing } from './keys';
import { launchBrowser } from './launch';
import type { Launched, LaunchOptions } from './launch';
import { PageWatch } from './pageWatch';
import type { PageNews } from './pageWatch';
import { Targets } from './targets';
import type { Target, TargetNews } from './targets';
import type { BrowserEnd, BrowserProblem } from '../record/browsing';
import type { FoundBrowser } from './find';

/** What goes between a persona and its browser. */
export interface CarriedBetween {
  readonly publicUrl: string;
  /** The persona's cookies as they are now; undefined for one that has none, and then none are carried. */
  readonly jar: () => Promise<CookieJar | undefined>;
  /** The keys that its pages use; undefined: those of the machine. */
  readonly ring?: KeyRing | undefined;
}

export interface PersonaBrowserOptions extends LaunchOptions, CarriedBetween {}

/** What happens in a browser, as far as it is news for a persona. */
export type BrowserNews =
  | Extract<PageNews, { kind: 'came-to' | 'not-loaded' }>
  /** The jar took cookies over, or forgot them. */
  | { readonly kind: 'cookies'; readonly names: readonly string[] }
  | { readonly kind: 'ended'; readonly how: BrowserEnd };

/** Once the last window is closed for so long (milliseconds), the browser is ended: on a Mac it would stay. */
const windowlessMs = 400;

/**
 * A browser that belongs to one persona: its cookies go there when it opens and come back whenever Kratos sets one.
 * Whoever wants to watch more hears `targets.onNews` and sends with `devtools`.
 */
export class PersonaBrowser {
  readonly #sync: CookieSync;
  readonly #keys: Authenticators | undefined;
  readonly #pages = new PageWatch();
  readonly #news = createEmitter<BrowserNews>();
  /** The empty tabs that it began with, as long as they are; known when it first goes somewhere. */
  #empty: Set<string> | undefined;
  #end: BrowserEnd | undefined;
  #windowless: NodeJS.Timeout | undefined;

  readonly onNews: Listen<BrowserNews> = this.#news.on;

  private constructor(
    private readonly launched: Launched,
    readonly targets: Targets,
    { publicUrl, jar, ring }: CarriedBetween,
  ) {
    const { devtools } = launched;
    this.#sync = new CookieSync({
      devtools,
      jar,
      publicUrl,
      hasPage: () => targets.pages().length > 0,
      onTaken: (names) => {
        this.#news.emit({ kind: 'cookies', names });
      },
    });
    this.#keys = ring && new Authenticators(devtools, ring);
    targets.onNews((news) => {
      this.#keys?.hear(news);
      this.#hear(news, publicUrl);
    });
    void launched.exited.then((code) => {
      devtools.close();
      this.#ended(code === 0 ? 'window-closed' : 'died');
    });
    // Its pipe broke, and it runs on without us: nobody would end it.
    void devtools.ended.then(async () => {
      await Promise.race([launched.exited, sleep(5_000, undefined, { ref: false })]);
      launched.kill();
    });
  }

  /** Starts a browser, follows all it opens, and hands it the persona's cookies. Never rejects. */
  static async open(
    found: FoundBrowser,
    options: PersonaBrowserOptions,
  ): Promise<{ readonly kind: 'open'; readonly browser: PersonaBrowser } | BrowserProblem> {
    const launched = await launchBrowser(found, options);
    return launched.kind === 'launched' ? PersonaBrowser.over(launched, options, found.file) : launched;
  }

  /** The same with one that runs; `file` is named should it be too old. */
  static async over(
    launched: Launched,
    options: CarriedBetween,
    file: string,
  ): Promise<{ readonly kind: 'open'; readonly browser: PersonaBrowser } | BrowserProblem> {
    const targets = new Targets(launched.devtools);
    const browser = new PersonaBrowser(launched, targets, options);
    try {
      await targets.follow();
    } catch {
      browser.kill();
      return { kind: 'too-old', file, version: launched.name };
    }
    return { kind: 'open', browser };
  }

  /** As a person names it, such as `Chromium 156`. */
  get name(): string {
    return this.launched.name;
  }

  /** Its process, where we started it. */
  get pid(): number | undefined {
    return this.launched.pid;
  }

  get devtools(): DevTools {
    return this.launched.devtools;
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /**
   * Goes to an address with the persona's cookies: in the tab that is empty, else in a new one, which comes to the
   * front. Yields the names of cookies that the browser does not keep.
   */
  async goTo(url: string): Promise<readonly string[]> {
    const refused = await this.syncCookies();
    const pages = this.targets.pages();
    this.#empty ??= new Set(pages.filter((page) => isBlank(page)).map(({ targetId }) => targetId));
    const empty = pages.find(({ targetId }) => this.#empty?.delete(targetId));
    // The answer comes when the page does, which may be never: what became of it is news.
    if (empty) this.devtools.send('Page.navigate', { url }, empty.sessionId).catch(() => undefined);
    else await this.devtools.send('Target.createTarget', { url }).catch(() => undefined);
    await this.bringToFront();
    return refused;
  }

  /** Brings the tab used last to the front, and its window where the system allows that. */
  async bringToFront(): Promise<void> {
    const page = this.targets.pages().at(-1);
    if (!page) return;
    const { targetId, sessionId } = page;
    await Promise.allSettled([
      this.devtools.send('Target.activateTarget', { targetId }),
      this.devtools.send('Page.bringToFront', undefined, sessionId),
    ]);
  }

  /** The body of an answer that a target got. Rejects when the browser has it no more. */
  async readBody(sessionId: string, requestId: string): Promise<string> {
    const { body, base64Encoded } = await this.devtools.send('Network.getResponseBody', { requestId }, sessionId);
    return base64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  }

  /** Makes jar and browser the same; yields what the browser does not keep. */
  syncCookies(): Promise<readonly string[]> {
    return this.#sync.sync();
  }

  /** Hands the browser what is new in the jar, and yields what it does not keep; nothing is asked while nothing is. */
  carryCookies(): Promise<readonly string[]> {
    return this.#sync.carry();
  }

  /** Gives its pages the keys as they are now. */
  carryKeys(): void {
    this.#keys?.carry();
  }

  /** Takes the last cookies over and ends the browser, with its windows and helpers. */
  async close(): Promise<void> {
    if (this.#end !== undefined) return;
    await Promise.race([this.syncCookies(), sleep(2_000, undefined, { ref: false })]);
    this.#ended('closed-here');
    this.devtools.send('Browser.close').catch(() => undefined);
    await Promise.race([this.launched.exited, sleep(3_000, undefined, { ref: false })]);
    this.kill();
    await Promise.race([this.launched.exited, sleep(3_000, undefined, { ref: false })]);
  }

  /** Ends it at once, without a word. */
  kill(): void {
    this.#ended('closed-here');
    this.launched.kill();
    this.devtools.close();
  }

  #hear(news: TargetNews, publicUrl: string): void {
    if (news.kind === 'event') {
      for (const one of this.#pages.hear(news.target, news.event)) this.#take(one, news.target, publicUrl);
    } else {
      clearTimeout(this.#windowless);
      if (news.kind === 'detached' && this.targets.pages().length === 0)
        this.#windowless = setTimeout(() => {
          this.#ended('window-closed');
          void this.#endProcess();
        }, windowlessMs);
    }
  }

  async #endProcess(): Promise<void> {
    this.devtools.send('Browser.close').catch(() => undefined);
    await Promise.race([this.launched.exited, sleep(3_000, undefined, { ref: false })]);
    this.launched.kill();
  }

  #take(news: PageNews, { targetId }: Target, publicUrl: string): void {
    if (news.kind === 'set-by') {
      if (news.url.startsWith(`${publicUrl}/`)) this.#sync.learn(news.names);
      return;
    }
    if (news.kind === 'came-to') this.#empty?.delete(targetId);
    if (news.kind !== 'not-loaded') this.#syncSoon();
    if (news.kind !== 'cookies-set') this.#news.emit(news);
  }

  /** At once, and once more when the browser has surely written down what it was told. */
  #syncSoon(): void {
    void this.syncCookies()
      .then(() => sleep(150))
      .then(() => this.syncCookies());
  }

  #ended(how: BrowserEnd): void {
    if (this.#end !== undefined) return;
    this.#end = how;
    clearTimeout(this.#windowless);
    this.#news.emit({ kind: 'ended', how });
  }
}

function isBlank({ url }: Target): boolean {
  return url === 'about:blank' || url === '';
}
