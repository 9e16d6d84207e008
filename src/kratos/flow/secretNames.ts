/**
 * Names of fields, parameters, cookies and headers whose value is a secret. The list that redaction and the masked wire
 * view share.
 */

/** A name of these words alone. */
const names = new Set([
  'code',
  'pass',
  'bearer',
  'csrf',
  '_csrf',
  'xsrf',
  'tokenized',
  'lookup_secret_codes',
  'totp_url',
  'hashed_password',
  'passkey_create_data',
  'passkey_login',
  'passkey_register',
  'passkey_settings_register',
  'webauthn_login',
  'webauthn_register',
  'saml_request',
  'saml_response',
  'relay_state',
  'sam_lart',
  'id_token_hint',
  'sig',
  '_auth',
]);

/**
 * A name that ends with one of these words: `new_password`, `X-Session-Token`, `clientSecret`, `code_verifier`,
 * `login_challenge`.
 */
const lastWords = new Set([
  ...['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'pin', 'otp', 'confirmation_password'],
  ...[
    'token',
    'tokens',
    'jwt',
    'secret',
    'secrets',
    'apikey',
    'nonce',
    'challenge',
    'verifier',
    'assertion',
    'signature',
  ],
  ...['passwort', 'kennwort'],
  ...['cookie', 'cookies', 'authorization'],
]);

/** … or with one of these pairs. */
const lastPairs = new Set([
  ...['password_confirmation', 'password_hash', 'backup_codes', 'recovery_codes', 'lookup_codes'],
  ...['api_key', 'secret_key', 'private_key', 'access_key', 'signing_key', 'encryption_key'],
  ...[
    'totp',
    'otp',
    'mfa',
    'sms',
    'email',
    'recovery',
    'verification',
    'registration',
    'login',
    'init',
    'exchange',
  ].map((kind) => `${kind}_code`),
  ...['to', 'time', 'device', 'user', 'auth', 'authorization', 'confirmation', 'security', 'backup', 'lookup'].map(
    (kind) => `${kind}_code`,
  ),
]);

/** Opaque positions in a list, harmless and needed to read the next page; and a switch whose name ends as a code's. */
const harmless = new Set([
  'return_session_token_exchange_code',
  'page_token',
  'next_page_token',
  'pagetoken',
  'nextpagetoken',
]);

/** Cookies of Kratos itself: sessions, CSRF, continuity of a redirect. */
const ownCookies = /^(?:csrf_token_|ory_(?:kratos_)?(?:session|continuity|oidc))/;

/** True for the name of a cookie that Kratos sets. */
export function isOwnCookie(name: string): boolean {
  return ownCookies.test(name.toLowerCase());
}

/**
 * True when a value under this name must not be stored or shown openly: form fields, JSON keys, query parameters, node
 * names and headers, in any of their spellings (`session_token`, `sessionToken`, `X-Session-Token`). `traits.x` and
 * `user[x]` count by their last part. Case does not matter.
 */
export function isSecretName(name: string): boolean {
  const plain = plainName(name);
  if (harmless.has(plain)) return false;
  if (names.has(plain) || ownCookies.test(plain)) return true;
  const words = plain.split('_').filter((word) => !/^\d+$/.test(word));
  const last = words.at(-1) ?? '';
  if (keysOfKratos.test(name)) return true;
  return lastWords.has(last) || /(?:token|password|secret)$/.test(last) || lastPairs.has(words.slice(-2).join('_'));
}

/** The lists of keys in a configuration of Ory's servers: `secrets.cipher`, `SECRETS_DEFAULT_0`, `secretsCookie`. */
const keysOfKratos = /(?:^|[._])secrets[._]?(?:default|cipher|cookie|pagination|system)(?:[._[]\d+\]?)?$/i;

/** The last part of a name in small letters with `_` between its words. */
function plainName(name: string): string {
  const end = name.endsWith(']') ? name.length - 1 : name.length;
  const start = Math.max(name.lastIndexOf('.', end - 1), name.lastIndexOf('[', end - 1)) + 1;
  const last = name.slice(start, end);
  if (!/[A-Z-]/.test(last)) return last;
  return last.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|-/g, '_').toLowerCase();
}

/** States of flows, of identities and of addresses: nothing that a provider gave along. */
const openStates = new Set([
  ...['choose_method', 'sent_email', 'passed_challenge', 'show_form', 'success'],
  ...['active', 'inactive', 'pending', 'sent', 'completed'],
]);

/**
 * True when one value under a name is a secret. Kratos uses `code` for the HTTP status of an error body too: a number
 * below 1000 is no one-time code. And `state` is what a flow is at as well as what a provider is to give back: of JSON,
 * where it may also be a country's, only what looks like chance is a secret.
 */
export function isSecretValue(name: string, value: string, where: 'json' | 'parameter' = 'json'): boolean {
  if (value === '') return false;
  const lower = name.toLowerCase();
  if (lower === 'code') return !/^\d{1,3}$/.test(value);
  if (lower === 'state') return where === 'parameter' ? !openStates.has(value) : looksRandom(value);
  return isSecretName(name);
}

function looksRandom(value: string): boolean {
  if (value.length < 8 || /[\s,.;]/.test(value)) return false;
  return /\d/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value));
}

/**
 * Words of the protocol. A known secret that is one of them (a password of "password") is masked by its name only, else
 * every form would be unreadable.
 */
const protocolWords = new Set([
  ...names,
  ...lastWords,
  ...lastPairs,
  'method',
  'profile',
  'oidc',
  'saml',
  'link',
  'totp',
  'webauthn',
  'passkey',
  'deviceauthn',
  'default',
  'identifier',
  'identifier_first',
  'lookup_secret',
  'csrf_token',
  'session_token',
  'browser',
  'login',
  'registration',
  'settings',
  'recovery',
  'verification',
  'session',
  'identity',
  'error',
  'email',
  'input',
  'submit',
  'hidden',
  'value',
  'traits',
  'application',
  'localhost',
  '127.0.0.1',
  'http',
  'https',
  'true',
  'false',
  'null',
]);

/** Known values shorter than this are masked where their name tells, not wherever these few letters occur. */
const shortestKnown = 4;

/** True when a known secret can be looked for in any text without masking ordinary words. */
export function isSearchable(secret: string): boolean {
  return secret.length >= shortestKnown && !protocolWords.has(secret.toLowerCase());
}

/**
 * True when a secret may well be a word of something else: a password of `native`, `open` or `content-type`, a code of
 * six digits. It is looked for as a whole word, and not where a protocol has its own words (names of fields, types,
 * states).
 */
export function isOrdinary(secret: string): boolean {
  if (secret.length > longestWord || /[a-z][A-Z]/.test(secret)) return false;
  return /^(?:\d+|[a-z]+(?:[_.-][a-z]+)*)$/i.test(secret) || /^[\w.-]{1,7}$/.test(secret);
}

const longestWord = 24;
