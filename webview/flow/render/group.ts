import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Field, FormGroup, Submitter } from '../../../src/protocol/state';
import { keyFields, findPrimary } from '../entries';
import { currentSubmitter, isOpen } from '../state';
import { texts } from '../texts';
import { drawBusy, pressedGroup } from './busy';
import { drawInput } from './field';
import { icon } from '../../shared/icons';
import { type Drawn } from './parts';
import { drawNote, drawShown, keyNoteId, type ShownField } from './shownField';
import type { View } from './view';

/**
 * One way on: its fields (`shared` ones first) and buttons. Alone it is a plain card; among others it folds to its
 * title.
 */
export function drawGroup(
  view: View,
  group: FormGroup,
  index: number,
  count: number,
  shared: readonly Field[],
): TemplateResult {
  const title = html`<h2 class="group-title">${group.title}</h2>
    <code class="name">${group.group}</code>`;
  const content = html`<div class="group-content">
    ${group.note === undefined ? nothing : drawNote(view, 'browser', group.note)}
    ${drawFields(view, '', shared)}${drawFields(view, group.group, group.fields)}${drawSubmitters(view, group)}${drawBodies(view, group)}
  </div>`;
  if (count === 1) {
    return html`<section class="group" data-group=${group.group}>
      <div class="group-head">${title}</div>
      ${content}
    </section>`;
  }
  const open = isOpen(view.memory, group, index, count);
  return html`<details
    class="group"
    data-group=${group.group}
    .open=${open}
    @toggle=${(event: Event) => {
      const now = (event.currentTarget as HTMLDetailsElement).open;
      if (now !== open) view.run.fold(`group:${group.group}`, now);
    }}
  >
    <summary class="group-head">${icon('chevron-right')}${title}</summary>
    ${content}
  </details>`;
}

/** The id of the words that say that nothing of a form can be sent. */
export const lookOnlyId = 'look-only';

interface Item {
  readonly key: string;
  readonly draw: () => TemplateResult;
}

/** The fields of a group in their order; a QR code and the secret beside it are drawn as one. */
export function drawFields(view: View, place: string, fields: readonly Field[]): Drawn {
  if (fields.length === 0) return nothing;
  const inputs = [...keyFields(fields)];
  const items: Item[] = [];
  fields.forEach((field, index) => {
    const where = `${place}-${index}`;
    if (field.kind === 'input') {
      const keyed = inputs.shift();
      if (keyed !== undefined) items.push({ key: `input ${keyed.key}`, draw: () => drawInput(view, place, keyed) });
      return;
    }
    const next = fields[index + 1];
    if (field.kind === 'image' && next?.kind === 'text' && next.secret !== undefined) {
      items.push({ key: `enrol ${where}`, draw: () => drawEnrolment(view, where, field, next) });
      return;
    }
    const before = fields[index - 1];
    if (field.kind === 'text' && field.secret !== undefined && before?.kind === 'image') return;
    items.push({ key: `${field.kind} ${where}`, draw: () => drawShown(view, where, field) });
  });
  return html`<div class="fields">
    ${repeat(
      items,
      ({ key }) => key,
      ({ draw }) => draw(),
    )}
  </div>`;
}

function drawEnrolment(view: View, where: string, image: ShownField, secret: ShownField): TemplateResult {
  return html`<div class="enrol">${drawShown(view, where, image)}${drawShown(view, `${where}-secret`, secret)}</div>`;
}

/** What the buttons of a group send, where the whole form has too many ways on to name them in one line. */
function drawBodies({ state: { next } }: View, { group }: FormGroup): Drawn {
  const own = (next?.bodies ?? []).filter((one) => one.group === group);
  if (own.length === 0) return nothing;
  return html`<div class="bodies">${own.map(({ body }) => html`<p>${texts.next.body} <code>${body}</code></p>`)}</div>`;
}

function drawSubmitters(view: View, group: FormGroup): Drawn {
  if (group.submitters.length === 0) return nothing;
  const first = findPrimary(group)?.key;
  const busy = pressedGroup(view) === group.group ? drawBusy(view) : nothing;
  return html`<div class="buttons">
    ${group.submitters.map((submitter) => drawSubmitter(view, submitter, submitter.key === first, reasonId(group, submitter)))}${busy}
  </div>`;
}

/** One button of the form stands out: that of the group which the person is at. */
function isMainGroup(memory: View['memory'], { group }: Submitter): boolean {
  return currentSubmitter(memory)?.group === group;
}

/** The main thing is no press of the form: the flow is over, or the cure or what comes next is offered above it. */
function isOutdone({ flow, problem, done }: View['state']): boolean {
  const offered = [...(problem?.actions ?? []), ...(done?.actions ?? [])];
  return (flow.over && done === undefined) || offered.some(({ primary }) => primary === true);
}

const roleIcons: Readonly<Partial<Record<Submitter['role'], string>>> = {
  back: 'arrow-left',
  resend: 'send',
  remove: 'trash',
};

/**
 * The id of the words that say why no key can answer: the button stays within reach of the keyboard then, so that a
 * screen reader tells them.
 */
function reasonId({ fields }: FormGroup, { disabled, name }: Submitter): string | undefined {
  const isTold = fields.some((field) => field.kind === 'trigger' && field.name === name && field.key !== undefined);
  return disabled && isTold ? keyNoteId(name) : undefined;
}

function drawSubmitter(
  { state, memory }: View,
  submitter: Submitter,
  first: boolean,
  reason: string | undefined,
): TemplateResult {
  const lookOnly = state.flow.lookOnly === true;
  const waiting = state.busy !== undefined || memory.pressed !== undefined;
  const sign = roleIcons[submitter.role];
  const accented =
    first &&
    !lookOnly &&
    (submitter.primary || submitter.role === 'main') &&
    isMainGroup(memory, submitter) &&
    !isOutdone(state);
  return html`<button
    type=${reason === undefined ? 'submit' : 'button'}
    class="vscode-button ${accented ? '' : 'secondary'}"
    name=${submitter.name}
    value=${submitter.value}
    data-key=${submitter.key}
    ?data-primary=${first}
    ?data-aimed=${submitter.key === currentSubmitter(memory)?.key}
    ?disabled=${submitter.disabled && reason === undefined}
    aria-disabled=${waiting || lookOnly || reason !== undefined ? 'true' : nothing}
    aria-describedby=${reason ?? (lookOnly ? lookOnlyId : nothing)}
  >
    ${sign === undefined ? nothing : icon(sign)}<span class="caption">${submitter.label}</span>
  </button>`;
}
