/** The contracts of the commands that make identities, write them, and let people in. */
import * as v from 'valibot';
import { contract } from './contract';
import { choice, confirmed, identityTarget, text } from './fields';

/** How somebody gets in: which kind, and for how long. */
const recovery = {
  kind: choice(['code', 'link'], 'A `code` that is typed, or a `link` that is followed.'),
  lifetime: text('How long it is good for, such as `10m`, `1h` or `24h`: hours, minutes and seconds.'),
};

export const identityWriteContracts = {
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
