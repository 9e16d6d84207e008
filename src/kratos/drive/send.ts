import type { Keyring } from '../store/keyring';
import { address } from '../wire/address';
import { takeFrom } from '../wire/cookies';
import type { TakeRules } from '../wire/cookies';
import type { Exchange } from '../exchange/types';
import type { Call, Credentials } from '../wire/types';
import { currentRealm } from './context';
import type { Client, DriverContext } from './context';

/** What a persona shows the server: its cookies, or its session token and no cookie at all. */
export function shownCredentials(keyring: Keyring): Credentials {
  return {
    ...(keyring.jar && { cookies: keyring.jar }),
    ...(keyring.sessionToken !== undefined && { sessionToken: keyring.sessionToken }),
  };
}

/** What a request is for: it decides which cookies of its answer are taken over. */
export interface Errand {
  readonly step: TakeRules['step'];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a call as a persona, with what that persona was given by this very server, and takes over its cookies. Never
 * rejects for what a server does.
 */
export async function sendAs(
  drive: DriverContext,
  client: Client,
  call: Call,
  { step, signal }: Errand,
): Promise<Exchange> {
  const { persona, connection } = client;
  const keyring = await drive.personas.keys(persona.id, currentRealm(drive, client));
  const { request } = address(call, connection, shownCredentials(keyring));
  const exchange = await drive.transport.send(request, signal && { signal });
  if (keyring.jar && setsCookies(exchange)) {
    takeFrom(keyring.jar, exchange, { client: persona.client, step });
    drive.personas.jarChanged(persona.id);
  }
  return exchange;
}

function setsCookies({ response }: Exchange): boolean {
  return response?.headers.some(([name]) => name.toLowerCase() === 'set-cookie') ?? false;
}
