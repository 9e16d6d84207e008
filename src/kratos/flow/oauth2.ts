import { filledTextAt, isObject, listAt, objectAt, present, type JsonObject } from './json';
import type { OAuth2Request } from './types';

/** Reads for which OAuth2 sign-in a login or registration was begun; `undefined` for one that was begun for none. */
export function readOAuth2(flow: JsonObject): OAuth2Request | undefined {
  const request = objectAt(flow, 'oauth2_login_request');
  if (filledTextAt(flow, 'oauth2_login_challenge') === undefined && request === undefined) return undefined;
  const client = request && objectAt(request, 'client');
  const scopes = request ? listAt(request, 'requested_scope') : [];
  return present<OAuth2Request>({
    client: isObject(client) ? (filledTextAt(client, 'client_name') ?? filledTextAt(client, 'client_id')) : undefined,
    scopes: scopes.filter((scope) => typeof scope === 'string'),
  });
}
