import { buildForm } from '../../../kratos/flow/form/form';
import type { Outcome } from '../../../kratos/flow/outcome.types';
import type { Flow, UiText } from '../../../kratos/flow/types';
import type { PersonaSession, FlowRecord } from '../../../kratos/record/types';
import type { Form } from '../../../protocol/state';

/**
 * The form, unless the flow is over and well: a passed flow's action is no place to post to. A settings flow stays
 * usable after a change, as long as its persona is signed in. Messages that stuck from earlier steps are left out as
 * soon as the last answer brought new ones.
 */
export function shownForm(record: FlowRecord, session?: PersonaSession): Form | undefined {
  const { flow, outcome } = record;
  if (flow === undefined || isOver(flow, outcome, record, session)) return undefined;
  const form = buildForm(flow);
  const news = outcome !== undefined && 'news' in outcome ? outcome.news : [];
  const fresh = form.messages.filter((message) => news.some((one) => sameMessage(one, message)));
  return fresh.length === 0 ? form : { ...form, messages: fresh };
}

function isOver(
  flow: Flow,
  outcome: Outcome | undefined,
  record: FlowRecord,
  session: PersonaSession | undefined,
): boolean {
  if (flow.flowType === 'settings' || outcome?.kind === 'saved')
    return record.status === 'done' && session?.status === 'signed-out';
  // Read again by its id, a flow that has passed still has its buttons; nothing more is to be submitted to it.
  return record.status === 'done' || flow.state === 'passed_challenge';
}

function sameMessage(one: UiText, other: UiText): boolean {
  return one.id === other.id && one.text === other.text;
}

/**
 * What to show first and open: everything when there is little; else the recommended group, and every group with an
 * error in it or something said of it.
 */
export function groupsToOpen(form: Form): readonly string[] {
  if (form.groups.length <= 2) return form.groups.map(({ group }) => group);
  const wanted = form.groups.filter(
    ({ recommended, fields, note }) =>
      recommended || note !== undefined || fields.some(({ messages }) => messages.some(({ type }) => type === 'error')),
  );
  const open = wanted.length > 0 ? wanted : form.groups.slice(0, 1);
  return [...open].sort((one, other) => Number(other.recommended) - Number(one.recommended)).map(({ group }) => group);
}

/** The names of what can fill the fields of a form. */
export function neededFillers(form: Form): ReadonlySet<'totp' | 'lookup' | 'code'> {
  const fields = [...form.shared, ...form.groups.flatMap(({ fields: own }) => own)];
  return new Set(
    fields.flatMap((field) => (field.kind === 'input' && field.filledBy !== undefined ? [field.filledBy] : [])),
  );
}

/** The base32 secret that a settings form enrols now. */
export function enrolledSecret(form: Form): string | undefined {
  for (const field of form.groups.flatMap(({ fields }) => fields)) {
    if (field.kind === 'text' && field.secret !== undefined) return field.secret;
  }
  return undefined;
}
