import { t } from '@vscode/l10n';
import { nextLookupCode } from '../../kratos/authenticator/lookup';
import type { Explorer } from '../../kratos/drive/explorer';
import type { ReplayEnd } from '../../kratos/drive/replay/ends';
import { canDo } from '../../kratos/record/abilities';
import type { FlowRecord, Persona } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import { askValues } from '../../prompts/flows/askValues';
import { chooseReplayer } from '../../prompts/flows/chooseReplayer';
import { nextName } from '../../prompts/personas/personaNames';
import type { CommandContext, Verb } from '../commandContext';
import { summariseFlow } from '../summary';
import { findFlow } from './findFlow';

/**
 * Does a flow again, with those that belong to it, from an exchange on: as its persona, or as a fresh one. What was
 * typed and is not known any more is asked for first. Then both runs stand side by side.
 */
export const run: Verb<'kratosFlows.replayFlow'> = async (context, given) => {
  const record = await findFlow(context, given, t('Replay a flow'), ({ exchanges }) => exchanges.length > 0);
  if (!record) return undefined;
  const explorer = await context.explorer();
  const ability = canDo(record, 'read-inbox');
  if (!ability.can) {
    const sentence = `${ability.missing} ${ability.todo}`;
    context.tell(sentence);
    return { end: 'stopped', sentence };
  }
  const { exchange } = given;
  if (exchange !== undefined && record.exchanges.every(({ id }) => id !== exchange))
    throw new Error(t('This flow has no such request any more.'));
  const { planReplay } = await import('../../kratos/drive/replay/plan');
  const { settleValues } = await import('../../kratos/drive/replay/values');
  const { replay } = await import('../../kratos/drive/replay/replay');
  const own = explorer.personas.get(record.personaId);
  const as = given.as ?? (own ? await chooseReplayer(own) : 'fresh');
  if (as === undefined) return undefined;
  if (as === 'same' && !own) throw new Error(t('This flow has no persona here: it can be replayed by a fresh one.'));
  const isSignedIn = as === 'same' && explorer.personas.session(record.personaId).status === 'signed-in';
  const known = explorer.personas.listSecrets(record.personaId);
  const plan = planReplay([...explorer.flows.all()], record, { from: exchange, signedIn: isSignedIn, known });
  const { values, missing } = settleValues(plan, given.values ?? {}, await keptBy(explorer, own), tag());
  const asked = await askValues(missing);
  if (asked === undefined) return undefined;
  const persona = as === 'same' && own ? own : freshPersona(explorer, record);
  const all = new Map([...values, ...asked]);
  const secrets = plan.variables.flatMap(({ name, secret }) => (secret ? (all.get(name) ?? []) : []));
  explorer.personas.rememberTyped(persona.id, secrets);
  const { flows, end } = await withProgress(t('Replaying {0}', flowTitle(record.type)), (signal, report) =>
    replay(explorer, plan, { personaId: persona.id, values: all, signal, report }),
  );
  const again = explorer.flows.get(flows.get(record.id) ?? flows.get(record.next ?? '') ?? '');
  return { end: end.kind, ...(await show(context, record, again, end)) };
};

/** Both runs side by side; where it stopped, the flow is in front, to be gone on with. */
async function show(
  context: CommandContext,
  record: FlowRecord,
  again: FlowRecord | undefined,
  end: ReplayEnd,
): Promise<object> {
  const comparison = again && (await context.documents.compare({ flow: record.id }, { flow: again.id }));
  const sentence =
    end.kind === 'stopped' ? end.sentence : end.kind === 'cancelled' ? t('The replay was cancelled.') : undefined;
  if (end.kind !== 'done' && end.flow !== undefined) await context.showFlow(end.flow);
  context.tell(sentence ?? comparison?.summary ?? '');
  return {
    ...(again && { flow: summariseFlow(again) }),
    ...(sentence !== undefined && { sentence }),
    ...(comparison && { summary: comparison.summary, changes: comparison.changes }),
  };
}

/** The second factors that the persona of the flow keeps. */
async function keptBy(
  { personas }: Explorer,
  own: Persona | undefined,
): Promise<{ readonly totpSecret?: string | undefined; readonly lookupCode?: string | undefined }> {
  const { totp, lookupCodes = [] } = own ? await personas.keys(own.id) : {};
  return { totpSecret: totp?.secret, lookupCode: nextLookupCode(lookupCodes) };
}

function freshPersona({ personas }: Explorer, { connectionId = '', client }: FlowRecord): Persona {
  const names = personas.ofConnection(connectionId).map(({ name }) => name);
  return personas.add({ name: nextName(names), client, connectionId });
}

/** Letters and digits that no address has had. */
function tag(): string {
  return `r${Date.now().toString(36)}`;
}
