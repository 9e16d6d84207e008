import path from 'node:path';
import type { LentBrowser } from '../../browser/lent';
import type { CarriedBetween, PersonaBrowser } from '../../browser/personaBrowser';
import type { BrowserProblem } from '../../record/browsing';
import type { CookieJar } from '../../wire/types';
import { currentRealm } from '../context';
import type { Client, DriverContext } from '../context';
import { ringForBrowser } from './ring';

/** Somebody who runs browsers for us: the editor's debugger. */
export interface BrowserLender {
  /** Whether it would bring a browser that the person sees and we could not start. */
  readonly isOffered: () => boolean;
  /** Runs one. Its `url` is that of the server, which must be reachable from there. */
  readonly lend: (persona: string, url: string) => LentBrowser;
}

/** What browsers are started with; asked whenever one is. */
export interface BrowserNeeds {
  /** The browser that the person named; empty for none. */
  readonly wanted: () => string;
  readonly extraArguments: () => readonly string[];
  /** Whether pages use the persona's software keys, in place of those of the machine; default true. */
  readonly withKeys?: () => boolean;
  /** The folder in which each persona's profile has one of its own. */
  readonly profiles: string;
  /** Lends a browser where none can be started; undefined: nobody does. */
  readonly lender?: BrowserLender;
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** For whom a browser begins. */
export interface Beginning {
  readonly client: Client;
  /** The flow that goes on in it, asked whenever a page makes a key. */
  readonly currentFlow: () => string | undefined;
  /** It is borrowed, without a try to start one. */
  readonly borrows: boolean;
  readonly signal: AbortSignal | undefined;
}

/** A browser that began, or why none did. */
export type Begun =
  { readonly kind: 'open'; readonly browser: PersonaBrowser; readonly borrowed?: true } | BrowserProblem;

/** Begins browsers for personas, with their cookies and keys as they are at the server of their connection now. */
export class BrowserBeginner {
  /** Somebody chose to borrow, which holds from then on wherever none can be started. */
  #borrows = false;
  /** The one that is borrowed: its profile is one for all. */
  #borrowed: PersonaBrowser | undefined;

  constructor(
    private readonly drive: DriverContext,
    private readonly needs: BrowserNeeds,
  ) {}

  async begin(beginning: Beginning): Promise<Begun> {
    const { client, borrows, signal } = beginning;
    const { wanted, extraArguments, profiles, lender } = this.needs;
    if (borrows) this.#borrows = true;
    const carried = this.#carried(beginning);
    if (borrows) return this.#borrow(client, carried, signal);
    const { openBrowser } = await import('../../browser/open');
    const profile = path.join(profiles, client.persona.id);
    const own = { ...carried, profile, wanted: wanted(), extraArguments: extraArguments(), signal };
    const opened = await openBrowser(own);
    if (opened.kind === 'open' || !isInTheWay(opened) || !lender) return opened;
    if (this.#borrows) return this.#borrow(client, carried, signal);
    return lender.isOffered() ? { ...opened, canBorrow: true } : opened;
  }

  async #borrow({ persona, connection }: Client, carried: CarriedBetween, signal?: AbortSignal): Promise<Begun> {
    const { lender } = this.needs;
    if (!lender) return { kind: 'not-lent' };
    if (this.#borrowed?.hasEnded === false) return { kind: 'lent-already' };
    const { borrowBrowser } = await import('../../browser/open');
    const lent = await borrowBrowser(lender.lend(persona.name, connection.publicUrl), carried, signal);
    if (lent.kind !== 'open') return lent;
    this.#borrowed = lent.browser;
    return { ...lent, borrowed: true };
  }

  #carried({ client, currentFlow }: Beginning): CarriedBetween {
    const { personas } = this.drive;
    const { withKeys = () => true } = this.needs;
    const { persona, connection } = client;
    const realm = currentRealm(this.drive, client);
    const jar = async (): Promise<CookieJar | undefined> =>
      personas.get(persona.id) ? (await personas.keys(persona.id, realm)).jar : undefined;
    const ring = withKeys() ? ringForBrowser(this.drive, persona.id, realm, currentFlow) : undefined;
    return { publicUrl: connection.publicUrl, jar, ring };
  }
}

/** Whether no browser can be started, rather than this one not now. */
function isInTheWay({ kind }: BrowserProblem): boolean {
  return kind !== 'cancelled' && kind !== 'profile-in-use';
}
