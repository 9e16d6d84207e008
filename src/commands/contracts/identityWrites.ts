/** The contracts of the commands that make identities, write them, and let people in. */
import * as v from 'valibot';
import { contract } from './contract';
import { choice, confirmed, field, flag, identityTarget, text } from './fields';

/** How somebody gets in: which kind, and for how long. */
const recovery = {
  kind: choice(['code', 'link'], 'A `code` that is typed, or a `link` that is followed.'),
  lifetime: text('How long it is good for, such as `10m`, `1h` or `24h`: hours, minutes and seconds.'),
};

/** What a new identity is made of. */
const fresh = {
  connection: identityTarget.connection,
  schema: text('The id of the identity schema.'),
  traits: field('The traits, as the schema wants them.', v.record(v.string(), v.unknown())),
  state: choice(['active', 'inactive'], 'Whether it can sign in; `active` when left out.'),
};

export const identityWriteContracts = {
  'kratosFlows.createIdentity': contract({
    title: 'New Identity…',
    does: 'Opens a form that the identity schema describes; with `schema`, `traits` and `confirmed` the identity is made at once',
    asksFor: ['schema', 'traits', 'confirmed'],
    arguments: v.object({ ...fresh, confirmed }),
  }),
  'kratosFlows.editIdentity': contract({
    title: 'Edit Identity…',
    does: 'Opens the form of an identity, which sends a JSON Patch of what was changed; with `changes` and `confirmed` these are written at once',
    asksFor: ['identity', 'changes', 'confirmed'],
    arguments: v.object({
      ...identityTarget,
      changes: field(
        'What is to be another: `traits`, `state`, `external_id`, `metadata_public` or `metadata_admin`, each as a whole.',
        v.record(v.string(), v.unknown()),
      ),
      confirmed,
    }),
  }),
  'kratosFlows.inviteIdentity': contract({
    title: 'Invite Identity…',
    does: 'Opens the form for a new identity, then makes a recovery code or link for it. Kratos mails nothing',
    asksFor: ['schema', 'traits', 'kind', 'lifetime', 'confirmed'],
    arguments: v.object({ ...fresh, ...recovery, confirmed }),
  }),
  'kratosFlows.importIdentities': contract({
    title: 'Import Identities…',
    does: 'Shows what would become of each line of a JSON, JSON Lines or CSV file, and sends nothing; with `confirmed` it is imported at once, and goes on where it was stopped. Returns how many were made, were there already, were refused, are left out and are left',
    asksFor: ['file', 'schema', 'confirmed'],
    arguments: v.object({
      connection: identityTarget.connection,
      file: text('The file, by its path or its address.'),
      schema: text('The id of the identity schema of lines that name none.'),
      withProblems: flag('Lines in which something is wrong are sent too, and the server decides.'),
      confirmed,
    }),
  }),
  'kratosFlows.recoverIdentity': contract({
    title: 'Recovery Code or Link for Identity…',
    does: 'Makes a recovery code, and opens the flow that it belongs to as a new persona; or makes a recovery link, and copies it. Kratos mails nothing',
    asksFor: ['identity', 'kind', 'lifetime', 'confirmed'],
    arguments: v.object({ ...identityTarget, ...recovery, confirmed }),
  }),
  'kratosFlows.setPassword': contract({
    title: 'Set New Password for Identity…',
    does: 'Says that Kratos has no call for it, and offers what there is: a recovery code, or a hash that was made elsewhere, which is checked before it is stored',
    asksFor: ['identity', 'how', 'hash', 'lifetime', 'confirmed'],
    arguments: v.object({
      ...identityTarget,
      how: choice(['code', 'hash'], 'By a recovery `code`, or by storing a `hash`.'),
      hash: text('The hash, in a format that Kratos can verify.'),
      lifetime: recovery.lifetime,
      confirmed,
    }),
  }),
};
