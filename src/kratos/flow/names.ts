import { isSecretName } from './secretNames';
import type { FlowType, InputNode } from './types';

/** Whether what is typed into (or kept in) an input is a secret. */
export function isSecretInput(node: InputNode): boolean {
  return isSecretName(node.name) || node.inputType === 'password';
}

/**
 * Whether an input steers the server by its mere presence in a body, so that it may only be sent when its own group is
 * pressed (protocol: provider, link, unlink, passkey_*, webauthn_*, totp_unlink, lookup_secret_*, resend, screen).
 */
export function steersServer(name: string): boolean {
  return /^(?:provider|link|unlink|totp_unlink|resend|screen|(?:passkey|webauthn|lookup_secret)_.+)$/.test(name);
}

/** What a submit node does, seen from the person. */
export type Role = 'main' | 'resend' | 'back' | 'remove' | 'other';

const removing: ReadonlySet<string> = new Set([
  'totp_unlink',
  'lookup_secret_disable',
  'webauthn_remove',
  'passkey_remove',
  'unlink',
]);

/**
 * The role of a submit node. A recovery or verification flow resends with a submit named `email` (recovery v2:
 * `recovery_confirm_address`), login and registration with `resend`; `screen` goes back, as `method=profile:back` did
 * in older versions.
 */
export function fieldRole(node: InputNode, flowType: FlowType): Role {
  const byCode = flowType === 'recovery' || flowType === 'verification';
  if (node.name === 'resend') return 'resend';
  if (byCode && (node.name === 'email' || node.name === 'recovery_confirm_address')) return 'resend';
  if (node.name === 'screen' || String(node.value).endsWith(':back')) return 'back';
  return removing.has(node.name) ? 'remove' : 'main';
}

/** A trait that is one item of a list, `traits.tags.0`: Kratos shows lists so, but takes them only whole. */
export function listItem(name: string): { readonly list: string; readonly index: number } | undefined {
  const match = /^(traits\..+)\.(\d+)$/.exec(name);
  return match?.[1] === undefined ? undefined : { list: match[1], index: Number(match[2]) };
}
