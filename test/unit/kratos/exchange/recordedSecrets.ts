import type { RecordedExchange } from '../../../kit/replay';

/** The password of all recorded identities, and those that settings and recovery gave them. */
const passwords = /"(?:password|new_password)":\s*"([^"]+)"/g;

/**
 * The secrets of an exchange, found by other means than redaction uses: by what the recordings are known to hold.
 * Anything shorter than six characters is left out, it would be found in ordinary text.
 */
export function secretsIn({ request, response }: RecordedExchange): string[] {
  const text = JSON.stringify([request, response]);
  const cookies = [
    ...[response?.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? ''),
    ...(request.headers.cookie ?? '').split('; '),
  ].map((pair) => pair.slice(pair.indexOf('=') + 1));
  const patterns = [
    passwords,
    /"csrf_token","type":"hidden","value":"([^"]+)"/g,
    /"(?:csrf_token|session_token|ory_session_token|logout_token|session_token_exchange_code|recovery_code|totp_code|lookup_secret|tokenized)":"([^"]+)"/g,
    /(ory_(?:st|lo|at)_\w+)/g,
    /"secret":"([^"]+)"/g,
    /secret=([A-Z2-7]{20,})/g,
    /[?&\\u0026]token=(\w+)/g,
    /\\n(\d{6})\\n/g,
    /"code":"(\d{6})"/g,
    /code=(\d{6})/g,
    /(data:image\/png;base64,[^"]+)/g,
    /"hashed_password":"([^"]+)"/g,
    // What goes to a social provider and comes back, and what a security key is to sign.
    /[?&#](?:state|nonce|code_verifier|login_challenge|id_token|access_token|init_code|return_to_code)=([^&"\\]+)/g,
    /[?&]code=([\w.~-]{8,})/g,
    /\\*"challenge\\*":\\*"([\w-]+)/g,
    /"(?:id_token|access_token|id_token_nonce|nonce|recovery_token|verification_token|client_secret)":"([^"]+)"/g,
  ];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set([...cookies, ...found])].filter((secret) => secret.length >= 6 && !secret.startsWith('['));
}
