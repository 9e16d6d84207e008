/** The contracts of the commands about what other programs send to this editor. */
import * as v from 'valibot';
import { contract } from './contract';

export const listenerContracts = {
  'kratosFlows.showHookCalls': contract({
    title: 'Show Hook Calls',
    does: 'Opens what web hooks sent to the listener of `kratosFlows.hooks.listen`, with its secrets masked. Yields how many came',
    arguments: v.object({}),
  }),
  'kratosFlows.editHookAnswer': contract({
    title: 'Edit the Answer of the Hook Listener',
    does: 'Opens the file that says what web hooks are answered. Yields its address',
    arguments: v.object({}),
  }),
};
