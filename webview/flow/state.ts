import type { Encoding, ExchangeView, FormGroup, PanelState, Submitter, WireText } from '../../src/protocol/state';
import { fieldKey, keyedInputs, orderGroups, findPrimary, allSubmitters, type Typed } from './entries';
import type { Tab } from './tabs';

/** A press on its way: the panel takes no second one until its answer is drawn. */
export interface Pressed {
  readonly submitter: string;
  readonly at: number;
  readonly exchanges: number;
  /** The step that it was pressed in, or that its answer has led to as far as that was drawn; see `stepOf`. */
  readonly step: string;
  /** How many exchanges there were when an answer to it was drawn while the host was still busy. */
  readonly drawn?: number;
  /** The host said that it is busy with it. */
  readonly seen: boolean;
}

/**
 * What the panel keeps beside the state that the host sent: what is being typed (secrets too, and nowhere else), what
 * is revealed, folded, chosen. It changes in place; after each change the panel is drawn anew from it.
 */
export interface PanelMemory {
  state?: PanelState;
  readonly typed: Map<string, Typed>;
  /** Keys of what was typed since an action was run. Where that begins another flow, its form takes them along. */
  ahead?: Set<string>;
  readonly revealed: Set<string>;
  readonly folds: Map<string, boolean>;
  tab: Tab;
  encoding?: Encoding;
  /** Key of the submit node last focused (or the primary one of the group last focused). */
  submitter?: string;
  preview?: { readonly submitter: string; readonly request: WireText; readonly payloadProblem?: string };
  /** The exchange chosen in the timeline; absent: the newest. */
  chosenExchange?: string;
  exchange?: ExchangeView;
  /** Id of the exchange that the host was asked for last. */
  askedExchange?: string;
  pressed?: Pressed;
  /** When the request that is under way was pressed, or first seen, by the panel's own clock. */
  busySince?: number;
  /** Fill the authenticator's next code as soon as it is here. */
  wantsCode?: string;
}

export function createMemory(): PanelMemory {
  return { typed: new Map(), revealed: new Set(), folds: new Map(), tab: 'request' };
}

/** What happened when a state came in, for focus and announcement. */
export interface Arrival {
  /** The first picture of this flow in this panel. */
  readonly first: boolean;
  /** The answer to a press is drawn, for the first time. */
  readonly answered: boolean;
  /** The flow went on: other fields than before, or it is done. */
  readonly stepped: boolean;
}

/**
 * What makes two pictures of a flow the same step: the names of what can be filled in. Inbox, countdown and messages
 * come and go within a step. A finished step (a settings change that was stored) counts as one of its own.
 */
export function describeStep(state: PanelState): string {
  const { form } = state;
  const fields = form === undefined ? [] : keyedInputs(form).map(({ key }) => key);
  const hidden = form === undefined ? [] : form.hidden.map(({ name }) => name);
  const done = state.done === undefined ? '' : `${state.done.title} ${state.timeline.length}`;
  return JSON.stringify([state.flow.id, [...fields].sort(), [...new Set(hidden)].sort(), done]);
}

/** Takes a new state into the memory. What was typed stays where the field stays; secrets go when the step is over. */
export function takeState(memory: PanelMemory, state: PanelState, now: number): Arrival {
  const before = memory.state;
  const first = before?.flow.id !== state.flow.id;
  const leftStep = before !== undefined && describeStep(before) !== describeStep(state);
  memory.state = state;
  if (first) {
    beginFlow(memory, state, before !== undefined);
  } else {
    carryTyped(memory, before, state, leftStep);
  }
  const { pressed } = memory;
  const settled = settlePress(memory, state, now);
  if (settled && pressed !== undefined) forgetJudged(memory, state, pressed);
  // An answer may be drawn while the host is still busy: it is new then and not once more when the host is done, so
  // that the focus is left alone.
  const answered = pressed !== undefined && (brings(state, pressed) || (settled && pressed.drawn === undefined));
  const stepped = answered ? pressed.step !== describeStep(state) : leftStep;
  if (answered && memory.pressed !== undefined)
    memory.pressed = { ...memory.pressed, drawn: state.timeline.length, step: describeStep(state) };
  if (state.busy === undefined) delete memory.busySince;
  else memory.busySince ??= memory.pressed?.at ?? now;
  const { chosenExchange } = memory;
  if (answered || !state.timeline.some(({ id }) => id === chosenExchange)) delete memory.chosenExchange;
  if (memory.submitter !== undefined && !hasSubmitter(state, memory.submitter)) delete memory.submitter;
  return { first, answered, stepped };
}

