import path from 'node:path';
import type { PersonaBrowser } from '../../browser/personaBrowser';
import type { BrowserProblem } from '../../record/browsing';
import type { CookieJar } from '../../wire/types';
import { currentRealm } from '../context';
import type { Client, DriverContext } from '../context';
import { ringForBrowser } from './ring';

/** What browsers are started with; asked whenever one is. */
export interface BrowserNeeds {
  /** The browser that the person named; empty for none. */
  readonly wanted: () => string;
  readonly extraArguments: () => readonly string[];
  /** Whether pages use the persona's software keys, in place of those of the machine; default true. */
  readonly withKeys?: () => boolean;
  /** The folder in which each persona's profile has one of its own. */
  readonly profiles: string;
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Starts a browser for a persona, with its cookies and its keys as they are at the server of its connection now. */
export async function beginBrowser(
  drive: DriverContext,
  client: Client,
  { wanted, extraArguments, withKeys = () => true, profiles }: BrowserNeeds,
  currentFlow: () => string | undefined,
  signal: AbortSignal | undefined,
): Promise<{ readonly kind: 'open'; readonly browser: PersonaBrowser } | BrowserProblem> {
  const { persona, connection } = client;
  const { personas } = drive;
  const { openBrowser } = await import('../../browser/open');
  const realm = currentRealm(drive, client);
  const jar = async (): Promise<CookieJar | undefined> =>
    personas.get(persona.id) ? (await personas.keys(persona.id, realm)).jar : undefined;
  return openBrowser({
    wanted: wanted(),
    extraArguments: extraArguments(),
    profile: path.join(profiles, persona.id),
    publicUrl: connection.publicUrl,
    jar,
    ring: withKeys() ? ringForBrowser(drive, persona.id, realm, currentFlow) : undefined,
    signal,
  });
}
