/** Names of fields, parameters, cookies and headers whose value is a secret. The list that redaction and the masked wire view share. */

const names = new Set([
  'password',
  'password_confirmation',
  'code',
  'token',
  'secret',
  'secrets',
  'tokenized',
  'jwt',
  'lookup_secret',
  'lookup_secrets',
  'lookup_secret_codes',
  'backup_codes',
  'recovery_codes',
  'totp_code',
  'totp_url',
  'totp_secret_key',
  'recovery_code',
  'verification_code',
  'registration_code',
  'login_code',
  'init_code',
  'return_to_code',
  'session_token_exchange_code',
  'hashed_password',
  'client_secret',
  'api_key',
  'apikey',
  'id_token_nonce',
  'passkey_challenge',
  'passkey_create_data',
  'passkey_login',
  'passkey_register',
  'passkey_settings_register',
  'webauthn_login',
  'webauthn_register',
  'cookie',
  'cookies',
  'set-cookie',
  'authorization',
  'proxy-authorization',
  'x-session-token',
  'x-csrf-token',
]);

/** Opaque positions in a list, harmless and needed to read the next page. */
const harmless = new Set(['page_token', 'next_page_token']);

/**
 * True when a value under this name must not be stored or shown openly: form fields, JSON keys, query parameters, node names and headers.
 * `traits.x` counts by its last part. Case does not matter.
 */
export function isSecretName(name: string): boolean {
  const lower = name.toLowerCase();
  const last = lower.slice(lower.lastIndexOf('.') + 1);
  return names.has(last) || ((last.endsWith('_token') || last.endsWith('-token')) && !harmless.has(last));
}

/**
 * True when one value under a name is a secret. Kratos uses `code` for the HTTP status of an error body too: a number below 1000 is no one-time code.
 */
export function isSecretValue(name: string, value: string): boolean {
  return isSecretName(name) && value !== '' && !(name.toLowerCase() === 'code' && /^\d{1,3}$/.test(value));
}

/** Words of the protocol. A known secret that is one of them (a password of "password") is masked by its name only, else every form would be unreadable. */
const protocolWords = new Set([
  ...names,
  'method',
  'profile',
  'oidc',
  'saml',
  'link',
  'totp',
  'webauthn',
  'passkey',
  'default',
  'identifier',
  'identifier_first',
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
