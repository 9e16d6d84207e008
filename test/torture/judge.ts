import type { Entries } from '../../src/kratos/flow/form/form.types';
import type { Outcome } from '../../src/kratos/flow/outcome.types';
import { isRefusal } from '../../src/kratos/flow/outcomeKinds';
import type { Flow } from '../../src/kratos/flow/types';
import type { FlowRecord, PersonaSession } from '../../src/kratos/record/types';
import { secretEntries, withoutSecrets } from '../../src/kratos/store/draft';
import { readToPanel } from '../../src/protocol/validate';
import { buildPanelState } from '../../src/views/panel/state/buildState';
import { makeInput } from '../unit/views/panel/makeRecord';
import type { Hit, Trial } from './trial';

/** What was typed when a flow was sent, and the flow as it was then. */
export interface Typed {
  readonly flow: Flow | undefined;
  readonly entries: Entries;
}

/** The kind of an outcome, with what tells it from others of its kind. */
export function nameOf(outcome: Outcome): string {
  const { kind } = outcome;
  if (kind === 'unreachable') return `${kind}/${outcome.failure.kind}`;
  return kind === 'not-kratos' ? `${kind}/${outcome.reason}` : kind;
}

/** Judges a flow whose last exchange met a fault: its outcome, what was typed, and the page that shows it. */
export function judgeRecord(trial: Trial, { fault, exchange }: Hit, record: FlowRecord, typed?: Typed): void {
  const { outcome } = record;
  const name = outcome ? nameOf(outcome) : 'nothing';
  const step = `${exchange.request.method} ${new URL(exchange.request.url).pathname}`;
  if (!fault.comesTo.includes(name)) trial.complain(`${step} comes to ${name}`);
  if (typed?.flow && outcome && isRefusal(outcome)) {
    const kept = withoutSecrets(typed.flow, typed.entries);
    const lost = Object.keys(kept).filter((key) => record.draft[key] !== kept[key]);
    if (lost.length > 0) trial.complain(`${step} loses ${lost.join(', ')}`);
    const secrets = secretEntries(typed.flow, typed.entries);
    if (Object.values(record.draft).some((value) => secrets.includes(String(value))))
      trial.complain(`${step} keeps a secret`);
  }
  const state = buildPanelState(makeInput(record));
  const { problem, done, form } = state;
  if (problem === undefined && done === undefined && form === undefined) trial.complain(`${step} shows nothing`);
  if (outcome && isRefusal(outcome) && (problem === undefined || problem.title === '' || problem.why === undefined))
    trial.complain(`${step} is not explained`);
  if (readToPanel({ type: 'state', state }) === undefined) trial.complain(`${step} makes a state that no page takes`);
}

/** Judges a session whose last check, or end, met a fault. */
export function judgeSession(
  trial: Trial,
  { fault, exchange }: Hit,
  { problem, exchange: last }: PersonaSession,
): void {
  const step = `${exchange.request.method} ${new URL(exchange.request.url).pathname}`;
  if (last?.id !== exchange.id) trial.complain(`${step} is not the last exchange of the session`);
  if (problem === undefined || problem.what === '') trial.complain(`${step} leaves no problem with the session`);
  const [failed] = fault.comesTo.filter((name) => name.startsWith('unreachable/'));
  if (failed !== undefined && `unreachable/${problem?.failure?.kind ?? 'nothing'}` !== failed)
    trial.complain(`${step} fails as ${problem?.failure?.kind ?? 'nothing'}`);
}
