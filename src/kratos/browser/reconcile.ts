import type Protocol from 'devtools-protocol';
import type { JarCookie } from '../wire/types';
import { cookieId } from './cookies';

type BrowserCookie = Protocol.Network.Cookie;

/** How a cookie looked on either side when both were the same; undefined where it was not. */
interface Look {
  readonly browser: string | undefined;
  readonly jar: string | undefined;
}

/** What both sides had when they were the same last. */
export type Agreed = ReadonlyMap<string, Look>;

/** What makes the two sides the same again. */
export interface Changes {
  /** The browser has them anew: the jar takes them. */
  readonly take: readonly BrowserCookie[];
  /** The browser has them no longer: the jar forgets them. */
  readonly forget: readonly JarCookie[];
  /** The jar has them anew: the browser gets them. */
  readonly put: readonly JarCookie[];
  /** The jar has them no longer: the browser loses them. */
  readonly drop: readonly BrowserCookie[];
}

/**
 * What changed on either side since they agreed. Where both changed the browser is right: the person works there.
 * Before they agreed for the first time (undefined) the jar is right.
 */
export function reconcile(
  browser: readonly BrowserCookie[],
  jar: readonly JarCookie[],
  agreed: Agreed | undefined,
): Changes {
  const there = new Map(browser.map((cookie) => [cookieId(cookie), cookie]));
  const here = new Map(jar.map((cookie) => [cookieId(cookie), cookie]));
  const take: BrowserCookie[] = [];
  const forget: JarCookie[] = [];
  const put: JarCookie[] = [];
  const drop: BrowserCookie[] = [];
  for (const id of new Set([...there.keys(), ...here.keys(), ...(agreed?.keys() ?? [])])) {
    const [theirs, ours, before] = [there.get(id), here.get(id), agreed?.get(id)];
    if (agreed !== undefined && look(theirs) !== before?.browser) {
      if (theirs) take.push(theirs);
      else if (ours) forget.push(ours);
    } else if (agreed === undefined || look(ours) !== before?.jar) {
      if (ours) put.push(ours);
      else if (theirs) drop.push(theirs);
    }
  }
  return { take, forget, put, drop };
}

/** What both sides have now. A cookie that a side did not keep is agreed on as that: nobody tries it again. */
export function agree(browser: readonly BrowserCookie[], jar: readonly JarCookie[]): Agreed {
  const looks = new Map<string, Look>();
  for (const cookie of browser) looks.set(cookieId(cookie), { browser: look(cookie), jar: undefined });
  for (const cookie of jar) {
    const id = cookieId(cookie);
    looks.set(id, { browser: looks.get(id)?.browser, jar: look(cookie) });
  }
  return looks;
}

/** Whether a jar has what was agreed on, no more and no less. */
export function isAgreed(jar: readonly JarCookie[], agreed: Agreed): boolean {
  const held = [...agreed.values()].filter((one) => one.jar !== undefined).length;
  return jar.length === held && jar.every((cookie) => agreed.get(cookieId(cookie))?.jar === look(cookie));
}

/** The value, and until when: a session that was prolonged is news. */
function look(cookie: BrowserCookie | JarCookie | undefined): string | undefined {
  return cookie && `${cookie.value};${cookie.expires ?? -1}`;
}
