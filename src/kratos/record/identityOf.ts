import type { FlowRecord, PersonaSession } from './types';

/**
 * The id of the identity that a flow ended with: who signed in or was registered, and whose settings were changed. A
 * recovery tells it by the session alone that its persona has since. Undefined where nothing tells.
 */
export function identityOf({ outcome }: FlowRecord, { session }: Pick<PersonaSession, 'session'>): string | undefined {
  if (outcome?.kind === 'signed-in') {
    const { identity, id } = outcome.session;
    // A native login keeps the identity back until the second factor is passed.
    return identity?.id ?? (session?.id === id ? session.identity?.id : undefined);
  }
  if (outcome?.kind === 'registered') return outcome.identity.id;
  if (outcome?.kind === 'saved') return outcome.flow.identity?.id;
  return outcome?.kind === 'passed' && outcome.flow.flowType === 'recovery' ? session?.identity?.id : undefined;
}
