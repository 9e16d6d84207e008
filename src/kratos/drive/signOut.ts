import { t } from '@vscode/l10n';
import { isObject, readJson, textAt } from '../flow/json';
import { explainTrouble } from '../session/answer';
import type { PersonaSession } from '../record/types';
import { finishLogout, nativeLogout, startLogout } from '../wire/calls';
import type { Exchange } from '../exchange/types';
import { currentRealm } from './context';
import type { Client, DriverContext } from './context';
import { sendAs } from './send';
import { signedOut } from './session';

/**
 * Signs a persona out at the server and forgets its session. When the server cannot be asked, or refuses, the persona
 * stays signed in and the session says why.
 */
export async function signOut(drive: DriverContext, client: Client, signal?: AbortSignal): Promise<PersonaSession> {
  const { id, client: kind } = client.persona;
  const exchange =
    kind === 'browser' ? await leaveBrowser(drive, client, signal) : await leaveNative(drive, client, signal);
  if (exchange && !isOver(exchange)) {
    const problem = explainTrouble(exchange, t('The answer is not a logout.'));
    return drive.personas.setSession({ ...drive.personas.session(id), exchange, problem });
  }
  if (kind === 'native') await drive.personas.keep(id, { sessionToken: undefined }, currentRealm(drive, client));
  return signedOut(drive, client);
}

/** The browser asks for its logout token first; a 401 says that there is no session to leave. */
async function leaveBrowser(drive: DriverContext, client: Client, signal?: AbortSignal): Promise<Exchange> {
  const errand = { step: 'other', signal } as const;
  const begun = await sendAs(drive, client, await startLogout(), errand);
  const json = readJson(begun.response?.body ?? '');
  const token = isObject(json) ? textAt(json, 'logout_token') : undefined;
  if (begun.response?.status !== 200 || token === undefined) return begun;
  return sendAs(drive, client, await finishLogout(token), errand);
}

async function leaveNative(drive: DriverContext, client: Client, signal?: AbortSignal): Promise<Exchange | undefined> {
  const { sessionToken } = await drive.personas.keys(client.persona.id, currentRealm(drive, client));
  if (sessionToken === undefined) return undefined;
  return sendAs(drive, client, await nativeLogout(sessionToken), { step: 'other', signal });
}

/** 204: signed out. 401 and, for a token that the server does not know, 403: there is no session any more. */
function isOver({ response }: Exchange): boolean {
  return response !== undefined && [204, 401, 403].includes(response.status);
}
