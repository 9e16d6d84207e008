import { t } from '@vscode/l10n';
import { readEnrolment } from '../../authenticator/enrolment';
import { totpCode } from '../../authenticator/totp';
import type { Outcome } from '../../flow/outcome.types';
import type { FlowRecord } from '../../record/types';
import type { RequestStep, Step } from '../../recipe/types';
import type { Explorer } from '../explorer';
import { isAlike, isForm } from './alike';
import { noCode, otherAnswer, whereWords } from './ends';
import type { ReplayEnd } from './ends';
import { waitForCode } from './mail';
import { beginsSignedOut, outcomesOf, startOptions } from './plan';
import type { ReplayPlan } from './plan';
import { readPlace } from './places';
import { readPress } from './press';
import type { Means } from './press';
import { goThrough, leadsToProvider } from './through';
import type { Through } from './through';

/** What a replay works with. */
export type ReplayTools = Pick<Explorer, 'driver' | 'flows' | 'personas' | 'readInbox'>;

export interface ReplayRequest {
  readonly personaId: string;
  /** By the names of the plan's variables. */
  readonly values: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
  /** Told where it is. */
  readonly report?: (where: string) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** What came of a replay: which new flow did the work of which old one. */
export interface Replayed {
  readonly flows: ReadonlyMap<string, string>;
  readonly end: ReplayEnd;
}

/**
 * Does a plan again as a persona, through the driver: each flow becomes a record as any other. A persona that is signed
 * in is signed out first where the run begins without a session. It stops where an answer means something else than
 * before and what comes next cannot be done. Rejects for bugs only.
 */
export async function replay(tools: ReplayTools, plan: ReplayPlan, request: ReplayRequest): Promise<Replayed> {
  const { personaId, signal } = request;
  const isSignedIn = tools.personas.session(personaId).status === 'signed-in';
  if (isSignedIn && beginsSignedOut(plan)) await tools.driver.signOut(personaId, signal);
  const performance = new Performance(tools, plan, request);
  const end = await performance.run();
  return { flows: performance.flows, end };
}

/** Thrown within a performance to end it. */
class Stop extends Error {}

class Performance {
  /** New flows by the ids of the old ones. */
  readonly flows = new Map<string, string>();
  private readonly values: Map<string, string>;
  private readonly owners: ReadonlyMap<string, FlowRecord>;
  private readonly outcomes: ReadonlyMap<string, Outcome>;
  private readonly spentCodes = new Set<string>();
  private at = 0;
  private current: string | undefined;
  /** What came of the last round to a provider. */
  private through: Through | undefined;

  constructor(
    private readonly tools: ReplayTools,
    private readonly plan: ReplayPlan,
    private readonly request: ReplayRequest,
  ) {
    const { records } = plan;
    this.values = new Map(request.values);
    this.owners = new Map(records.flatMap((record) => record.exchanges.map(({ id }) => [id, record] as const)));
    this.outcomes = new Map(records.flatMap((record) => [...outcomesOf(record)]));
  }

  async run(): Promise<ReplayEnd> {
    const flow = (): { readonly flow?: string } => (this.current === undefined ? {} : { flow: this.current });
    try {
      for (const [at, step] of this.plan.steps.entries()) {
        this.at = at;
        if (this.request.signal?.aborted) return { kind: 'cancelled', ...flow() };
        this.request.report?.(this.where);
        await this.take(step);
        if (this.request.signal?.aborted) return { kind: 'cancelled', ...flow() };
      }
      return { kind: 'done' };
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      return this.request.signal?.aborted
        ? { kind: 'cancelled', ...flow() }
        : { kind: 'stopped', ...flow(), sentence: error.message };
    }
  }

  private get where(): string {
    const { steps } = this.plan;
    const step = steps[this.at];
    return step === undefined ? '' : whereWords(step, this.at + 1, steps.length);
  }

  private async take(step: Step): Promise<void> {
    if (step.kind === 'totp') {
      this.values.set(step.name, this.makeCode(step.secret));
      return;
    }
    if (step.does === 'mail') {
      await this.readMail(step);
      return;
    }
    const owner = this.owners.get(step.exchange ?? '');
    const before = this.outcomes.get(step.exchange ?? '');
    if (owner === undefined || before === undefined) return;
    const record = await this.send(step, owner, before);
    this.flows.set(owner.id, record.id);
    this.current = record.id;
    const answer = record.exchanges.at(-1);
    for (const { name, from } of step.captures) {
      const value = answer && readPlace(answer, from);
      if (value !== undefined) this.values.set(name, value);
    }
    if (!isAlike(before, record.outcome) && !(await this.canGoOn(before, record, owner)))
      throw new Stop(otherAnswer(this.where, before, record));
    if (step.method === 'POST' && leadsToProvider(record.outcome) && this.goesOn) await this.goThrough(record);
  }

