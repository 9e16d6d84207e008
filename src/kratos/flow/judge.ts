import { newMessages } from './messages';
import type { Outcome } from './outcome.types';
import type { Flow, UiNode } from './types';

/**
 * What a flow that came back from a submit means. Old states and messages stick in Kratos, so it is judged by what is
 * new: an error among the news is a redisplay whatever the status; a settings flow counts as saved only with 200 and a
 * success; 400 without news of an error is a step forward where the form changed or a code was sent. Everything else at
 * 400 is a refusal that has no error message, as web hooks make it by an answer of another shape.
 */
export function judgeFlow(flow: Flow, status: number, previous: Flow | undefined): Outcome {
  const news = newMessages(previous, flow);
  if (flow.flowType === 'settings') return judgeSettings(flow, status, previous);
  if (isSpoilt(flow) || news.some(({ type }) => type === 'error')) return { kind: 'redisplayed', flow, news };
  if (flow.state === 'passed_challenge' && status === 200) return passed(flow);
  const moved = previous === undefined || hasMoved(previous, flow);
  const told = status >= 400 ? news.some(({ id }) => codeSent.has(id)) : news.length > 0;
  return { kind: moved || told ? 'advanced' : 'redisplayed', flow, news };
}

/**
 * Messages of logins and registrations that send a code once more: the only step that leaves the form as it was and
 * answers 400.
 */
const codeSent: ReadonlySet<number> = new Set([1_010_014, 1_010_025, 1_040_005]);

/**
 * Whether a recovery or verification flow was spoilt by a submit without `method`: its `active` is `default` from then
 * on and every later submit, the right code included, is refused with 4010005 or 4010006. Only a new flow helps.
 */
export function isSpoilt(flow: Flow): boolean {
  return (
    (flow.flowType === 'recovery' || flow.flowType === 'verification') &&
    flow.active === 'default' &&
    flow.state !== 'passed_challenge'
  );
}

/**
 * A settings flow says `success` for good after its first success, in a later 400 too; showing or making lookup codes
 * answers 200 with `show_form`.
 */
function judgeSettings(flow: Flow, status: number, previous: Flow | undefined): Outcome {
  const news = newMessages(previous, flow);
  if (status >= 400) return { kind: 'redisplayed', flow, news: news.filter(({ id }) => id !== 1_050_001) };
  const codesAppeared = showsCodes(flow) && (previous === undefined || !showsCodes(previous));
  if (flow.state === 'success' && !codesAppeared) return { kind: 'saved', flow, continueWith: flow.continueWith };
  return { kind: news.some(({ type }) => type === 'error') ? 'redisplayed' : 'advanced', flow, news };
}

function showsCodes(flow: Flow): boolean {
  return flow.nodes.some((node) => node.type === 'text' && node.id === 'lookup_secret_codes');
}

function passed(flow: Flow): Outcome {
  const token = flow.continueWith.find(({ action }) => action === 'set_ory_session_token');
  const tokenPart = token?.action === 'set_ory_session_token' ? { sessionToken: token.sessionToken } : {};
  return { kind: 'passed', flow, ...tokenPart, continueWith: flow.continueWith };
}

/**
 * Whether the form is another one: its state, or its inputs in any order and whatever is in them. The method in
 * `active` is that of any submit, refused ones included; and for a message whose place the form does not have, Kratos
 * makes an input.
 */
function hasMoved(previous: Flow, flow: Flow): boolean {
  if (previous.state !== flow.state) return true;
  const before = previous.nodes.flatMap(inputName);
  const now = flow.nodes
    .filter((node) => node.messages.length === 0 || inputName(node).every((name) => before.includes(name)))
    .flatMap(inputName);
  return JSON.stringify(before.toSorted()) !== JSON.stringify(now.toSorted());
}

function inputName(node: UiNode): readonly string[] {
  return node.type === 'input' && node.name !== 'csrf_token' ? [`${node.group}/${node.name}:${node.inputType}`] : [];
}
