import { t } from '@vscode/l10n';
import { canDo } from '../../../kratos/record/abilities';
import { isCaptured } from '../../../kratos/record/captured';
import { describeNote } from '../../../kratos/record/notes';
import { findOddities } from '../../../kratos/paste/odd';
import { isPasted } from '../../../kratos/paste/record';
import type { CookieTrouble } from '../../../kratos/flow/cookieTrouble';
import type { FlowType } from '../../../kratos/flow/types';
import { hookRemark } from '../../../kratos/knowledge/hookMessages';
import { nextStep, type NextStep } from '../../../kratos/knowledge/nextStep';
import { buildSequence } from '../../../kratos/recipe/sequence';
import type { HeardHook } from '../../../kratos/recipe/sequence.types';
import type { RoundOutlook } from '../../../kratos/providers/ways';
import type { BrowserState } from '../../../kratos/record/browsing';
import type { Connection, Persona, PersonaSession, FlowRecord } from '../../../kratos/record/types';
import type { Exchange } from '../../../kratos/exchange/types';
import type { AuthenticatorView, InboxView, PanelState, ProblemView } from '../../../protocol/state';
import { flowTitle } from '../../../kratos/knowledge/outcomes/words';
import { nothingKnown } from '../../../kratos/record/since';
import { actionId } from '../actions';
import { explainEnding } from '../../../kratos/knowledge/outcomes/ending';
import { explainProblem } from '../../../kratos/knowledge/outcomes/problem';
import type { Situation } from '../../../kratos/knowledge/outcomes/types';
import { toDone, toProblem } from './actionViews';
import { aheadView, type AheadInput } from './aheadView';
import { alongViews } from './alongViews';
import { withCaptcha } from './captcha';
import { cookieLines } from './cookieLines';
import { withDeviceKeys } from './deviceKeys';
import { withKeys, type KeyRing } from './keyButtons';
import { groupsToOpen, shownForm } from './shownForm';
import { withinAbilities } from './possible';
import { standing } from '../../../kratos/knowledge/outcomes/standing';
import { sequenceView } from './sequenceView';
import { buildTimeline } from './timeline';

