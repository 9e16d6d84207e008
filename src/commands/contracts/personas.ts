/** The contracts of the commands about personas. */
import * as v from 'valibot';
import { contract } from './contract';
import { clientField, confirmed, connection, flag, text, who } from './fields';

export const personaContracts = {
  'kratosFlows.addPersona': contract({
    title: 'Add Persona…',
    does: 'Adds a persona: an isolated client, as a browser profile is',
    asksFor: ['name', 'client'],
    arguments: v.object({
      name: text('Its name, which no other persona of that client has.'),
      client: clientField('A browser keeps cookies, a native client a session token.'),
      connection,
    }),
  }),
  'kratosFlows.renamePersona': contract({
    title: 'Rename Persona…',
    does: 'Gives a persona another name',
    asksFor: ['persona', 'name'],
    arguments: v.object({ ...who, name: text('The new name.') }),
  }),
  'kratosFlows.secureCookies': contract({
    title: 'Secure Cookies over http…',
    does: 'Whether a persona sends `Secure` cookies over http to this machine, as browsers do (`true`), or withholds them, as httpyac and Go before 1.26 do',
    asksFor: ['persona', 'send'],
    arguments: v.object({ ...who, send: flag('Whether they are sent.') }),
  }),
  'kratosFlows.removePersona': contract({
    title: 'Remove Persona…',
    does: 'Forgets a persona with its cookies or token, authenticator and flows. Its session on the server stays',
    asksFor: ['persona', 'confirmed'],
    arguments: v.object({ ...who, confirmed }),
  }),
};
