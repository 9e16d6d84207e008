import { fieldsSent } from './fieldsSent';
import type { Exchange } from './types';

/** Fields that steer the server by their presence, in the order in which they name a press best. */
const steering = [
  'resend',
  'screen',
  'provider',
  'link',
  'unlink',
  'totp_unlink',
  'lookup_secret_reveal',
  'lookup_secret_regenerate',
  'lookup_secret_confirm',
  'lookup_secret_disable',
  'passkey_login',
  'passkey_register',
  'passkey_settings_register',
  'webauthn_login',
  'webauthn_register',
  'webauthn_remove',
  'passkey_remove',
  'recovery_select_address',
  'address',
] as const;

/**
 * What was pressed, read from the body that was sent: the method, or the field that steers. Undefined for a request
 * without a body.
 */
export function pressedName(exchange: Exchange): string | undefined {
  const fields = fieldsSent(exchange);
  if (fields === undefined) return undefined;
  const found = steering.find((name) => fields[name] !== undefined);
  if (found === 'provider' || found === 'link' || found === 'unlink' || found === 'screen')
    return `${found} ${text(fields[found])}`;
  if (found !== undefined) return found;
  const method = text(fields.method);
  return method === '' ? undefined : method;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
