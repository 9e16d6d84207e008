/** The contracts of the commands about identities. */
import * as v from 'valibot';
import { contract } from './contract';
import { confirmed, flag, flowId, identityTarget, text, who } from './fields';

const oneIdentity = v.object(identityTarget);

export const identityContracts = {
  'kratosFlows.showIdentity': contract({
    title: 'Show Identity…',
    does: 'Opens the page of an identity: traits, addresses, credentials, sessions, messages to its addresses, metadata',
    asksFor: ['identity'],
    arguments: oneIdentity,
  }),
  'kratosFlows.showIdentityOfSession': contract({
    title: 'Show Identity of Session',
    does: 'Opens the page of the identity of a session: of one that is listed for a connection or persona, or of a persona’s own',
    asksFor: ['persona'],
    arguments: v.object({ session: text('The id of a session that is listed.'), ...who }),
  }),
  'kratosFlows.showIdentityOfFlow': contract({
    title: 'Show Identity of Flow',
    does: 'Opens the page of the identity that a flow ended with: who signed in, was registered, or changed settings',
    asksFor: ['id'],
    arguments: v.object({ id: flowId }),
  }),
  'kratosFlows.openRawIdentity': contract({
    title: 'Open Identity as JSON',
    does: 'Opens the JSON of an identity as the server sends it now, with its secrets masked',
    asksFor: ['identity'],
    arguments: oneIdentity,
  }),
  'kratosFlows.deactivateIdentity': contract({
    title: 'Deactivate Identity…',
    does: 'Makes an identity inactive: nobody can sign in with it, and its sessions do not count until it is active again',
    asksFor: ['identity', 'confirmed'],
    arguments: v.object({
      ...identityTarget,
      revokeSessions: flag('Its sessions are deleted, too.'),
      confirmed,
    }),
  }),
  'kratosFlows.activateIdentity': contract({
    title: 'Activate Identity…',
    does: 'Makes an identity active again; sessions that were not revoked count again',
    asksFor: ['identity', 'confirmed'],
    arguments: v.object({ ...identityTarget, confirmed }),
  }),
  'kratosFlows.revokeIdentitySessions': contract({
    title: 'Revoke All Sessions of Identity…',
    does: 'Deletes all sessions of an identity, on all devices',
    asksFor: ['identity', 'confirmed'],
    arguments: v.object({ ...identityTarget, confirmed }),
  }),
  'kratosFlows.removeCredential': contract({
    title: 'Remove Credential of Identity…',
    does: 'Takes a second factor, a password or a linked provider away. What the server would refuse is said and not sent',
    asksFor: ['identity', 'type', 'confirmed'],
    arguments: v.object({
      ...identityTarget,
      type: text('The type, as Kratos names it: totp, lookup_secret, webauthn, password, oidc, …'),
      identifier: text('Of a provider: which one, as `provider:subject`.'),
      confirmed,
    }),
  }),
  'kratosFlows.deleteIdentity': contract({
    title: 'Delete Identity…',
    does: 'Deletes an identity with its sessions, once its identifier was typed',
    asksFor: ['identity', 'confirmed'],
    arguments: v.object({
      ...identityTarget,
      confirmed: text('The identifier as the page shows it, or the id: nobody is asked again.'),
    }),
  }),
};