/** Everything that a picture of a flow is made from. */
export interface PanelInput {
  readonly record: FlowRecord;
  readonly persona: Persona | undefined;
  readonly connection: Connection | undefined;
  /** The server's version, when its health told it. */
  readonly version: string | undefined;
  readonly session: PersonaSession | undefined;
  /** What the persona can fill into this form. */
  readonly authenticator: AuthenticatorView;
  /** The keys of the persona; undefined for a flow that nobody here has. */
  readonly keyRing: KeyRing | undefined;
  readonly inbox: InboxView | undefined;
  readonly busy: PanelState['busy'];
  /** The exchanges of this flow and of those it goes on from, in the order sent. */
  readonly exchanges: readonly Exchange[];
  /** The flows that they are of; the record alone when left out. */
  readonly related?: readonly FlowRecord[];
  /** The calls of web hooks that were heard here. */
  readonly heardHooks?: readonly HeardHook[];
  /** What the way ahead is told by; absent for a flow of no connection. */
  readonly ahead?: Pick<AheadInput, 'configuration' | 'factors'>;
  readonly cookies: PanelState['cookies'];
  /** The cookies that do not come back to the server. */
  readonly cookieTroubles: readonly CookieTrouble[];
  readonly sessionToken: string | undefined;
  /** How the round to a provider can be made that the flow waits for. */
  readonly round?: RoundOutlook | undefined;
  /** What is known of the persona's browser. */
  readonly browser?: BrowserState | undefined;
  /** The flow that this one interrupted, when it can go on. */
  readonly resumes: FlowType | undefined;
  /** The flow that this panel showed before, when it is not over. */
  readonly cameFrom: { readonly id: string; readonly type: FlowType } | undefined;
  readonly canSendAgain: boolean;
  /** Something that happened outside the flow, such as a fault of ours; stands in for an absent problem. */
  readonly notice: ProblemView | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * One complete picture of a flow for the panel. Pure: the same input gives the same picture; nothing in it is markup.
 */
export function buildPanelState(input: PanelInput): PanelState {
  const { record, persona, connection, now } = input;
  const session = input.session ?? nothingKnown(record.personaId);
  const form = formWithKeys(input, session);
  const situation = { ...input, session, personaName: persona?.name ?? t('The persona') };
  const done = doneView(situation, input);
  const explained = explainProblem(situation);
  const wrong = explained && toProblem(explained);
  const problem = done === undefined ? withNotes(wrong ?? input.notice, record, now) : (wrong ?? input.notice);
  const over = record.status !== 'open';
  // A problem says by itself what to do; what the flow would wait for is no help beside it.
  const next =
    over || wrong !== undefined || record.flow === undefined
      ? undefined
      : nextView(nextStep(record.flow, { client: record.client }));
  const { short, tone } = standing(record, session, now);
  const timeline = buildTimeline(input.exchanges, record.mistakes);
  return {
    flow: {
      id: record.id,
      type: record.type,
      title: flowTitle(record.type),
      persona: record.personaId === undefined ? t('nobody') : (persona?.name ?? t('removed persona')),
      client: record.client,
      ...(isCaptured(record) && { captured: true }),
      ...(!canDo(record, 'send').can && { lookOnly: true }),
      connection: record.connectionId === undefined ? t('none') : (connection?.name ?? t('removed connection')),
      ...(input.version === undefined ? {} : { version: input.version }),
      stateLabel: short,
      tone,
      ...(record.expiresAt === undefined || record.status === 'done' ? {} : { expiresAt: record.expiresAt }),
      over,
    },
    ...(next === undefined ? {} : { next }),
    ...withinAbilities(record, { ...(problem && { problem }), ...(done && { done }) }),
    ...(form === undefined ? {} : { form, along: alongViews(form, record.parameters) }),
    openGroups: form === undefined ? [] : groupsToOpen(form),
    draft: record.draft,
    encoding: record.encoding,
    authenticator: input.authenticator,
    ...remarksOn(record),
    ...(input.inbox === undefined ? {} : { inbox: input.inbox }),
    timeline,
    ...(input.ahead && { ahead: aheadView({ ...input.ahead, record, session, heard: input.heardHooks ?? [] }) }),
    ...sequenceView(buildSequence(input.related ?? [record], input.heardHooks), timeline),
    ...(record.letGo === undefined ? {} : { timelineNote: letGoText(record.letGo) }),
    cookies: cookieLines(input.cookies, input.cookieTroubles),
    ...(input.sessionToken === undefined ? {} : { sessionToken: input.sessionToken }),
    ...(input.busy === undefined ? {} : { busy: input.busy }),
  };
}

function formWithKeys({ record, keyRing }: PanelInput, session: PersonaSession): PanelState['form'] {
  const form = shownForm(record, session);
  const { flow } = record;
  if (form === undefined || flow === undefined) return form;
  return withDeviceKeys(withCaptcha(keyRing ? withKeys(form, flow, keyRing) : form, flow));
}

/** What is said of messages in the form that a web hook chose. */
function remarksOn({ flow }: FlowRecord): Pick<PanelState, 'remarks'> {
  const messages = flow ? [...flow.messages, ...flow.nodes.flatMap((node) => node.messages)] : [];
  const remarks = messages.flatMap((message) => {
    const remark = hookRemark(message);
    return remark === undefined ? [] : [{ id: message.id, text: message.text, remark }];
  });
  return remarks.length === 0 ? {} : { remarks };
}

/** So many bodies are read in one line; more of them stand at their groups. */
const inOneLine = 2;

function nextView({ text, body, ways = [] }: NextStep): NonNullable<PanelState['next']> {
  if (ways.length > inOneLine) return { text, bodies: ways };
  return body === undefined ? { text } : { text, body };
}

function letGoText(count: number): string {
  return count === 1
    ? t('One exchange after the first was let go: kratosFlows.flows.keepExchanges says how many are kept.')
    : t('{0} exchanges after the first were let go: kratosFlows.flows.keepExchanges says how many are kept.', count);
}

function doneView(situation: Situation, { record, cameFrom }: PanelInput): PanelState['done'] {
  const ending = explainEnding(situation);
  if (ending === undefined) return undefined;
  const done = toDone(ending);
  const back =
    cameFrom === undefined
      ? []
      : [
          {
            id: actionId({ kind: 'show-flow', id: cameFrom.id }),
            label: t('Back to {0}', flowTitle(cameFrom.type)),
            icon: 'arrow-left',
          },
        ];
  return { ...done, lines: [...done.lines, ...noteTexts(record)], actions: [...done.actions, ...back] };
}

/** What was done silently is told beside what is wrong, or alone: then it is a remark. */
function withNotes(problem: ProblemView | undefined, record: FlowRecord, now: number): ProblemView | undefined {
  const notes = [...noteTexts(record), ...pasteNotes(record, now)];
  if (notes.length === 0) return problem;
  if (problem === undefined) return { tone: 'neutral', title: notes.join(' '), remark: true, actions: [] };
  return { ...problem, why: [problem.why, ...notes].filter((text) => text !== undefined).join(' ') };
}

/** What there is to say of a flow of which one answer was pasted. */
function pasteNotes(record: FlowRecord, now: number): readonly string[] {
  if (!isPasted(record) || record.flow === undefined) return [];
  return [t('This answer was pasted: nothing is known of the requests before it.'), ...findOddities(record.flow, now)];
}

/** The same other host in the form's address and in a redirect is told once. */
function noteTexts({ notes = [], client }: FlowRecord): readonly string[] {
  const hosts = notes.map((note) => (note.kind === 'rewritten' ? `${note.from} ${note.to}` : note.kind));
  const once = notes.filter((_, index) => hosts.indexOf(hosts[index] ?? '') === index);
  return once.map((note) => describeNote(note, client));
}
