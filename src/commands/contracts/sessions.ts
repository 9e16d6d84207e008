/** The contracts of the commands about sessions. */
import * as v from 'valibot';
import { contract } from './contract';
import { confirmed, connection, text, who } from './fields';

const session = text('The id of a session that is listed.');
const onePersona = v.object(who);

export const sessionContracts = {
  'kratosFlows.signIn': contract({
    title: 'Sign In',
    does: 'Starts a login for a persona',
    asksFor: ['persona'],
    arguments: onePersona,
  }),
  'kratosFlows.stepUp': contract({
    title: 'Step Up to aal2',
    does: 'Starts the login that raises the session of a persona to aal2',
    asksFor: ['persona'],
    arguments: onePersona,
  }),
  'kratosFlows.signOut': contract({
    title: 'Sign Out',
    does: 'Ends the session of a persona on the server and forgets its token',
    asksFor: ['persona'],
    arguments: onePersona,
  }),
  'kratosFlows.showSession': contract({
    title: 'Show Session',
    does: 'Opens the details of the session of a persona, or of a session that is listed for that persona or connection',
    asksFor: ['persona'],
    arguments: v.object({ session, ...who }),
  }),
  'kratosFlows.revokeSession': contract({
    title: 'Revoke Session…',
    does: 'Ends a session on the server: as a persona of the same identity, or without one as the administrator',
    asksFor: ['session', 'confirmed'],
    arguments: v.object({ session, ...who, confirmed }),
  }),
  'kratosFlows.revokeOtherSessions': contract({
    title: 'Revoke Other Sessions…',
    does: 'Ends every other session of the identity of a persona',
    asksFor: ['persona', 'confirmed'],
    arguments: v.object({ ...who, confirmed }),
  }),
  'kratosFlows.extendSession': contract({
    title: 'Extend Session',
    does: 'Extends a session by the configured lifespan, through the admin API: that of a persona, or one that is listed',
    asksFor: ['persona'],
    arguments: v.object({ session, ...who }),
  }),
  'kratosFlows.refreshSessions': contract({
    title: 'Refresh Sessions',
    does: 'Reads sessions again: of a persona, or all that are on view',
    arguments: onePersona,
  }),
  'kratosFlows.loadMoreSessions': contract({
    title: 'Load More Sessions',
    does: 'Reads the next page of all sessions of a server',
    arguments: v.object({ connection }),
  }),
};