  /** Whether the run has anything behind this step. */
  private get goesOn(): boolean {
    return this.at + 1 < this.plan.steps.length;
  }

  private async send(step: RequestStep, owner: FlowRecord, before: Outcome): Promise<FlowRecord> {
    const { driver } = this.tools;
    const { personaId, signal } = this.request;
    const there = this.flows.get(owner.id);
    // What a provider's answer was asked for is done by the round.
    if (step.does === 'submit' && step.method !== 'POST') return this.through?.made ?? this.lost();
    if (there === undefined && step.does !== 'start' && this.through) {
      const next = this.behindRound(owner, before, this.through);
      return step.does === 'submit' ? this.submit(step, next.id) : next;
    }
    if (step.does === 'submit') return this.submit(step, there);
    if (there !== undefined) return driver.refetch(there, signal);
    const { type } = owner;
    const named = step.does === 'fetch' ? this.flowNamed(step) : undefined;
    if (named !== undefined) return driver.open({ personaId, type, id: named }, signal);
    const parameters = startOptions(owner);
    return driver.start({ personaId, type, parameters }, signal);
  }

  /** The flow that an address names, as an answer of this run told it. */
  private flowNamed({ url }: RequestStep): string | undefined {
    return url.flatMap((part) => (typeof part === 'string' ? [] : (this.values.get(part.ref) ?? []))).at(-1);
  }

  private async submit(step: RequestStep, flowId: string | undefined): Promise<FlowRecord> {
    const record = flowId === undefined ? undefined : this.tools.flows.get(flowId);
    const press = record?.flow && readPress(step, record.flow, await this.means());
    if (record === undefined || press === undefined)
      throw new Stop(
        t('{0}: nothing in the form can be pressed as before this time. Go on with the flow in its panel.', this.where),
      );
    const sent = await this.tools.driver.submit(record.id, press, this.request.signal);
    return this.tools.flows.get(record.id) ?? sent;
  }

  /** Sends somebody to the provider where that is needed, and waits. */
  private async goThrough(record: FlowRecord): Promise<void> {
    const { report, signal } = this.request;
    const { where } = this;
    const through = await goThrough(this.tools, record, (waiting) => report?.(`${where}. ${waiting}`), signal);
    const made = 'left' in through ? through.left : through.made;
    for (const [old, now] of this.flows) if (now === record.id) this.flows.set(old, made.id);
    this.current = made.id;
    if ('left' in through) this.lost(through.why);
    this.through = through;
  }

  private lost(why?: string): never {
    const lost = t('{0}: the way through the provider needs a person, and nobody came back.', this.where);
    throw new Stop([lost, why, t('Go on with the flow in its panel.')].filter((part) => part !== undefined).join(' '));
  }

  /** The flow that a round led to, such as the login that links an account, has been read with it. */
  private behindRound(owner: FlowRecord, before: Outcome, { made, next }: Through): FlowRecord {
    this.through = undefined;
    if (next.id === made.id || next.type !== owner.type) throw new Stop(otherAnswer(this.where, before, next));
    return next;
  }

  private async means(): Promise<Means> {
    const { softwareKeys = [] } = await this.tools.personas.keys(this.request.personaId);
    return { valueOf: (name) => this.values.get(name) ?? '', keys: softwareKeys };
  }

  /** Another form than before still does where the next step has its button there. */
  private async canGoOn(before: Outcome, record: FlowRecord, owner: FlowRecord): Promise<boolean> {
    const next = this.plan.steps.slice(this.at + 1).find((step) => step.kind === 'request' && step.does !== 'mail');
    if (next?.kind !== 'request' || next.does !== 'submit' || record.flow === undefined) return false;
    const isSame = this.owners.get(next.exchange ?? '')?.id === owner.id;
    const areForms = isForm(before) && isForm(record.outcome);
    return isSame && areForms && readPress(next, record.flow, await this.means()) !== undefined;
  }

  /** Of the secret that the form shows, where it shows one; else of the one that the persona keeps. */
  private makeCode(name: string): string {
    const flow = this.current === undefined ? undefined : this.tools.flows.get(this.current)?.flow;
    const secret = (flow && readEnrolment(flow)?.secret) ?? this.values.get(name) ?? '';
    const { now = Date.now } = this.request;
    const made = totpCode(secret, now());
    if (made === undefined) throw new Stop(t('{0}: there is no authenticator to take the code from.', this.where));
    return made.code;
  }

  private async readMail(step: RequestStep): Promise<void> {
    const record = this.current === undefined ? undefined : this.tools.flows.get(this.current);
    const { signal } = this.request;
    const found = record && (await waitForCode(this.tools, record, this.spentCodes, signal));
    if (found?.code === undefined) throw new Stop(noCode(this.where, found?.inbox));
    this.spentCodes.add(found.code);
    for (const { name } of step.captures) this.values.set(name, found.code);
  }
}
