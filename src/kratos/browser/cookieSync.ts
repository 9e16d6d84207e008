import { setTimeout as sleep } from 'node:timers/promises';
import type Protocol from 'devtools-protocol';
import type { CookieJar } from '../wire/types';
import { cookieId, held, ofKratos, over, toBrowser, toJar } from './cookies';
import type { DevTools } from './devtools';
import { agree, isAgreed, reconcile } from './reconcile';
import type { Agreed } from './reconcile';

export interface SyncedSides {
  readonly devtools: DevTools;
  /** The jar as it is now; undefined when the persona has none (any more). */
  readonly jar: () => Promise<CookieJar | undefined>;
  readonly publicUrl: string;
  /** Whether a page is there: while its last one closes, a browser says that it has no cookies. */
  readonly hasPage: () => boolean;
  /** The jar took cookies of these names over, or forgot them. */
  readonly onTaken: (names: readonly string[]) => void;
}

/** Keeps a jar and a browser's cookies of one Kratos the same. Rounds run one after the other, whoever asks. */
export class CookieSync {
  /** Names that Kratos was seen to set. */
  readonly #known = new Set<string>();
  #agreed: Agreed | undefined;
  #last: Promise<readonly string[]> = Promise.resolve([]);
  #waiting: Promise<readonly string[]> | undefined;

  constructor(private readonly sides: SyncedSides) {}

  /** These names are set by Kratos: from now on they are its cookies. */
  learn(names: readonly string[]): void {
    for (const name of names) this.#known.add(name);
  }

  /**
   * One round, after those that are under way; asked again before it begins, it is one for both. A browser that has
   * ended changes nothing. Yields the names of cookies that the browser was given now and does not keep.
   */
  sync(): Promise<readonly string[]> {
    this.#waiting ??= this.#last.then(() => {
      this.#waiting = undefined;
      this.#last = this.#round().catch(() => []);
      return this.#last;
    });
    return this.#waiting;
  }

  /** A round, if the jar has something else than was agreed on last: many ask whenever anything happened. */
  async carry(): Promise<readonly string[]> {
    const jar = await this.sides.jar();
    const isNews = jar !== undefined && !(this.#agreed && isAgreed(jar.entries(), this.#agreed));
    return isNews ? this.sync() : [];
  }

  async #round(): Promise<readonly string[]> {
    const jar = await this.sides.jar();
    for (const { name } of jar?.entries() ?? []) this.#known.add(name);
    const theirs = await this.#read();
    if (theirs === undefined || jar === undefined) return [];
    const { take, forget, put, drop } = reconcile(theirs, jar.entries(), this.#agreed);
    for (const cookie of [...forget.map(over), ...take.map(held)]) {
      const { url, header } = toJar(cookie);
      jar.take(url, [['Set-Cookie', header]]);
    }
    const ours = jar.entries();
    for (const cookie of [...drop.map((one) => over(held(one))), ...put]) await this.#set(toBrowser(cookie));
    const touched = new Set([...put, ...drop].map(cookieId));
    const after = touched.size > 0 ? ((await this.#read()) ?? []).filter((one) => touched.has(cookieId(one))) : [];
    // What the browser got meanwhile is news of the next round.
    this.#agreed = agree([...theirs.filter((one) => !touched.has(cookieId(one))), ...after], ours);
    const kept = new Set(after.map(cookieId));
    const taken = [...forget, ...take].map(({ name }) => name);
    if (taken.length > 0) this.sides.onTaken(taken);
    return put.filter((cookie) => !kept.has(cookieId(cookie))).map(({ name }) => name);
  }

  /** The browser's cookies of Kratos; undefined for an answer that says nothing. */
  async #read(): Promise<readonly Protocol.Network.Cookie[] | undefined> {
    const own = await this.#ask();
    const hadSome = [...(this.#agreed?.values() ?? [])].some(({ browser }) => browser !== undefined);
    if (own === undefined || own.length > 0 || !hadSome) return own;
    // All are gone at once: either they are, or the window is closing and they never were.
    await sleep(200);
    return this.#ask();
  }

  async #ask(): Promise<readonly Protocol.Network.Cookie[] | undefined> {
    const { devtools, publicUrl, hasPage } = this.sides;
    const { cookies } = await devtools.send('Storage.getCookies');
    return hasPage() ? ofKratos(cookies, publicUrl, this.#known) : undefined;
  }

  /** One at a time: a list of cookies is set as a whole or not at all. */
  async #set(cookie: Protocol.Network.CookieParam): Promise<void> {
    await this.sides.devtools.send('Storage.setCookies', { cookies: [cookie] }).catch(() => undefined);
  }
}
