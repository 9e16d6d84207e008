import { present } from '../../flow/json';
import type { BrowserEnd, BrowserProblem, BrowserState } from '../../record/browsing';
import { createEmitter } from '../../store/emitter';
import type { Listen } from '../../store/emitter';
import type { FlowStore } from '../../store/flowStore';
import type { StoreChange } from '../../store/types';

/** What is known of each persona's browser. What is told of one that is gone holds until its flow is answered anew. */
export class BrowserBook {
  readonly #states = new Map<string, BrowserState>();
  /** How many answers the flow of a state had when the state was told. */
  readonly #answers = new Map<string, number | undefined>();
  readonly #changes = createEmitter<StoreChange>();

  readonly onDidChange: Listen<StoreChange> = this.#changes.on;

  constructor(private readonly flows: Pick<FlowStore, 'get'>) {}

  get(personaId: string): BrowserState | undefined {
    return this.#states.get(personaId);
  }

  tell(state: BrowserState): BrowserState {
    const { personaId, flowId } = state;
    this.#states.set(personaId, state);
    this.#answers.set(personaId, this.#count(flowId));
    this.#changes.emit({ kind: 'browser', personaId });
    return state;
  }

  /** There is no browser, since this is in the way. That somebody did not want to wait is told to nobody else. */
  fail(personaId: string, flowId: string | undefined, problem: BrowserProblem): BrowserState {
    const state = present<BrowserState>({ personaId, status: 'failed', problem, flowId });
    if (problem.kind !== 'cancelled') return this.tell(state);
    this.forget(personaId);
    return state;
  }

  /** A browser ended. It is worth a word while a flow goes on in it that somebody else ended. */
  end(personaId: string, how: BrowserEnd): void {
    const state = this.#states.get(personaId);
    if (state?.flowId === undefined || how === 'closed-here') this.forget(personaId);
    else this.tell({ ...state, status: 'ended', how });
  }

  /** The flow is through: a browser that is there goes on with none. */
  done(personaId: string): void {
    const state = this.#states.get(personaId);
    if (state?.status === 'open') this.tell(present<BrowserState>({ personaId, status: 'open', name: state.name }));
    else if (state) this.forget(personaId);
  }

  /** There is nothing to tell any more. */
  forget(personaId: string): void {
    if (this.#states.delete(personaId)) this.#changes.emit({ kind: 'browser', personaId });
  }

  /** A flow was answered: what was told of a browser that is gone is past. */
  answered(flowId: string): void {
    for (const [personaId, { status, flowId: own }] of this.#states) {
      const isGone = status === 'ended' || status === 'failed';
      if (own === flowId && isGone && this.#count(flowId) !== this.#answers.get(personaId)) this.forget(personaId);
    }
  }

  #count(flowId: string | undefined): number | undefined {
    return flowId === undefined ? undefined : this.flows.get(flowId)?.exchanges.length;
  }
}
