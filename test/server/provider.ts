import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { json, redirect, startFaultServer, type FaultServer } from '../kit';

/** An OpenID Connect provider that signs everybody in without a question, as the person that `is` was given last. */
export interface Provider {
  readonly url: string;
  /** The claims of who signs in next; `sub` identifies the account. */
  is(claims: Readonly<Record<string, string>> & { readonly sub: string }): void;
  /** The tokens that it gave away. */
  tokens(): readonly string[];
}

/**
 * Starts a provider on the loopback interface: discovery, keys, authorisation with a code, and a signed id token for
 * it.
 */
export async function startProvider(clientId: string): Promise<Provider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const given: string[] = [];
  let claims: Readonly<Record<string, string>> = { sub: 'nobody' };
  const server: FaultServer = await startFaultServer();
  const { url } = server;
  server.route(
    'GET /.well-known/openid-configuration',
    json({
      issuer: url,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
  );
  server.route(
    'GET /keys',
    json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }),
  );
  server.route('GET /auth', ({ query }) => {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set(
      'code',
      createHash('sha256')
        .update(query.get('state') ?? '')
        .digest('hex'),
    );
    back.searchParams.set('state', query.get('state') ?? '');
    return redirect(back.href);
  });
  server.route('POST /token', () => {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: url, aud: clientId, iat: now, exp: now + 600, ...claims };
    const parts = [{ alg: 'RS256', kid: 'one' }, payload].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const signature = createSign('RSA-SHA256').update(parts.join('.')).sign(privateKey, 'base64url');
    const id_token = [...parts, signature].join('.');
    const access_token = randomBytes(16).toString('hex');
    given.push(id_token, access_token);
    return json({ access_token, token_type: 'Bearer', expires_in: 600, id_token });
  });
  return {
    url,
    is: (next) => {
      claims = next;
    },
    tokens: () => given,
  };
}

/** How a configuration names a provider, under the id `acme`; `mapper` is its Jsonnet. */
export function atProvider({ url }: Provider, mapper: string): Readonly<Record<string, unknown>> {
  return {
    id: 'acme',
    provider: 'generic',
    client_id: 'explorer',
    client_secret: 'a-secret-of-nobody',
    issuer_url: url,
    mapper_url: `base64://${btoa(mapper)}`,
    scope: ['email'],
  };
}
