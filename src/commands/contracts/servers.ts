/** The contracts of the commands that run a Kratos on this machine. */
import * as v from 'valibot';
import { recipes } from '../../kratos/servers/types';
import { contract } from './contract';
import { choice, confirmed, connection, flag } from './fields';

export const serverContracts = {
  'kratosFlows.practice.start': contract({
    title: 'Start a Practice Kratos…',
    does:
      'Starts a Kratos of its own on free ports of this machine, with a configuration that you may edit, and connects to it. ' +
      'Returns the connection, and where its configuration is',
    asksFor: ['recipe'],
    arguments: v.object({
      recipe: choice(recipes, 'What it lets people do.'),
      replace: flag('A configuration that was changed is replaced: nobody is asked.'),
    }),
  }),
  'kratosFlows.practice.reset': contract({
    title: 'Reset the Practice Kratos…',
    does: 'Starts the practice Kratos again with an empty database',
    asksFor: ['confirmed'],
    arguments: v.object({ confirmed }),
  }),
  'kratosFlows.practice.openConfiguration': contract({
    title: 'Open the Configuration of the Practice Kratos',
    does: 'Opens its `kratos.yml`: it is started again when you save that',
    arguments: v.object({}),
  }),
  'kratosFlows.stopServer': contract({
    title: 'Stop Server',
    does: 'Stops a server that this window started. What it keeps in a file stays',
    asksFor: ['connection'],
    arguments: v.object({ connection }),
  }),
  'kratosFlows.showServerLog': contract({
    title: 'Show Log of Server',
    does: 'Shows what a server that this window started has printed',
    asksFor: ['connection'],
    arguments: v.object({ connection }),
  }),
};
