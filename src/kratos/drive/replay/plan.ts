import type { Outcome } from '../../flow/outcome.types';
import type { FlowParameters } from '../../flow/types';
import { isOwnReturn } from '../../providers/address';
import { readStep } from '../../record/apply';
import { blankRecord } from '../../record/blank';
import { foldInSteps } from '../../record/fold';
import type { FlowRecord } from '../../record/types';
import { gatherLinked, gatherRun } from '../../recipe/gather';
import { isKeyAnswer, needsSession } from '../../recipe/notes';
import { buildRecipe } from '../../recipe/recipe';
import type { RequestStep, Step, Value, Variable } from '../../recipe/types';
import { leadsToProvider } from './through';

/** What is done again. */
export interface ReplayPlan {
  /** The flows of it, in the order of time, with the exchanges that are repeated. */
  readonly records: readonly FlowRecord[];
  readonly steps: readonly Step[];
  /** What has to be given: those values that bodies and codes are made of. */
  readonly variables: readonly Variable[];
}

/** Which part of a run is done again, and how. */
export interface ReplayOptions {
  /** The exchange of the flow to begin with: attempts that failed before it are left out. */
  readonly from?: string | undefined;
  /** The persona has a session where the flow needs one: nobody has to sign in first. */
  readonly signedIn: boolean;
  /** Secrets of the persona, to be known wherever they stand. */
  readonly known?: readonly string[];
}

/**
 * Plans to do a flow again, with those that belong to it, and with the sign-in that it needs where there is no session.
 * What came before `from` is done as far as the form has to come there.
 */
export function planReplay(
  all: readonly FlowRecord[],
  record: FlowRecord,
  { from, signedIn, known = [] }: ReplayOptions,
): ReplayPlan {
  const gathered = signedIn ? gatherLinked(all, record) : gatherRun(all, record);
  const records = withoutLeft(gathered).map((one) =>
    one.id === record.id && from !== undefined ? startingAt(one, from) : one,
  );
  const { steps, variables } = buildRecipe(records, { withSecrets: true, known });
  const used = new Set(steps.flatMap(namesTyped));
  return { records, steps, variables: variables.filter(({ name }) => used.has(name)) };
}

/**
 * Without flows that were left for another one of their type before the provider was: a token exchange begins a flow
 * anew, which the replay does by itself where it takes that way.
 */
function withoutLeft(records: readonly FlowRecord[]): readonly FlowRecord[] {
  return records.filter(({ type, outcome, next }) => {
    const follower = leadsToProvider(outcome) ? records.find(({ id }) => id === next) : undefined;
    return follower?.type !== type || !isOwnReturn(follower.parameters.return_to);
  });
}

/**
 * What a flow is started with again. The challenge of an OAuth2 sign-in is spent with its login; what a token exchange
 * asked for is added by the way that is taken this time.
 */
export function startOptions({ parameters }: FlowRecord): FlowParameters {
  const added = isOwnReturn(parameters.return_to) ? ['return_to', 'return_session_token_exchange_code'] : [];
  const left = new Set(['login_challenge', ...added]);
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !left.has(name)));
}

/** Whether the run begins without a session. */
export function beginsSignedOut({ records: [first] }: ReplayPlan): boolean {
  return first !== undefined && first.type !== 'verification' && !needsSession(first);
}

/** What each exchange of a record meant. */
export function outcomesOf(record: FlowRecord): ReadonlyMap<string, Outcome> {
  const { id, type, client, startedAt, parameters, exchanges } = record;
  const steps = foldInSteps(blankRecord({ id, type, client, startedAt, parameters }), exchanges);
  return new Map(steps.flatMap(({ outcome }, at) => (exchanges[at] ? [[exchanges[at].id, outcome] as const] : [])));
}

function startingAt(record: FlowRecord, from: string): FlowRecord {
  const { exchanges } = record;
  const at = exchanges.findIndex(({ id }) => id === from);
  const outcomes = outcomesOf(record);
  const kept = exchanges.filter((exchange, index) => {
    if (index === 0 || index >= at) return true;
    return readStep(exchange) === 'submit' && outcomes.get(exchange.id)?.kind === 'advanced';
  });
  return { ...record, exchanges: kept };
}

/** The names whose values are typed: the rest, such as tokens and cookies, comes by itself. */
function namesTyped(step: Step): readonly string[] {
  if (step.kind === 'totp') return [step.secret];
  if (step.does !== 'submit') return [];
  return typedFields(step)
    .filter(([name]) => !isKeyAnswer(name))
    .flatMap(([, value]) => namesIn(value));
}

/** The fields of a body that a person, or the authenticator, would fill. */
export function typedFields({ body }: RequestStep): readonly (readonly [name: string, value: Value])[] {
  return (body?.fields ?? []).filter(([name]) => name !== 'csrf_token');
}

function namesIn(value: Value): readonly string[] {
  if ('ref' in value) return [value.ref];
  if ('items' in value) return value.items.flatMap(namesIn);
  return 'members' in value ? value.members.flatMap(([, inner]) => namesIn(inner)) : [];
}
