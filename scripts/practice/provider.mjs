// An OpenID Connect provider to practise with: three people to choose from, on this machine alone.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
// @ts-expect-error It has no types of its own. Named here, since the provider warns of the one that it takes unasked.
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';

/** What Kratos needs to know of it; `kratos.yml` says the same. Everyone may read this secret. */
export const practiceClient = { id: 'kratos', secret: 'a-practice-secret-known-to-everyone' };

/**
 * @typedef {object} Person
 * @property {string} sub
 * @property {string} name
 * @property {string} given_name
 * @property {string} family_name
 * @property {string} [email]
 * @property {boolean} [email_verified]
 */

/** Who can be chosen. One has no e-mail address, which Kratos then asks for. @type {readonly Person[]} */
export const people = [
  person('ada', 'Ada', 'Lovelace', 'ada@example.com'),
  person('grace', 'Grace', 'Hopper', 'grace@example.com'),
  person('linus', 'Linus', 'Nomail'),
];

/** @param {string} sub @param {string} first @param {string} last @param {string} [email] @returns {Person} */
function person(sub, first, last, email) {
  return {
    sub,
    name: `${first} ${last}`,
    given_name: first,
    family_name: last,
    ...(email && { email, email_verified: true }),
  };
}

/**
 * @typedef {object} PracticeProvider
 * @property {string} issuer without a slash at the end
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the provider. Its issuer is at `localhost` and not 127.0.0.1, where Kratos is: cookies do not know ports, so
 * that those of the provider would be sent to Kratos too.
 * @param {object} options
 * @param {number} options.port
 * @param {readonly string[]} options.redirectUris where it may send people back to
 * @param {string} [options.host] its name in addresses
 * @returns {Promise<PracticeProvider>}
 */
export async function startProvider({ port, redirectUris, host = 'localhost' }) {
  const issuer = `http://${host}:${port}`;
  const provider = createProvider(issuer, redirectUris);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer);
    if (!pathname.startsWith('/interaction/')) return void answer(request, response);
    interact(provider, request, response).catch((error) => {
      response.writeHead(400, { 'content-type': 'text/plain' }).end(`This sign-in is over. ${String(error)}`);
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve(undefined));
      server.closeAllConnections();
    });
  return { issuer, stop: /** @type {() => Promise<void>} */ (stop) };
}

/** @param {string} issuer @param {readonly string[]} redirectUris */
function createProvider(issuer, redirectUris) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signingKey = /** @type {import('oidc-provider').JWK} */ (privateKey.export({ format: 'jwk' }));
  return new Provider(issuer, {
    adapter: createMemoryAdapter(0),
    clients: [
      {
        client_id: practiceClient.id,
        client_secret: practiceClient.secret,
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'given_name', 'family_name'] },
    // Kratos reads the claims out of the ID token.
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(24).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => {
      const found = people.find((one) => one.sub === sub);
      return found && { accountId: sub, claims: () => ({ ...found }) };
    },
    jwks: { keys: [{ ...signingKey, use: 'sig', alg: 'RS256' }] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    // Whoever chose to sign in has consented to it.
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId;
      const clientId = oidc.client?.clientId;
      if (accountId === undefined || clientId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ accountId, clientId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    pkce: { required: () => false },
    ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 3600, Session: 86_400 },
    renderError: (context, { error, error_description: description }) => {
      context.type = 'html';
      context.body = page('The sign-in failed', `<p>${escape(error)}: ${escape(description ?? '')}</p>`);
    },
  });
}

/**
 * Shows who can be chosen, and takes the choice.
 * @param {Provider} provider
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function interact(provider, request, response) {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(choices(String(params.login_hint ?? '')));
    return;
  }
  let body = '';
  for await (const part of request) body += part;
  const chosen = new URLSearchParams(body).get('person') ?? '';
  const result = people.some(({ sub }) => sub === chosen)
    ? { login: { accountId: chosen } }
    : { error: 'access_denied', error_description: 'The person went back without signing in.' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** Whoever is hinted at comes first. @param {string} hint an e-mail address or a name, or nothing */
function choices(hint) {
  const sorted = people.toSorted((one, other) => Number(isMeant(other, hint)) - Number(isMeant(one, hint)));
  const buttons = sorted.map(
    ({ sub, name, email }) =>
      `<button name="person" value="${sub}">${name}<small>${email ?? 'without an e-mail address'}</small></button>`,
  );
  return page(
    'Who are you?',
    `<p>A provider to practise with: it runs on this machine and believes everyone.</p>
    <form method="post">${buttons.join('')}<button name="person" value="" class="plain">Go back</button></form>`,
  );
}

/** @param {Person} person @param {string} hint */
const isMeant = ({ email, sub }, hint) => hint !== '' && (hint === email || hint === sub);

/** @param {string} title @param {string} content */
const page = (title, content) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>${title}</title>
  <style>
    :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
    body { max-width: 24rem; margin: 15vh auto; padding: 0 1rem }
    h1 { font-size: 1.4rem }
    form { display: grid; gap: .75rem }
    button { font: inherit; padding: .6rem 1rem; text-align: left; border: 1px solid GrayText; border-radius: .4rem; background: Field; color: FieldText }
    button:is(:hover, :focus-visible) { border-color: Highlight; outline: 1px solid Highlight }
    small { display: block; opacity: .75 }
    .plain { border-color: transparent; background: none; text-align: center }
  </style>
  <h1>${title}</h1>
  ${content}
</html>`;

/** @param {string} text */
const escape = (text) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
