/** The contracts of the commands that count identities, and of what they are counted by. */
import * as v from 'valibot';
import { contract } from './contract';
import { connection, text } from './fields';

export const censusContracts = {
  'kratosFlows.whoHasWhat': contract({
    title: 'Who Has What?',
    does:
      'Counts over all identities of a connection who has which factor, and who is asked for a second one by its ' +
      'configuration and by a changed setting. Returns the numbers',
    asksFor: ['connection'],
    arguments: v.object({
      connection,
      change: text('A setting with its value, such as `session.whoami.required_aal: aal1`.'),
    }),
  }),
  'kratosFlows.chooseConfiguration': contract({
    title: 'Choose the Configuration of a Connection…',
    does: 'Remembers for this workspace which `kratos.yml` the server of a connection runs with. Returns the address of the file',
    asksFor: ['connection', 'file'],
    arguments: v.object({
      connection,
      file: text('The file, by its path or its address.'),
    }),
    worksUntrusted: true,
  }),
};
