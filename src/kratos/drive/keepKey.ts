import type { Outcome } from '../flow/outcome.types';
import type { Flow } from '../flow/types';
import { flowIn } from '../record/apply';
import { toHex } from '../webauthn/bytes';
import type { SoftwareKey } from '../webauthn/types';
import { currentRealm, type Client, type DriverContext } from './context';
import type { Press } from './types';

/**
 * Keeps a key that the server has taken, and when one was used. A key is kept too where nobody can say what the server
 * did: no answer came, or a hook failed after the identity was stored (502).
 */
export async function keepKey(drive: DriverContext, client: Client, key: SoftwareKey, outcome: Outcome): Promise<void> {
  const realm = currentRealm(drive, client);
  const { softwareKeys = [] } = await drive.personas.keys(client.persona.id, realm);
  const isThere = softwareKeys.some(({ id }) => id === key.id);
  if (!mayBeTaken(outcome, isThere)) return;
  const identity = identityIn(outcome);
  const kept = { ...key, ...(identity !== undefined && { identity }) };
  const all = isThere ? softwareKeys.map((one) => (one.id === key.id ? kept : one)) : [...softwareKeys, kept];
  await drive.personas.keep(client.persona.id, { softwareKeys: all }, realm);
}

/** Settings ask for a second factor before they take a new key; a login asks for it after it took the first. */
function mayBeTaken(outcome: Outcome, isThere: boolean): boolean {
  if (outcome.kind === 'step-up-wanted') return isThere;
  if (outcome.kind === 'unreachable') return outcome.failure.kind !== 'refused' && outcome.failure.kind !== 'dns';
  if (outcome.kind === 'server-failed') return outcome.status === 502 || outcome.status === 504;
  return taken.has(outcome.kind);
}

const taken: ReadonlySet<Outcome['kind']> = new Set(['signed-in', 'registered', 'saved', 'passed', 'redirect-wanted']);

function identityIn(outcome: Outcome): string | undefined {
  if (outcome.kind === 'registered') return outcome.identity.id;
  return outcome.kind === 'signed-in' ? outcome.session.identity?.id : flowIn(outcome)?.identity?.id;
}

/**
 * Forgets a key that was removed at the server, for every persona that has it: no login takes it any more. `before` is
 * the flow as it was pressed.
 */
export async function forgetRemovedKey(
  drive: DriverContext,
  client: Client,
  before: Flow,
  press: Press,
  outcome: Outcome,
): Promise<void> {
  const [, hex] = /^(?:passkey|webauthn)_remove=([0-9a-f]+)$/i.exec(press.submitter) ?? [];
  if (hex === undefined || before.flowType !== 'settings' || outcome.kind !== 'saved') return;
  const realm = currentRealm(drive, client);
  for (const { id } of drive.personas.ofConnection(client.persona.connectionId)) {
    const { softwareKeys = [] } = await drive.personas.keys(id, realm);
    const left = softwareKeys.filter((key) => toHex(key.id) !== hex.toLowerCase());
    if (left.length < softwareKeys.length) await drive.personas.keep(id, { softwareKeys: left }, realm);
  }
}
