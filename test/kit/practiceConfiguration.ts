import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inRoot } from '../../scripts/places.mjs';
import { merge, type JsonObject } from './merge';

/** The practice configuration, with its provider at a port of its own, or without one. */
export function baseConfiguration(providerPort: number | undefined, clientSecret?: string): JsonObject {
  const text = readFileSync(inRoot('scripts', 'practice', 'kratos.yml'), 'utf8');
  if (providerPort !== undefined) {
    const own = text.replace('localhost:4456', `localhost:${providerPort}`);
    const secret = clientSecret === undefined ? '$&' : `client_secret: ${clientSecret}`;
    return withoutPasskeys(parse(own.replace(/client_secret: .*/, secret)) as JsonObject);
  }
  return merge(withoutPasskeys(parse(text) as JsonObject), { selfservice: { methods: { oidc: undefined } } });
}

/** Few tests want keys in every form: those that do switch them on (`keySettings`). */
function withoutPasskeys(config: JsonObject): JsonObject {
  return merge(config, { selfservice: { methods: { passkey: undefined } } });
}

/** Where a server listens, and what it calls itself. */
export const address = (port: number, host = '127.0.0.1'): JsonObject => ({
  base_url: `http://${host}:${port}/`,
  host: '127.0.0.1',
  port,
});
