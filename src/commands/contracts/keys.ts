/** The contracts of the commands about passkeys and security keys. */
import * as v from 'valibot';
import { contract } from './contract';
import { confirmed, connection, text, who } from './fields';

const key = text('A passkey or security key of the persona, by its id or name.');

export const keyContracts = {
  'kratosFlows.choosePageOrigin': contract({
    title: 'Choose Page for Keys…',
    does: 'Chooses the page that keys of a site answer for, by its origin (scheme, host and port), as `rp.origins` has it',
    asksFor: ['site', 'origin'],
    arguments: v.object({
      site: text('The site that the keys are of: `rp.id`.'),
      origin: text('The origin of the page, such as `http://localhost:4455`.'),
      connection,
    }),
  }),
  'kratosFlows.renameKey': contract({
    title: 'Rename Key…',
    does: 'Gives a passkey or security key of a persona another name here',
    asksFor: ['persona', 'key', 'name'],
    arguments: v.object({ ...who, key, name: text('The new name.') }),
  }),
  'kratosFlows.copyKey': contract({
    title: 'Copy Key to Another Persona…',
    does: 'Gives another persona a copy of a passkey or security key, which signs in as the same account',
    asksFor: ['persona', 'key', 'to'],
    arguments: v.object({ ...who, key, to: text('The persona that gets it, by its name or id.') }),
  }),
  'kratosFlows.removeKey': contract({
    title: 'Remove Key…',
    does: 'Forgets a passkey or security key of a persona. The account on the server still has it',
    asksFor: ['persona', 'key', 'confirmed'],
    arguments: v.object({ ...who, key, confirmed }),
  }),
};
