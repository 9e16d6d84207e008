import { t } from '@vscode/l10n';
import { env } from 'vscode';
import type { Recovery } from '../../kratos/admin/recoveries';
import { identityName } from '../../kratos/knowledge/identityName';
import { readLifetime } from '../../kratos/identity/lifetime';
import type { IdentityDetails } from '../../kratos/identity/types';
import type { Connection } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { confirm } from '../../prompts/confirm';
import { askLifetime, askRecoveryKind } from '../../prompts/identities/askRecovery';
import { nextName } from '../../prompts/personas/personaNames';
import type { CommandContext, Verb } from '../commandContext';
import { findIdentity, readForChange } from './findIdentity';

/**
 * Makes a recovery code or link for an identity. The code opens in the flow that it belongs to, as a new persona:
 * Kratos takes it in no other. Yields nothing of what was made but its flow, since it lets anybody in.
 */
export const run: Verb<'kratosFlows.recoverIdentity'> = async (context, given) => {
  const target = await findIdentity(context, given, t('Recovery for an identity'));
  const identity = target && (await readForChange(context, target));
  if (!target || !identity) return undefined;
  const title = t('Recovery for {0}', identityName(identity));
  const kind = given.kind ?? (await askRecoveryKind(title));
  const lifetime = kind && (given.lifetime ?? (await askLifetime(title)));
  if (!kind || lifetime === undefined) return undefined;
  const read = readLifetime(lifetime);
  if (read.kind === 'problem') throw new Error(read.what);
  if (!given.confirmed && !(await confirm(t('{0}?', title), warnings(identity), t('Make It')))) return undefined;
  return letIn(context, target.connection, identity.id, { kind, lifetime: read.text });
};

/** Makes the code or link, and opens or copies it. */
export async function letIn(
  context: CommandContext,
  connection: Connection,
  identity: string,
  wanted: { readonly kind: Recovery['kind']; readonly lifetime: string },
): Promise<object | undefined> {
  const { recoveries } = await context.explorer();
  const answer = await withProgress(t('Making a recovery'), (signal) =>
    recoveries.make(connection, identity, wanted, signal),
  );
  if (answer.kind === 'problem') {
    const { what, todo } = answer;
    context.tell(t('No recovery was made: {0}', todo === undefined ? what : `${what} ${todo}`));
    return undefined;
  }
  const { recovery } = answer;
  const expires = recovery.expiresAt === undefined ? {} : { expiresAt: recovery.expiresAt };
  if (recovery.code !== undefined && recovery.flow !== undefined)
    return { ...(await openCode(context, connection, recovery.flow, recovery.code)), ...expires };
  await env.clipboard.writeText(recovery.address);
  context.tell(t('The recovery link is copied. Kratos mails nothing: hand it over yourself. It works once.'));
  return { copied: true, ...expires };
}

/** Opens the flow of a code as a new persona, with the code filled in; it is kept in memory alone. */
async function openCode(
  context: CommandContext,
  connection: Connection,
  flow: string,
  code: string,
): Promise<{ readonly flow: string; readonly persona: string }> {
  const explorer = await context.explorer();
  const names = explorer.personas.ofConnection(connection.id).map(({ name }) => name);
  const persona = explorer.personas.add({ name: nextName(names), client: 'browser', connectionId: connection.id });
  const record = await withProgress(t('Reading the recovery flow'), (signal) =>
    explorer.driver.open({ personaId: persona.id, type: 'recovery', id: flow }, signal),
  );
  explorer.flows.update(record.id, { draft: { ...record.draft, code } });
  await context.showFlow(record.id);
  context.tell(
    t('The code is filled in for {0}. Kratos mails nothing, and does not verify the address by it.', persona.name),
  );
  return { flow: record.id, persona: persona.id };
}

function warnings({ state }: IdentityDetails): string {
  const own = t(
    'Whoever has it signs in as this identity, once. Kratos mails nothing of its own here: you hand it over. Using it does not verify the address.',
  );
  return state === 'inactive'
    ? `${own} ${t('The identity is inactive: the server makes it all the same, and refuses its use with 401 until the identity is active.')}`
    : own;
}
