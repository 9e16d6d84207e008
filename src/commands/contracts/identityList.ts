/** The contracts of the commands about the list of identities. */
import * as v from 'valibot';
import { contract } from './contract';
import { text } from './fields';

export const identityListContracts = {
  'kratosFlows.findIdentity': contract({
    title: 'Find Identity…',
    does: 'Shows the identities of the active connection that an id, an identifier, an external id or the beginning of an identifier belongs to, and yields their ids',
    asksFor: ['text'],
    arguments: v.object({
      text: text('An id, an e-mail address or another identifier, an external id, or the beginning of an identifier.'),
    }),
  }),
  'kratosFlows.lookThroughIdentities': contract({
    title: 'Look Through All Identities…',
    does: 'Reads all identities of the active connection, page by page, shows those of which a trait holds a text, and yields their ids',
    asksFor: ['text'],
    arguments: v.object({ text: text('A part of any trait; capitals do not count.') }),
  }),
  'kratosFlows.clearIdentitySearch': contract({
    title: 'Clear Search for Identities',
    does: 'Shows all identities again, in place of those that were searched for',
    arguments: v.object({}),
  }),
  'kratosFlows.refreshIdentities': contract({
    title: 'Refresh Identities',
    does: 'Reads the identities again that are on view',
    arguments: v.object({}),
  }),
  'kratosFlows.loadMoreIdentities': contract({
    title: 'Load More Identities',
    does: 'Reads the next page of the identities of the active connection',
    arguments: v.object({}),
  }),
};
