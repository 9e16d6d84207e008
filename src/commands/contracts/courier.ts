/** The contracts of the commands about messages of the courier. */
import * as v from 'valibot';
import { contract } from './contract';
import { connection, text } from './fields';

const oneMessage = v.object({ connection, message: text('The id of a message of the courier.') });

export const courierContracts = {
  'kratosFlows.showMessage': contract({
    title: 'Show Message',
    does: 'Opens a message of the courier: to whom, how far it is, why tries to send it failed, and its text where the server shows it',
    arguments: oneMessage,
  }),
  'kratosFlows.findFlowOfMessage': contract({
    title: 'Find Flow of Message',
    does: 'Opens the flow that a message was sent for: one that is kept here, else the one that its link names, for a persona',
    arguments: oneMessage,
  }),
  'kratosFlows.refreshCourier': contract({
    title: 'Refresh Messages',
    does: 'Reads the messages again that are on view',
    arguments: v.object({}),
  }),
  'kratosFlows.loadMoreMessages': contract({
    title: 'Load More Messages',
    does: 'Reads the next page of the messages of the active connection',
    arguments: v.object({}),
  }),
};
