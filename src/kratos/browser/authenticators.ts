import { leaveAutofill } from './autofill';
import type { DevTools, DevToolsEvent } from './devtools';
import { fromCredential, toBase64, toBase64url, toCredential } from './keys';
import type { CarriedKey, KeyRing } from './keys';
import type { Target, TargetNews } from './targets';

/** The authenticator of a page. */
interface PageKeys {
  readonly sessionId: string;
  /** Its id; undefined where the browser makes none. */
  readonly made: Promise<string | undefined>;
  /** The keys in it, with their counters. */
  readonly held: Map<string, number>;
  /** What was begun with it last. */
  last: Promise<void>;
}

/**
 * Lets the pages of a browser use a persona's software keys: each page has an authenticator that holds them all, and
 * touches them by itself. A key that a page makes goes into the ring, and from there to the other pages.
 */
export class Authenticators {
  /** By session. */
  readonly #pages = new Map<string, PageKeys>();

  constructor(
    private readonly devtools: DevTools,
    private readonly ring: KeyRing,
  ) {}

  hear(news: TargetNews): void {
    const { sessionId } = news.target;
    if (news.kind === 'attached') this.#attach(news.target);
    else if (news.kind === 'detached') this.#pages.delete(sessionId);
    else this.#heard(this.#pages.get(sessionId), news.event);
  }

  /** Gives every page the keys that the ring has now, and takes away those that it has no more. */
  carry(): void {
    for (const page of this.#pages.values()) this.#carryTo(page);
  }

  /** All at once and before the page runs, as with whatever is told to one that waits. */
  #attach({ sessionId, type }: Target): void {
    if (type !== 'page' && type !== 'iframe') return;
    const { devtools } = this;
    devtools
      .send('Page.addScriptToEvaluateOnNewDocument', { source: `(${leaveAutofill.toString()})()` }, sessionId)
      .catch(() => undefined);
    // A frame has that of its page.
    if (type === 'iframe') return;
    devtools.send('WebAuthn.enable', {}, sessionId).catch(() => undefined);
    const made = devtools.send('WebAuthn.addVirtualAuthenticator', { options }, sessionId).then(
      ({ authenticatorId }) => authenticatorId,
      () => undefined,
    );
    const page: PageKeys = { sessionId, made, held: new Map(), last: Promise.resolve() };
    this.#pages.set(sessionId, page);
    this.#carryTo(page);
  }

  #heard(page: PageKeys | undefined, event: DevToolsEvent): void {
    if (!page) return;
    if (event.method === 'WebAuthn.credentialAdded') {
      const key = fromCredential(event.params.credential);
      if (!key) return;
      page.held.set(key.id, key.signCount);
      this.ring.made(key);
    } else if (event.method === 'WebAuthn.credentialAsserted') {
      const { credentialId, signCount } = event.params.credential;
      page.held.set(toBase64url(credentialId), signCount);
      this.ring.used(toBase64url(credentialId), signCount);
    } else if (event.method === 'WebAuthn.credentialDeleted') page.held.delete(toBase64url(event.params.credentialId));
  }

  #carryTo(page: PageKeys): void {
    // A page that is gone by then holds nothing.
    page.last = page.last.then(() => this.#put(page)).catch(() => undefined);
  }

  async #put({ sessionId, made, held }: PageKeys): Promise<void> {
    const authenticatorId = await made;
    if (authenticatorId === undefined) return;
    const keys = await this.ring.keys();
    const drop = async (id: string): Promise<void> => {
      held.delete(id);
      await this.devtools
        .send('WebAuthn.removeCredential', { authenticatorId, credentialId: toBase64(id) }, sessionId)
        .catch(() => undefined);
    };
    const add = (key: CarriedKey, isResident: boolean): Promise<void> =>
      this.devtools.send(
        'WebAuthn.addCredential',
        { authenticatorId, credential: toCredential(key, isResident) },
        sessionId,
      );
    for (const id of [...held.keys()]) if (!keys.some((key) => key.id === id)) await drop(id);
    // Of two passkeys for one account only the first that is put is found without its id: that is to be the newest.
    for (const key of keys.toReversed()) {
      const count = held.get(key.id);
      if (count !== undefined && count >= key.signCount) continue;
      if (count !== undefined) await drop(key.id);
      const isPut = await add(key, key.method === 'passkey')
        .catch(() => add(key, false))
        .then(
          () => true,
          () => false,
        );
      if (isPut) held.set(key.id, key.signCount);
    }
  }
}

/** That of a platform, which Kratos wants for passkeys. */
const options = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;
