import { FrontendApiAxiosParamCreator } from '@ory/client';
import { accept, callFrom } from './callFrom';
import type { Call } from './types';

const frontend = FrontendApiAxiosParamCreator();

/**
 * `GET /self-service/methods/oidc/callback/{id}`, as the provider's redirect asks for it. Kratos wants the continuity
 * cookie of the submit with it: that of the jar, or `cookie` for a client that has none.
 */
export function providerCallback(url: string, cookie?: string): Call {
  const headers = [accept, ...(cookie === undefined ? [] : [['Cookie', cookie] as const])];
  return { side: 'public', method: 'GET', target: url, headers };
}

/** `GET /sessions/token-exchange`: 200 with session and token, 404 while the person has not come back. */
export async function tokenExchange(initCode: string, returnToCode: string): Promise<Call> {
  return callFrom('public', await frontend.exchangeSessionToken(initCode, returnToCode));
}
