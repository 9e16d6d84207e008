import type { LookupCode } from '../flow/form/form.types';
import { isObject, objectAt, present } from '../flow/json';
import type { Flow } from '../flow/types';
import { normalizeSecret } from './totp';

/** What Kratos shows for a code that was spent. */
const usedMessage = 1050014;

/**
 * What a settings flow shows someone who has no TOTP yet: the secret in base32 and, as a data URI, the picture of it.
 */
export interface Enrolment {
  readonly secret: string;
  readonly qr?: string;
}

/**
 * Reads the TOTP enrolment that a settings flow offers; undefined when TOTP is enrolled already or not enabled. The
 * secret belongs to the flow: a refetch keeps it, a new flow has another one.
 */
export function readEnrolment(flow: Flow): Enrolment | undefined {
  let secret: string | undefined;
  let qr: string | undefined;
  for (const node of flow.nodes) {
    if (node.type === 'text' && node.id === 'totp_secret_key') {
      const told = node.text.context?.secret;
      secret = normalizeSecret(typeof told === 'string' ? told : node.text.text);
    }
    if (node.type === 'img' && node.id === 'totp_qr' && node.src.startsWith('data:image/')) qr = node.src;
  }
  return secret === undefined ? undefined : present<Enrolment>({ secret, qr });
}

/**
 * The lookup codes that a settings flow shows, after *regenerate* or *reveal*; empty when it shows none. A used code no
 * longer has its text: it comes as an empty `code` with `used`. Regenerated codes count only once they are confirmed.
 */
export function readLookupCodes(flow: Flow): LookupCode[] {
  const node = flow.nodes.find((one) => one.type === 'text' && one.id === 'lookup_secret_codes');
  if (node?.type !== 'text') return [];
  const secrets = node.text.context?.secrets;
  if (!Array.isArray(secrets)) return [];
  return secrets.flatMap((secret: unknown): LookupCode[] => {
    if (!isObject(secret)) return [];
    const code = objectAt(secret, 'context')?.secret;
    if (typeof code === 'string') return [{ code, used: false }];
    return secret.id === usedMessage ? [{ code: '', used: true }] : [];
  });
}