function beginFlow(memory: PanelMemory, state: PanelState, another: boolean): void {
  const keys = new Set([
    ...(state.form === undefined ? [] : keyedInputs(state.form).map(({ key }) => key)),
    ...alongNames(state),
  ]);
  // Whoever types into the next form before it is drawn means that one.
  const ahead = memory.ahead ?? new Set();
  for (const key of [...memory.typed.keys()]) if (!ahead.has(key) || !keys.has(key)) memory.typed.delete(key);
  delete memory.ahead;
  memory.revealed.clear();
  delete memory.preview;
  delete memory.exchange;
  delete memory.askedExchange;
  delete memory.chosenExchange;
  delete memory.encoding;
  delete memory.pressed;
  delete memory.wantsCode;
  if (another) memory.folds.clear();
  for (const [name, value] of Object.entries(state.draft)) {
    const values = typeof value === 'string' || typeof value === 'boolean' ? [value] : value;
    values.forEach((one, nth) => {
      const key = fieldKey(name, nth);
      if (keys.has(key) && !memory.typed.has(key)) memory.typed.set(key, one);
    });
  }
}

function carryTyped(memory: PanelMemory, before: PanelState, state: PanelState, stepped: boolean): void {
  const old = new Map(before.form === undefined ? [] : keyedInputs(before.form).map(({ key, field }) => [key, field]));
  const fresh = new Map(state.form === undefined ? [] : keyedInputs(state.form).map(({ key, field }) => [key, field]));
  // While a request runs, a state without a form is no step: nothing typed is lost then.
  if (state.form === undefined && state.busy !== undefined) return;
  const along = alongNames(state);
  for (const key of [...memory.typed.keys()].filter((one) => !along.includes(one))) {
    const field = fresh.get(key);
    if (field === undefined || (stepped && field.secret)) {
      memory.typed.delete(key);
      continue;
    }
    const given = field.value;
    // A value that the server has just set anew (normalised, or put back) is what stands in the flow now.
    if (given !== '' && given !== false && given !== old.get(key)?.value) memory.typed.delete(key);
  }
  if (stepped) memory.revealed.clear();
}

function alongNames({ along = [] }: PanelState): readonly string[] {
  return along.map(({ name }) => name);
}

/**
 * A press is answered by the first idle state after the host was busy with it, or by any that brings a new exchange.
 */
function settlePress(memory: PanelMemory, state: PanelState, now: number): boolean {
  const { pressed } = memory;
  if (pressed === undefined) return false;
  if (state.busy !== undefined) {
    memory.pressed = { ...pressed, seen: true };
    return false;
  }
  const over = pressed.seen || state.timeline.length > pressed.exchanges || now - pressed.at > 2000;
  if (over) delete memory.pressed;
  return over;
}

/** Whether a state shows an exchange that is newer than the press and what was drawn of it. */
function brings({ timeline }: PanelState, { exchanges, drawn }: Pressed): boolean {
  return timeline.length > (drawn ?? exchanges);
}

/**
 * Secrets that the server has judged go, the rest of what was typed stays. One that never reached it (see the problem)
 * can be sent again.
 */
function forgetJudged(memory: PanelMemory, state: PanelState, pressed: Pressed): void {
  if (state.form === undefined || state.problem !== undefined || state.timeline.length <= pressed.exchanges) return;
  for (const { key, field } of keyedInputs(state.form)) if (field.secret) memory.typed.delete(key);
}

function hasSubmitter({ form }: PanelState, key: string): boolean {
  return form !== undefined && allSubmitters(form).some((submitter) => submitter.key === key);
}

/** The submit node that Enter presses and the preview shows: the one last focused, else the first group's primary. */
export function currentSubmitter({ state, submitter }: PanelMemory): Submitter | undefined {
  if (state?.form === undefined) return undefined;
  const all = allSubmitters(state.form);
  const chosen = all.find(({ key }) => key === submitter);
  if (chosen !== undefined) return chosen;
  for (const group of orderGroups(state.form, state.openGroups)) {
    const primary = findPrimary(group);
    if (primary !== undefined) return primary;
  }
  return undefined;
}

export function currentEncoding({ state, encoding }: PanelMemory): Encoding {
  return encoding ?? state?.encoding ?? 'json';
}

/** The tab shown: the person's choice, or the timeline where there is no request to preview. */
export function currentTab(memory: PanelMemory): Tab {
  return memory.tab === 'request' && currentSubmitter(memory) === undefined ? 'timeline' : memory.tab;
}

/** Id of the exchange shown: the chosen one, else the newest. */
export function currentExchange({ state, chosenExchange }: PanelMemory): string | undefined {
  return chosenExchange ?? state?.timeline.at(-1)?.id;
}

/**
 * Whether a group is shown open: as the person left it, else as the host wants it; everything is open when there is
 * little, the first when nobody says.
 */
export function isOpen(memory: PanelMemory, group: FormGroup, index: number, count: number): boolean {
  const chosen = memory.folds.get(`group:${group.group}`);
  if (chosen !== undefined) return chosen;
  const { state } = memory;
  const wanted = state?.openGroups ?? [];
  if (count <= 1 || wanted.includes(group.group)) return true;
  if (hasError(group)) return true;
  return (
    !wanted.some((name) => state?.form?.groups.some((other) => other.group === name)) && (index === 0 || count <= 2)
  );
}

function hasError(group: FormGroup): boolean {
  return group.fields.some((field) => field.messages.some(({ type }) => type === 'error'));
}
